// This file reads off the log what both languages are at, at any event: the moment of a playhead.

import type { EventLog } from "./log";
import type { ThreadArgs } from "./kinds.gen";
import { GoLanes } from "./momentgo";
import type { GoMoment } from "./momentgo";
import { JsStack } from "./momentjs";
import type { JsMoment } from "./momentjs";

export type { GoMoment, GoState } from "./momentgo";
export type { JsMoment } from "./momentjs";

/** What both languages are at when an event has happened. What the log does not know is absent, never guessed. */
export interface Moment {
  /** Seq of the event, and its time in ns. */
  readonly seq: number;
  readonly at: number;
  /** Who holds the thread. */
  readonly holder: ThreadArgs["holder"];
  /** Where JavaScript is; null while none of it is on the stack. */
  readonly js: JsMoment | null;
  /** The goroutine that runs, or else the latest that has called JavaScript and waits for the return. */
  readonly go: GoMoment | null;
  /** Every goroutine that is alive, in the order in which the log tells of them. */
  readonly goroutines: readonly GoMoment[];
  /** Whether it is proved that nothing can wake the goroutines that wait. */
  readonly stuck: boolean;
}

/** A state is kept after so many events at least. */
const STRIDE = 2048;
/** States are kept so rarely that all of them together hold no more entries than the log has events. */
const SPREAD = 2;

/** Reads a growing log once, then tells of any event by reading on from the nearest state it has kept. */
export class MomentReader {
  private readonly kept: Instant[] = [];
  private readonly edge: Instant;
  /** The state that was asked for last: the next is often shortly after it. */
  private latest: Instant | null = null;

  constructor(private readonly log: EventLog) {
    this.edge = new Instant(log);
  }

  /** Events read so far. */
  get length(): number {
    return this.edge.length;
  }

  /** Reads what was appended to the log since the last call, so many events at most. */
  update(most = Infinity): void {
    const until = Math.min(this.log.length, this.edge.length + most);
    while (this.edge.length < until) {
      const from = this.kept[this.kept.length - 1]?.length ?? 0;
      if (this.edge.length - from >= STRIDE + this.edge.size * SPREAD) this.kept.push(this.edge.copy());
      this.edge.readTo(Math.min(until, this.edge.length + STRIDE));
    }
  }

  /** The moment of the event with that seq; throws RangeError for one that is not read yet. */
  at(seq: number): Moment {
    if (seq < 1 || seq > this.length) throw new RangeError(`no moment at ${seq}`);
    if (seq === this.length) return this.edge.now();
    let from = this.nearest(seq);
    if (this.latest !== null && this.latest.length <= seq && this.latest.length >= (from?.length ?? 0)) from = this.latest;
    else from = from?.copy() ?? new Instant(this.log);
    from.readTo(seq);
    this.latest = from;
    return from.now();
  }

  /** The last state kept that is not after an event; null for the log's begin. */
  private nearest(seq: number): Instant | null {
    let low = 0;
    let high = this.kept.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.kept[middle]?.length ?? 0) > seq) high = middle;
      else low = middle + 1;
    }
    return this.kept[low - 1] ?? null;
  }
}

/** Everything that is known after so many events. */
class Instant {
  length = 0;
  private holder: Moment["holder"] = "none";
  private js = new JsStack();
  private go = new GoLanes();

  constructor(private readonly log: EventLog) {}

  /** How much a copy has to hold. */
  get size(): number {
    return this.js.depth + this.go.size;
  }

  copy(): Instant {
    const copy = new Instant(this.log);
    copy.length = this.length;
    copy.holder = this.holder;
    copy.js = this.js.copy();
    copy.go = this.go.copy();
    return copy;
  }

  /** Reads on until so many events are read. */
  readTo(length: number): void {
    for (; this.length < length; this.length++) this.read(this.length);
  }

  now(): Moment {
    const goroutines = this.go.now();
    const active = this.go.active();
    const go = active === 0 ? null : (goroutines.find((one) => one.id === active) ?? null);
    const at = this.log.timeAt(this.length - 1);
    return { seq: this.length, at, holder: this.holder, js: this.js.now(), go, goroutines, stuck: this.go.stuck };
  }

  private read(index: number): void {
    const kind = this.log.kindAt(index);
    if (kind === "thread") {
      const event = this.log.at(index);
      if (event.kind === "thread") this.holder = event.args.holder;
    }
    this.js.read(this.log, index, kind);
    this.go.read(this.log, index, kind);
  }
}
