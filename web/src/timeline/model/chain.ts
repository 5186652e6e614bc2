// Causes and effects: the chain of events that led to one, across both languages.

import type { TimelineModel } from "./model";

/** A chain has so many links at most; what lies before is left out. */
export const LONGEST_CHAIN = 64;
/** The begin of a task is looked for among so many events before. */
const LOOKED_BACK = 4096;

/**
 * The event without which this one would not be, or 0: for the end of a sleep its begin, else the recorded cause (where
 * Go was merely idle: the wait itself), else the
 * event that began what its own lane was doing.
 */
export function causeOf(model: TimelineModel, seq: number): number {
  if (seq < 1 || seq > model.length) return 0;
  const { log } = model;
  const wait = log.kindAt(seq - 1) === "gowake" ? log.originAt(seq - 1) : 0;
  if (wait > 0 && model.flights.rowOf(wait)) return wait;
  const cause = log.causeAt(seq - 1);
  if (wait > 0 && cause > wait && isIdleWake(model, seq, cause)) return wait;
  if (cause > 0 && cause === log.originAt(seq - 1) && log.kindAt(seq - 1) === "resume") return settlingTask(model, seq, cause) || cause;
  if (cause > 0) return cause;
  const span = model.spanOf(seq);
  if (!span) return 0;
  if (span.beginSeq < seq && span.beginSeq > 0) return span.beginSeq;
  return span.look === "wait" || span.look === "toJs" ? before(model, span.row.id, seq) : 0;
}

/**
 * What let a function go on that waits for a promise of which the log does not know who settled it: had it been suspended in an earlier task, then
 * something in the present task did, and that is all that is told. 0 when it was suspended in this one.
 */
function settlingTask({ log }: TimelineModel, seq: number, suspend: number): number {
  for (let at = seq - 1; at > suspend && at > seq - LOOKED_BACK; at--) if (log.kindAt(at - 1) === "task") return at;
  return 0;
}

/** Whether a goroutine was woken only because Go had nothing else to run: then what came last is no cause of interest. */
function isIdleWake(model: TimelineModel, seq: number, cause: number): boolean {
  const wake = model.log.at(seq - 1);
  if (wake.kind !== "gowake" || wake.args.by > 0) return false;
  const kind = model.log.kindAt(cause - 1);
  return kind === "gowait" || kind === "goend" || kind === "gorun" || kind === "goyield";
}

/** The chain of causes that ends with an event, the first cause first, the event itself last; the latest so many of them. */
export function chainOf(model: TimelineModel, seq: number, most = LONGEST_CHAIN): number[] {
  const chain: number[] = [];
  for (let at = seq; at > 0 && chain.length < most; at = causeOf(model, at)) chain.push(at);
  return chain.reverse();
}

/** The next event that has this one as its cause, or 0. */
export function effectOf(model: TimelineModel, seq: number): number {
  for (let i = seq; i < model.length; i++) if (model.log.causeAt(i) === seq) return i + 1;
  return 0;
}

/** What began the running span that an event ended: a goroutine waits, or calls JavaScript, because it ran. */
function before(model: TimelineModel, rowId: string, seq: number): number {
  const row = model.rowOf(seq);
  if (!row || row.id !== rowId) return 0;
  for (const track of row.tracks) {
    if (track.look !== "go") continue;
    const i = track.column.indexAtSeq(seq);
    const begin = i < 0 ? 0 : (track.column.beginSeqs[i] ?? 0);
    if (begin < seq) return begin;
  }
  return 0;
}
