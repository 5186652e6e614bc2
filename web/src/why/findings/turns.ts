// Why a goroutine got the thread before another one that could run earlier: told only where a reader asks about its turn, as most runs have such turns.

import { laneName } from "../../event/event";
import type { EventOf, LogEvent } from "../../event/event";
import type { EventLog } from "../../event/log";
import { atLine, ms } from "./finding";

/** What is told of a goroutine's turn, and the seqs of the events that prove it. */
export interface Turn {
  readonly text: string;
  readonly proof: readonly number[];
}

/** So many events before are looked at. */
const LOOKED_BACK = 4096;
/** Between the seed's pick and the turn stand so few events. */
const PICK_BEFORE = 4;

/** What is told of the turn that begins with an event; null where there is nothing to tell. `isUsers` tells whether a goroutine is one of the user's. */
export function turnOf(log: EventLog, seq: number, isUsers: (lane: number) => boolean): Turn | null {
  const run = log.at(seq - 1);
  if (run.kind !== "gorun") return null;
  return pickedTurn(log, run) ?? overtakingTurn(log, run, isUsers);
}

/** The scheduler is shuffled, and the seed picked this goroutine. */
function pickedTurn(log: EventLog, run: EventOf<"gorun">): Turn | null {
  for (let seq = run.seq - 1; seq >= Math.max(1, run.seq - PICK_BEFORE); seq--) {
    const event = log.at(seq - 1);
    if (event.kind !== "drawn" || event.args.what !== "turn" || event.lane !== run.lane) continue;
    return { text: `The scheduler is shuffled: of ${event.args.of} goroutines that could run, the seed picked ${laneName(run.lane)}.`, proof: [event.seq, run.seq] };
  }
  return null;
}

/**
 * Another goroutine could run before this one could, and still waits for its turn. Go's order is that in which goroutines become runnable, but for those
 * that let go of the thread and stay runnable: they stand in a queue of their own, behind. Where neither of the two did, nothing is told.
 */
function overtakingTurn(log: EventLog, run: EventOf<"gorun">, isUsers: (lane: number) => boolean): Turn | null {
  const ready = run.cause > 0 ? log.at(run.cause - 1) : null;
  if (ready === null || ready.lane !== run.lane || !isUsers(run.lane) || isHandedOver(log, ready)) return null;
  const other = longestReady(log, run, ready.seq, isUsers);
  if (other === null || (other.kind === "goyield") === (ready.kind === "goyield")) return null;
  const [who, before] = [laneName(run.lane), laneName(other.lane)];
  const yielded = other.kind === "goyield" ? other : ready;
  const behind = `${laneName(yielded.lane)} had let go of the thread${atLine(log, yielded.pos)} and could still run`;
  const rule = other.kind === "goyield" ? "those stand in a queue of their own, behind all others, newer ones too." : "those stand in a queue of their own, and now and then Go looks there first.";
  return { text: `${before} could run since ${ms(other.at)}, before ${who} could, at ${ms(ready.at)}. But ${behind}: ${rule}`, proof: [other.seq, ready.seq, run.seq] };
}

/** Coroutines, as of iter.Pull, hand the thread to each other past all queues. */
function isHandedOver(log: EventLog, ready: LogEvent): boolean {
  const wait = ready.kind === "gowake" && ready.origin > 0 ? log.at(ready.origin - 1) : null;
  return wait?.kind === "gowait" && wait.args.reason === "coroutine";
}

/** The event by which the goroutine became runnable that has waited longest, from before an event on; null where there is none, or the seed had a say. */
function longestReady(log: EventLog, run: LogEvent, ready: number, isUsers: (lane: number) => boolean): LogEvent | null {
  const seen = new Set<number>([run.lane]);
  let longest: LogEvent | null = null;
  for (let seq = run.seq - 1; seq >= Math.max(1, run.seq - LOOKED_BACK); seq--) {
    const event = log.at(seq - 1);
    if (event.kind === "drawn" && event.args.what === "turn") return null;
    if (!CHANGES.has(event.kind) || seen.has(event.lane)) continue;
    seen.add(event.lane);
    if (seq < ready && READY.has(event.kind) && isUsers(event.lane)) longest = event;
  }
  return longest;
}

const READY: ReadonlySet<string> = new Set(["gonew", "gowake", "goyield"]);
const CHANGES: ReadonlySet<string> = new Set([...READY, "gorun", "gowait", "goend"]);
