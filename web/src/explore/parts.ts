// Finds where the runs of two seeds part: the first event that differs, and what both did from there on.

import type { LogEvent } from "../event/event";
import type { EventLog } from "../event/log";
import { pointText } from "../timeline/scale/ticks";
import { eventText } from "../timeline/view/eventtext";

/** Where two runs part. */
export interface Parting {
  /** Index of the first event that differs; the events before it are the same but for the seed itself. */
  readonly index: number;
  /** The virtual time up to which they are the same, in ns. */
  readonly at: number;
  /** That event in each run; null where the run was over. */
  readonly a: LogEvent | null;
  readonly b: LogEvent | null;
}

/**
 * Where the runs part, or null when they are the same as far as both logs go. The first event tells the settings and is
 * passed over. That the same happens a moment later, because somebody looked at the clock once more, is no parting while
 * there is another difference.
 */
export function partingOf(a: EventLog, b: EventLog): Parting | null {
  const both = Math.min(a.length, b.length);
  let later: Parting | null = null;
  for (let i = 1; i < both; i++) {
    const one = a.at(i);
    const other = b.at(i);
    const parting = { index: i, at: Math.min(one.at, other.at), a: one, b: other };
    if (!same(one, other) || placeOf(a, one.pos) !== placeOf(b, other.pos)) return parting;
    if (one.at !== other.at) later ??= parting;
  }
  if (a.length === b.length) return later;
  const at = both > 0 ? a.timeAt(both - 1) : 0;
  return { index: both, at, a: both < a.length ? a.at(both) : null, b: both < b.length ? b.at(both) : null };
}

function same(a: LogEvent, b: LogEvent): boolean {
  if (a.kind !== b.kind || a.lane !== b.lane || a.cause !== b.cause || a.origin !== b.origin) return false;
  const values = Object.values(b.args);
  return Object.values(a.args).every((value, i) => value === values[i]);
}

function placeOf(log: EventLog, pos: number): string {
  const at = log.position(pos);
  return at ? `${at.file}:${at.line}:${at.col}` : "";
}

/** How two runs part, in words: what the run does, and what the other one does in its place. */
export function partingWords(parting: Parting): { readonly one: string; readonly other: string } {
  const one = words(parting.a);
  const other = words(parting.b);
  if (one !== other || !parting.a || !parting.b) return { one, other };
  return { one: `${one} at ${pointText(parting.a.at)}`, other: `at ${pointText(parting.b.at)}` };
}

function words(event: LogEvent | null): string {
  return event ? eventText(event) : "it has ended";
}

/** The events of a run from one on, in words: for a table of both runs. */
export function storyFrom(log: EventLog, index: number, count: number): { readonly at: string; readonly text: string }[] {
  return Array.from({ length: Math.max(0, Math.min(count, log.length - index)) }, (_, i) => {
    const event = log.at(index + i);
    return { at: pointText(event.at), text: words(event) };
  });
}
