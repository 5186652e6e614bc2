// This file defines an activation of a function that can be suspended: async functions, generators, modules with await.

import type { SuspendKind } from "./host";
import type { PromiseInfo } from "./promises";

/** One recorded activation. */
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
  /** The async generator whose values its for await takes, as far as seen. */
  source: Act | null = null;
  /** How deep the stack was below it when it was called. */
  readonly below: number;
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
