// What a finding is: something in a run that surprises people, told from the log in one or two sentences.

import type { LogEvent } from "../../event/event";
import type { Kind } from "../../event/kinds.gen";
import type { EventLog } from "../../event/log";
import { timeText } from "../../app/words";
import type { Fix } from "../../program/fix";

/** Something surprising that the log proves. */
export interface Finding {
  /** Seq of the event that it is about. */
  readonly seq: number;
  /** What a reader would ask. */
  readonly question: string;
  /** The answer. */
  readonly text: string;
  /** Seqs of the events that prove it. */
  readonly proof: readonly number[];
  /** The standard change that mends it, where there is one; it may turn out not to fit the source. */
  readonly fix?: Fix;
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

/** "g7", "g7 and g8", "g7, g8 and 3 more". */
export function listed(names: readonly string[]): string {
  if (names.length <= 2) return names.join(" and ");
  return names.length === 3 ? `${names[0]}, ${names[1]} and ${names[2]}` : `${names[0]}, ${names[1]} and ${names.length - 2} more`;
}

/** Groups in the order of their first member. */
export function grouped<T, K>(all: readonly T[], keyOf: (one: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const one of all) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return groups;
}
