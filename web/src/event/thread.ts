// This file reads off the log who held the one thread, and when.

import type { EventLog } from "./log";
import type { ThreadArgs } from "./kinds.gen";

/** Who holds the thread; `none` is an idle thread. */
export type Holder = ThreadArgs["holder"];

/** A time during which one held the thread. The spans of a log follow one another without a gap, from time 0 on. */
export interface ThreadSpan {
  readonly holder: Holder;
  /** Goroutine that held it, or 0 where that is not known or it was none. */
  readonly lane: number;
  /** Begin and end in ns of virtual time. */
  readonly begin: number;
  readonly end: number;
  /** Seq of the event that began it, and of the one that ended it or is the latest inside. */
  readonly beginSeq: number;
  readonly endSeq: number;
}

/** Reads a growing log. Call `update` after an append. */
export class ThreadReader {
  readonly #log: EventLog;
  readonly #spans: ThreadSpan[] = [];
  #next = 0;
  #holder: Holder = "none";
  #lane = 0;
  #begin = 0;
  #beginSeq = 1;

  constructor(log: EventLog) {
    this.#log = log;
  }

  /** The spans that are over. */
  get spans(): readonly ThreadSpan[] {
    return this.#spans;
  }

  /** The span that goes on, up to the latest event read; null before the first event. */
  get open(): ThreadSpan | null {
    return this.#next === 0 ? null : this.#until(this.#next - 1);
  }

  /** Reads what was appended to the log since the last call. */
  update(): void {
    for (; this.#next < this.#log.length; this.#next++) {
      if (this.#log.kindAt(this.#next) === "thread") this.#pass(this.#next);
    }
  }

  /** The thread passes on at the event with that index. A holder that keeps it begins no new span. */
  #pass(index: number): void {
    const event = this.#log.at(index);
    if (event.kind !== "thread") return;
    const { holder } = event.args;
    const lane = holder === "go" ? event.lane : 0;
    if (holder === this.#holder && lane === this.#lane) return;
    if (event.at > this.#begin || this.#holder !== "none") this.#spans.push(this.#until(index));
    this.#holder = holder;
    this.#lane = lane;
    this.#begin = event.at;
    this.#beginSeq = event.seq;
  }

  /** The span that holds now, ended at the event with that index. */
  #until(index: number): ThreadSpan {
    const end = this.#log.timeAt(index);
    return { holder: this.#holder, lane: this.#lane, begin: this.#begin, end, beginSeq: this.#beginSeq, endSeq: index + 1 };
  }
}

/** The spans of a whole log; the last ends with the log's last event. */
export function readThread(log: EventLog): ThreadSpan[] {
  const reader = new ThreadReader(log);
  reader.update();
  return reader.open === null ? [...reader.spans] : [...reader.spans, reader.open];
}
