// This file says what the simulated world needs of the run it is part of.

import type { Clock } from "../loop/clock";
import type { Loop } from "../loop/loop";
import type { Random } from "../loop/random";
import type { WireFile } from "../protocol";
import type { WorldEvents } from "./events";

/** What the world works with. */
export interface WorldHost {
  readonly global: object;
  readonly clock: Clock;
  readonly loop: Loop;
  readonly events: WorldEvents;
  /** Random data of the world's own, so that a request never shifts what a program draws. */
  readonly random: Random;
  /** The Program's files that can be asked for; known once it runs. */
  readonly files: readonly WireFile[];
  /** Reports what a callback threw, as the browser reports an uncaught exception. Call it with no frame of the user's left. */
  report(error: unknown): void;
  /** A callback threw what is no uncaught exception: it rejects a promise. */
  caught(error: unknown): void;
  /** A callback returned a value. */
  returned(value: unknown): void;
  /** Makes a call in which the browser calls listeners at once. */
  dispatching(call: () => void): void;
  /** A function's text as the program wrote it. */
  plain(text: string): string;
  /** A promise of the world's is settled by the event of this seq. */
  settled(promise: object, seq: number): void;
}
