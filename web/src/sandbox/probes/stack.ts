// This file keeps the stack of the user's recorded functions: who runs, for what event, and who was left by an exception.

import { bareArray } from "../prelude/primordials";
import type { Act } from "./act";

/** Deepest recorded stack; deeper calls are counted only. The browser's own stack ends before. */
const DEEPEST = 1 << 14;

/** Called for each frame that is found to be over without having said so: by an exception, or suspended unseen. */
export type Lost = (act: Act | null, seq: number, site: number) => void;

/** The stack. Its frames are numbered from 1 at the bottom; `depth` is the number of the top one, 0 when it is empty. */
export class CallStack {
  depth = 0;
  /** Seq of the task or microtask that runs below the frames; 0 when nothing of ours is known to run. */
  slot = 0;
  readonly #seqs = new Float64Array(DEEPEST + 1);
  /** Seq of the call event of a plain frame, for its return. */
  readonly #sites = new Int32Array(DEEPEST + 1);
  readonly #acts = bareArray<Act | null>();

  constructor(private readonly lost: Lost) {
    for (let i = 0; i <= DEEPEST; i++) this.#acts[i] = null;
  }

  /** Seq of what runs now: the top frame's call or resume, or the slot's begin. */
  get running(): number {
    return this.depth > 0 ? this.#seqs[this.depth]! : this.slot;
  }

  get full(): boolean {
    return this.depth === DEEPEST;
  }

  /** Seq of a frame's call or resume. */
  seq(frame: number): number {
    return this.#seqs[frame]!;
  }

  site(frame: number): number {
    return this.#sites[frame]!;
  }

  /** The resumable function on top, or null. */
  get top(): Act | null {
    return this.depth > 0 ? this.#acts[this.depth]! : null;
  }

  /** Puts a frame on top and returns its number. */
  push(site: number, seq: number, act: Act | null): number {
    const frame = ++this.depth;
    this.#sites[frame] = site;
    this.#seqs[frame] = seq;
    this.#acts[frame] = act;
    return frame;
  }

  /** Takes the top frame off. */
  pop(): void {
    this.#acts[this.depth--] = null;
  }

  /** Takes off every frame above `frame`: they are over without having said so. */
  unwind(frame: number): void {
    while (this.depth > frame) {
      const top = this.depth;
      const act = this.#acts[top]!;
      this.lost(act, this.#seqs[top]!, this.#sites[top]!);
      this.pop();
    }
  }

  /** The browser calls into the program: nothing can be left on the stack. */
  begin(slot: number): void {
    this.unwind(0);
    this.slot = slot;
  }
}
