// This file puts the simulated world in place of the browser's: channels, frames, signals, the scheduler and requests.

import { installChannels } from "./channels";
import { installFetch } from "./fetch";
import { installFrames } from "./frames";
import type { WorldHost } from "./host";
import { installScheduler } from "./scheduler";
import { installSignals } from "./signals";

/** Replaces what would work in the browser's own time. Nothing of the user's may have run yet. */
export function installWorld(host: WorldHost): void {
  const { events, loop } = host;
  installChannels(host.global, { push: (task) => loop.push(task), posted: () => events.post("message"), plain: host.plain });
  installFrames(host);
  installSignals(host);
  installScheduler(host);
  installFetch(host);
}
