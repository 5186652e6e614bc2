// How many of a crowd are in which state, as a step function of time: what a band shows of many lanes, or of much in flight.

import { firstAbove, grown, grownSeqs } from "./columns";
import { Row } from "./rows";

/** The states of a goroutine that hold room in a band. */
export type State = "go" | "ready" | "wait" | "toJs";

/** How many are in each state; those in JavaScript count as running, what is in flight as waiting. */
export interface Counts {
  readonly running: number;
  readonly ready: number;
  readonly waiting: number;
}

/** The goroutines of one function, or what is in flight and has no row of its own. */
export class Population {
  /** The points of all of them. */
  readonly row = new Row("band", []);
  /** How many there ever were. */
  total = 0;
  /** The most at one time. */
  most = 0;
  private length = 0;
  private times = new Float64Array(16);
  private running = new Uint32Array(16);
  private ready = new Uint32Array(16);
  private waiting = new Uint32Array(16);
  /** Of each state, how much time all together had spent in it when a step began, in ns. */
  private readonly spent = { running: new Float64Array(16), ready: new Float64Array(16), waiting: new Float64Array(16) };

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

  /** How many were in each state on average from one time to a later one, in ns. */
  average(from: number, to: number): Counts {
    if (to <= from) return this.at(from);
    const first = firstAbove(this.times, this.length, from) - 1;
    const last = firstAbove(this.times, this.length, to) - 1;
    const mean = (counts: Uint32Array, spent: Float64Array): number => (this.until(counts, spent, last, to) - this.until(counts, spent, first, from)) / (to - from);
    return { running: mean(this.running, this.spent.running), ready: mean(this.ready, this.spent.ready), waiting: mean(this.waiting, this.spent.waiting) };
  }

  /** The time spent in a state up to a time that lies in step i. */
  private until(counts: Uint32Array, spent: Float64Array, i: number, time: number): number {
    return i < 0 ? 0 : (spent[i] ?? 0) + (counts[i] ?? 0) * (time - (this.times[i] ?? 0));
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
      for (const state of ["running", "ready", "waiting"] as const) this.spent[state] = grown(this.spent[state]);
    }
    const i = this.length++;
    this.times[i] = at;
    this.running[i] = this.running[last] ?? 0;
    this.ready[i] = this.ready[last] ?? 0;
    this.waiting[i] = this.waiting[last] ?? 0;
    this.spent.running[i] = this.until(this.running, this.spent.running, last, at);
    this.spent.ready[i] = this.until(this.ready, this.spent.ready, last, at);
    this.spent.waiting[i] = this.until(this.waiting, this.spent.waiting, last, at);
    return i;
  }

  private add(i: number, state: State | null, by: 1 | -1): void {
    if (state === null) return;
    const column = state === "ready" ? this.ready : state === "wait" ? this.waiting : this.running;
    column[i] = (column[i] ?? 0) + by;
  }
}
