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
  /** Seq of the task: what runs, when nothing nearer is known. */
  task = 0;
  readonly #seqs = new Float64Array(DEEPEST + 1);
  /** Seq of the call event of a plain frame, for its return. */
  readonly #sites = new Int32Array(DEEPEST + 1);
  readonly #acts = bareArray<Act | null>();

  constructor(private readonly lost: Lost) {
    for (let i = 0; i <= DEEPEST; i++) this.#acts[i] = null;
  }

  /** Seq of what runs now: the top frame's call or resume, else the slot's begin, else the task. */
  get running(): number {
    return this.depth > 0 ? this.#seqs[this.depth]! : this.slot !== 0 ? this.slot : this.task;
  }

  /** True when it is known what runs, not only in which task. */
  get known(): boolean {
    return this.depth > 0 || this.slot !== 0;
  }

  /** The position from which another language calls, when it does so without a function of the user's between; else -1. */
  get border(): number {
    return this.depth > 0 && this.#sites[this.depth]! < 0 ? -1 - this.#sites[this.depth]! : -1;
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

  /** Puts a frame on top that stands for a call from another language, made by an event at a position. */
  cross(seq: number, pos: number): number {
    return this.push(-1 - pos, seq, null);
  }

  /** Takes the top frame off. */
  pop(): void {
    this.#acts[this.depth--] = null;
  }

  /** Takes off every frame above `frame`: they are over without having said so. */
  unwind(frame: number): void {
    while (this.depth > frame) {
      const top = this.depth;
      const site = this.#sites[top]!;
      if (site >= 0) this.lost(this.#acts[top]!, this.#seqs[top]!, site);
      this.pop();
    }
  }

  /** The browser calls into the program: nothing can be left on the stack. */
  begin(slot: number): void {
    this.unwind(0);
    this.slot = slot;
  }
}
