// How many goroutines of one function are in which state, as a step function of time: what a band of many lanes shows.

import { firstAbove, grown, grownSeqs } from "./columns";

/** The states of a goroutine that hold room in a band. */
export type State = "go" | "ready" | "wait" | "toJs";

/** How many goroutines are in each state; those in JavaScript count as running. */
export interface Counts {
  readonly running: number;
  readonly ready: number;
  readonly waiting: number;
}

/** The goroutines of one function. */
export class Population {
  /** Goroutines there ever were. */
  total = 0;
  /** The most at one time. */
  most = 0;
  private length = 0;
  private times = new Float64Array(16);
  private running = new Uint32Array(16);
  private ready = new Uint32Array(16);
  private waiting = new Uint32Array(16);

  /** One of them changes its state at a time in ns; null is before its begin and after its end. */
  change(at: number, from: State | null, to: State | null): void {
    const i = this.step(at);
    this.add(i, from, -1);
    this.add(i, to, 1);
    const now = (this.running[i] ?? 0) + (this.ready[i] ?? 0) + (this.waiting[i] ?? 0);
    this.most = Math.max(this.most, now);
  }

  /** The counts at a time in ns. */
  at(time: number): Counts {
    const i = firstAbove(this.times, this.length, time) - 1;
    if (i < 0) return { running: 0, ready: 0, waiting: 0 };
    return { running: this.running[i] ?? 0, ready: this.ready[i] ?? 0, waiting: this.waiting[i] ?? 0 };
  }

  /** The step of a time, begun like the one before. */
  private step(at: number): number {
    const last = this.length - 1;
    if (last >= 0 && this.times[last] === at) return last;
    if (this.length === this.times.length) {
      this.times = grown(this.times);
      this.running = grownSeqs(this.running);
      this.ready = grownSeqs(this.ready);
      this.waiting = grownSeqs(this.waiting);
    }
    const i = this.length++;
    this.times[i] = at;
    this.running[i] = this.running[last] ?? 0;
    this.ready[i] = this.ready[last] ?? 0;
    this.waiting[i] = this.waiting[last] ?? 0;
    return i;
  }

  private add(i: number, state: State | null, by: 1 | -1): void {
    if (state === null) return;
    const column = state === "ready" ? this.ready : state === "wait" ? this.waiting : this.running;
    column[i] = (column[i] ?? 0) + by;
  }
}
