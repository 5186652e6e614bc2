// This file puts the run's own clock, random data, locale and words in place of the browser's.

import { wallClock, installTime, type Epoch } from "./time";
import { installDate } from "./date";
import { installInertRefs, installProxy } from "./inert";
import { installLocale } from "./locale";
import { installToString, type OriginalText } from "./natives";
import { installRandom } from "./seeded";
import type { Clock } from "../loop/clock";
import type { Random } from "../loop/random";

/** What the prelude works with. */
export interface PreludeHost {
  readonly global: object;
  readonly clock: Clock;
  readonly epoch: Epoch;
  readonly math: Random;
  readonly crypto: Random;
  readonly original: OriginalText;
}

/** Replaces what would tell the browser's own. Nothing of the user's may have run yet. */
export function installPrelude({ global, clock, epoch, math, crypto, original }: PreludeHost): void {
  installProxy(global);
  installInertRefs(global);
  installLocale();
  installDate(global, wallClock(clock, epoch));
  installTime(global, clock, epoch);
  installRandom(math, crypto);
  installToString(original);
}
