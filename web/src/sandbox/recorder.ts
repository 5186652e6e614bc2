// This file is the one place in the run worker that writes events: it knows who holds the thread and when the log is full.

import type { Position } from "../event/event";
import type { EndArgs, ErrorArgs, FatalArgs, PrintArgs, RunArgs, ThreadArgs, TimersetArgs } from "../event/kinds.gen";
import { EventWriter } from "../event/writer.gen";
import type { Clock } from "./loop/clock";
import type { Task } from "./loop/queue";
import type { Outbox } from "./outbox";
import type { Printed } from "./printed";

/** Who holds the thread. */
export type Holder = ThreadArgs["holder"];

/** The budgets of a log. */
export interface Budgets {
  maxEvents: number;
  maxBytes: number;
}

/** Writes the run's events. After `end` every call is refused. */
export class Recorder {
  readonly #writer: EventWriter;
  readonly #clock: Clock;
  readonly #outbox: Outbox;
  #printed: Printed | null = null;
  #holder: Holder = "none";
  #pending: Holder | null = null;
  #lent = false;
  #closed = false;
  /** The goroutine that runs, or 0 when it is not known. */
  goLane = 0;
  /** Called once when the log is full or the time is over, from within the call that noticed. */
  onLimit: (why: string) => void = () => {};

  constructor(clock: Clock, budgets: Budgets, outbox: Outbox) {
    this.#clock = clock;
    this.#outbox = outbox;
    this.#writer = new EventWriter({ stamp: () => clock.stamp(), maxEvents: budgets.maxEvents, maxBytes: budgets.maxBytes });
    outbox.source = this.#writer;
  }

  /** Sets other budgets before the first event; `printed` takes a copy of what is printed, where only that is asked for. */
  limit({ maxEvents, maxBytes }: Budgets, printed: Printed | null): void {
    this.#writer.limit(maxEvents, maxBytes);
    this.#printed = printed;
  }

  /** True once `end` is written. */
  get closed(): boolean {
    return this.#closed;
  }

  /** Seq of the latest event. */
  get lastSeq(): number {
    return this.#writer.lastSeq;
  }

