// This file puts the simulated world in place of the browser's: frames, signals, the scheduler and requests.

import { installFetch } from "./fetch";
import { installFrames } from "./frames";
import type { WorldHost } from "./host";
import { installScheduler } from "./scheduler";
import { installSignals } from "./signals";

/** Replaces what would work in the browser's own time. Nothing of the user's may have run yet. */
export function installWorld(host: WorldHost): void {
  installFrames(host);
  installSignals(host);
  installScheduler(host);
  installFetch(host);
}
