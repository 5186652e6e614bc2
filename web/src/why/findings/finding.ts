// What a finding is: something in a run that surprises people, told from the log in one or two sentences.

import type { LogEvent } from "../../event/event";
import type { Kind } from "../../event/kinds.gen";
import type { EventLog } from "../../event/log";
import { timeText } from "../../app/words";

/** Something surprising that the log proves. */
export interface Finding {
  /** Seq of the event that it is about. */
  readonly seq: number;
  /** What a reader would ask. */
  readonly question: string;
  /** The answer. */
  readonly text: string;
}

/** Looks for findings of one kind while the log is read, event by event. */
export interface Detector {
  /** The kinds of events that it wants to see. */
  readonly kinds: readonly Kind[];
  /** Sees the next event of these kinds. */
  read(event: LogEvent): void;
  /** What was found, once everything has been read. */
  found(): Finding[];
}

/** "4.77 ms". */
export function ms(ns: number): string {
  return `${timeText(ns)} ms`;
}

/** " at main.js:4", or nothing where the log has no position. */
export function atLine(log: EventLog, pos: number): string {
  const place = log.position(pos);
  return place === null ? "" : ` at ${place.file}:${place.line}`;
}
