// This file defines what is known of promises and of the functions that can be suspended; each points at the other.

import { bareArray } from "../prelude/primordials";
import type { SuspendKind } from "./host";

/** How many links of "settled by" are followed; chains are longer only in programs nobody draws. */
const LONGEST = 256;

/** What is known of one promise. */
export class PromiseInfo {
  /** Seq of the event by which it was first seen. */
  made = 0;
  /** Seq of the event that settled it, or 0 when that is not known or has not happened. */
  settled = 0;
  /** The promise whose outcome it takes over. */
  via: PromiseInfo | null = null;
  /** The async function that it is the promise of. */
  act: Act | null = null;
  /** It was resolved or rejected: further attempts do nothing. */
  locked = false;
  /** Seq of its unhandled event. */
  unhandled = 0;
  /** Seq of the reaction or await that handles it after that. */
  handled = 0;
  /** Seqs of the events by which others took over its outcome and for which the engine has not yet called its `then`, in order. */
  #takers: number[] | null = null;

  constructor(
    /** Its number in the log, from 1. */
    readonly id: number,
  ) {}

  /** Another promise takes over this one's outcome, by an event: in a microtask of its own the engine calls `then`. */
  takenBy(seq: number): void {
    const takers = (this.#takers ??= bareArray<number>());
    takers[takers.length] = seq;
  }

  /** Seq of the event because of which the engine calls `then` now, given once; 0 when that is not known. */
  takeTaker(): number {
    const takers = this.#takers;
    if (takers === null) return 0;
    const first = takers[0]!;
    for (let i = 1; i < takers.length; i++) takers[i - 1] = takers[i]!;
    if (takers.length === 1) this.#takers = null;
    else takers.length--;
    return first;
  }
}

/** One recorded activation: of an async function, a generator, a module with await. */
export class Act {
  /** Number of its frame while it is on the stack, else 0. */
  frame = 0;
  /** Seq of its latest suspend. */
  suspended = 0;
  /** Seq of its latest resume. */
  resumed = 0;
  /** Why it is, or was last, suspended. */
  why: SuspendKind = "implicit";
  /** Site of its latest suspension. */
  where = 0;
  /** What it awaits, when that is a known promise. */
  awaited: PromiseInfo | null = null;
  /** What it awaits while its awaits are only counted, or when that is no known promise. */
  pending: unknown = undefined;
  /** The async generator whose values its for await takes, as far as seen. */
  source: Act | null = null;
  /** How deep the stack was below it when it was called. */
  readonly below: number;
  /** The task, from 1, in which its awaits are only counted; 0 for none. They go on from its latest suspend. */
  counting = 0;
  /** The promise that a call of it, or of its `next`, has returned. */
  promise: PromiseInfo | null = null;
  /** How it is about to end. */
  outcome: "none" | "return" | "throw" = "none";
  /** Preview of its result or exception. */
  text = "";
  /** The promise it returns, when it returns one. */
  adopted: PromiseInfo | null = null;
  /** Seq of its return or throw, or of its latest yield. */
  settled = 0;

  constructor(
    readonly site: number,
    readonly kind: "async" | "generator" | "asyncgenerator" | "module",
    /** Seq of its call event. */
    readonly call: number,
    below: number,
  ) {
    this.below = below;
  }
}

/** Seq of the event that settled a promise, as far as known, else 0. */
export function settledBy(promise: PromiseInfo | null): number {
  let latest = 0;
  let at = promise;
  for (let i = 0; at !== null && i < LONGEST; i++) {
    if (at.settled > latest) latest = at.settled;
    if (at.act !== null && at.act.settled > latest && at.act.outcome !== "none") latest = at.act.settled;
    at = at.via ?? at.act?.adopted ?? null;
  }
  return latest;
}
