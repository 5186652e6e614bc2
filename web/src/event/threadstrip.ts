// This file keeps who held the thread as shares of equal stretches of time: a picture of a whole run that costs the same however long the run is.

import type { EventLog } from "./log";

/** So many stretches the whole run has at most; when it outgrows them, each two become one. */
const STRETCHES = 1024;
/** The first length of a stretch, in ns. */
const FIRST = 1000;

/** Reads a growing log. Call `update` after an append. */
export class ThreadStrip {
  /** Length of a stretch in ns. */
  stretch = FIRST;
  /** How many ns of each stretch JavaScript and Go held the thread. */
  readonly js = new Float64Array(STRETCHES);
  readonly go = new Float64Array(STRETCHES);
  private next = 0;
  private holder: Float64Array | null = null;
  private since = 0;

  constructor(readonly log: EventLog) {}

  /** Events read so far. */
  get length(): number {
    return this.next;
  }

  /** The time up to which it is read, in ns. */
  get end(): number {
    return this.next === 0 ? 0 : this.log.timeAt(this.next - 1);
  }

  /** Reads so many events more at most. */
  update(most = Infinity): void {
    const until = Math.min(this.log.length, this.next + most);
    for (; this.next < until; this.next++) {
      const at = this.log.timeAt(this.next);
      this.hold(at);
      if (this.log.kindAt(this.next) === "thread") this.pass();
    }
  }

  /** The thread passes on at the next event. */
  private pass(): void {
    const event = this.log.at(this.next);
    if (event.kind !== "thread") return;
    const { holder } = event.args;
    this.holder = holder === "js" ? this.js : holder === "go" ? this.go : null;
  }

  /** Whoever holds the thread has held it until `at`. */
  private hold(at: number): void {
    while (at >= this.stretch * STRETCHES) this.halve();
    const { holder, stretch } = this;
    for (let from = this.since; holder && from < at;) {
      const i = Math.floor(from / stretch);
      const to = Math.min(at, (i + 1) * stretch);
      holder[i] = (holder[i] ?? 0) + to - from;
      from = to;
    }
    this.since = at;
  }

  private halve(): void {
    for (const shares of [this.js, this.go]) {
      for (let i = 0; i < STRETCHES / 2; i++) shares[i] = (shares[2 * i] ?? 0) + (shares[2 * i + 1] ?? 0);
      shares.fill(0, STRETCHES / 2);
    }
    this.stretch *= 2;
  }
}

/** Index of the last event up to a time in ns; -1 where there is none. */
export function lastUpTo(log: EventLog, at: number): number {
  let low = 0;
  let high = log.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (log.timeAt(middle) <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