  /** The number of a position in the log's table, 0 for none. */
  position(at: Position | null): number {
    if (at === null || this.#closed) return 0;
    const number = this.#writer.position(at.file, at.line, at.col);
    this.#printed?.place(number, at);
    return number;
  }

  /**
   * For writers of many kinds: the writer to write one event with, after which `wrote` is told its seq; null when the log
   * is closed. The holder of the thread is settled first.
   */
  begin(): EventWriter | null {
    if (this.#pending !== null) this.#flushHolder();
    return this.#closed ? null : this.#writer;
  }

  /** An event was written with what `begin` gave. Returns its seq. */
  wrote(seq: number): number {
    return this.#done(seq);
  }

  run(engine: number, args: Omit<RunArgs, "engine">): void {
    this.#done(this.#writer.run(0, 0, 0, 0, engine, args.go, args.clock, args.seed, args.epoch));
  }

  /** A task begins. Returns its seq. */
  task(task: Task): number {
    if (this.#closed) return 0;
    const seq = this.#done(this.#writer.task(0, task.cause, task.origin, 0, task.source, task.id));
    this.hold(task.holder);
    this.#outbox.entering();
    return seq;
  }

  /** The task is over. Whom the thread was lent and who did nothing with it has not had it. */
  taskend(): void {
    if (this.#lent) this.#pending = null;
    this.#flushHolder();
    if (!this.#closed) this.#done(this.#writer.taskend(0, 0, 0, 0));
  }

  /**
   * The thread passes on. For Go the event waits for the first sign of which goroutine it is: its status, its next
   * event, or its giving the thread back.
   */
  hold(holder: Holder): void {
    this.#pass(holder, false);
    if (this.#pending !== null && holder !== "go") this.#flushHolder();
  }

  /** The thread passes on to somebody who may do nothing to speak of: without an event until it passes on again, it has not. */
  lend(holder: Holder): void {
    this.#pass(holder, true);
  }

  #pass(holder: Holder, lent: boolean): void {
    if (this.#pending !== null && this.#pending !== holder && !this.#lent) this.#flushHolder();
    this.#lent = lent;
    this.#pending = holder === this.#holder ? null : holder;
  }

  /** Who holds the thread now. */
  get holder(): Holder {
    return this.#pending ?? this.#holder;
  }

  /** The lane of whoever calls the platform now: the goroutine, also where Go calls it through JavaScript; 0 for JavaScript. */
  get callerLane(): number {
    return this.holder === "go" || (this.#lent && this.#pending === "js") ? this.goLane : 0;
  }

  print(stream: PrintArgs["stream"], text: string, pos: number, cause: number): void {
    this.#flushHolder();
    if (this.#closed) return;
    const seq = this.#writer.print(this.goLane, cause, 0, pos, stream, text);
    this.#printed?.print(this.#writer.lastAt, this.goLane, pos, stream, text);
    this.#done(seq);
    this.#outbox.printed();
  }

  console(level: string, text: string, pos: number, cause: number): void {
    this.#flushHolder();
    if (this.#closed) return;
    const seq = this.#writer.console(0, cause, 0, pos, level, text);
    this.#printed?.console(this.#writer.lastAt, pos, level, text);
    this.#done(seq);
    this.#outbox.printed();
  }

  error(what: ErrorArgs["what"], text: string, stack: string, pos: number, cause: number): void {
    this.#flushHolder();
    if (this.#closed) return;
    const seq = this.#writer.error(0, cause, 0, pos, what, text, stack);
    this.#printed?.error(this.#writer.lastAt, pos, what, text);
    this.#done(seq);
  }

  fatal(lane: number, what: FatalArgs["what"], text: string, cause = 0): void {
    this.#flushHolder();
    if (this.#closed) return;
    const seq = this.#writer.fatal(lane, cause, 0, 0, what, text);
    this.#printed?.fatal(this.#writer.lastAt, lane, what, text);
    this.#done(seq);
  }

  exit(code: number, cause = 0): void {
    this.#flushHolder();
    if (!this.#closed) this.#done(this.#writer.exit(this.goLane, cause, 0, 0, code));
  }

  stalecall(cause: number, origin: number, pos: number): void {
    this.#flushHolder();
    if (!this.#closed) this.#done(this.#writer.stalecall(0, cause, origin, pos));
  }

  /** A timer is set, on the lane of whoever sets it. Returns its seq. */
  timerset(lane: number, cause: number, pos: number, api: TimersetArgs["api"], id: number, delay: number): number {
    this.#flushHolder();
    return this.#closed ? 0 : this.#done(this.#writer.timerset(lane, cause, 0, pos, api, id, delay));
  }

  /** A timer is cancelled, on the lane of whoever cancels it. */
  timerclear(lane: number, cause: number, origin: number, pos: number, id: number): void {
    this.#flushHolder();
    if (!this.#closed) this.#done(this.#writer.timerclear(lane, cause, origin, pos, id));
  }

  /** The last event; everything is sent, whatever the reader has taken so far. */
  end(how: EndArgs["how"], code: number, why: string): void {
    if (this.#closed) return;
    this.#flushHolder();
    this.#closed = true;
    this.#writer.end(0, 0, 0, 0, how, code, why);
    this.#printed?.end(this.#writer.lastAt, how, code, why);
    this.#outbox.flush(true);
  }

  /** Sends what is buffered, when that was not done often of late: code runs on that may never come back. */
  tell(): void {
    this.#outbox.entering();
  }

  /** Called after the clock was read: reading takes time, so it can be what ends the run. */
  checkTime(): void {
    if (!this.#closed && this.#clock.over()) this.onLimit("the run's time on the clock is over");
  }

  #flushHolder(): void {
    const holder = this.#pending;
    if (holder === null) return;
    this.#pending = null;
    this.#holder = holder;
    if (!this.#closed) this.#done(this.#writer.thread(holder === "go" ? this.goLane : 0, 0, 0, 0, holder));
  }

  #done(seq: number): number {
    if (this.#closed) return seq;
    if (this.#writer.isFull) this.onLimit("the log is full");
    else this.checkTime();
    this.#outbox.recorded();
    return seq;
  }
}
