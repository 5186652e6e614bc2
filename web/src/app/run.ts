// What a run is asked for and what it gives: the types and the defaults.
import type { EventLog } from "../event/log";
import type { EndArgs } from "../event/kinds.gen";
import type { Diagnostic } from "../program/diagnostic";

/** How a run ended. */
export type End = EndArgs["how"];

/** What a run may cost and what its clock is. Times in ms; `maxVirtualMs` is virtual time, `timeoutMs` real time. */
export interface RunOptions {
  clock: "virtual" | "real";
  seed: number;
  /** Whether the seed also decides which of the runnable goroutines goes next. */
  shuffle: boolean;
  speed: number | "max";
  timeoutMs: number;
  maxEvents: number;
  maxBytes: number;
  maxVirtualMs: number;
  epoch: number;
}

/** The options of a run when nothing else is said: everything repeats, nothing is paced. */
export const RUN_DEFAULTS: RunOptions = {
  clock: "virtual",
  seed: 1,
  shuffle: false,
  speed: "max",
  timeoutMs: 60_000,
  maxEvents: 1_000_000,
  maxBytes: 256 * 1024 * 1024,
  maxVirtualMs: 9_000_000_000,
  epoch: Date.UTC(2026, 0, 1),
};

/** What the steps cost, in ms of real time; `compiled` tells whether a compiler ran at all. */
export interface RunStats {
  compileMs: number;
  linkMs: number;
  startMs: number;
  compiled: boolean;
}

/** A run that is over. The last event of the log is its `end`. */
export interface Finished {
  end: End;
  exitCode: number;
  why: string;
  diagnostics: readonly Diagnostic[];
  log: EventLog;
  stats: RunStats;
}

/** The thread has not been let go of for a second; `heldMs` is real time. */
export interface Held {
  heldMs: number;
  file?: string | undefined;
  line?: number | undefined;
}
