// This file holds the types of the log's entries, as every reader sees them.

import type { Kind, KindArgs } from "./kinds.gen";

/** A place in the user's source: a file's name as the Program has it; line and column from 1. */
export interface Position {
  readonly file: string;
  readonly line: number;
  readonly col: number;
}

/** What every event has, whatever its kind. */
export interface EventHead {
  /** Place in the log, from 1. */
  readonly seq: number;
  /** Virtual time since the run's start, in ns; a whole number that never falls. */
  readonly at: number;
  /** 0 is JavaScript, n is goroutine n. */
  readonly lane: number;
  /** Seq of the latest event without which this one would not be, or 0. */
  readonly cause: number;
  /** Seq of the registration (`go`, `then`, `setTimeout`, `js.FuncOf`), or 0. */
  readonly origin: number;
  /** Index into the log's positions, or 0. */
  readonly pos: number;
}

/** An event of one kind. */
export interface EventOf<K extends Kind> extends EventHead {
  readonly kind: K;
  readonly args: KindArgs[K];
}

/** Any event; `kind` tells which. */
export type LogEvent = { [K in Kind]: EventOf<K> }[Kind];

/** How a lane is written: `js`, or `g` and the goroutine's number. */
export function laneName(lane: number): string {
  return lane === 0 ? "js" : `g${lane}`;
}
