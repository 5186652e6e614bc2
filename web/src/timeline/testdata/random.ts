// Random logs for property tests: programs that never were, but whose events follow the rules of the real ones.

import { EventLog } from "../../event/log";
import { EventWriter } from "../../event/writer.gen";

/** Numbers from a seed: the same seed gives the same numbers. */
export class Dice {
  constructor(private seed: number) {}

  /** A whole number from 0 up to and without `sides`. */
  roll(sides: number): number {
    this.seed = (Math.imul(this.seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((this.seed / 2 ** 32) * sides);
  }
}

interface Goroutine {
  readonly id: number;
  state: "ready" | "wait" | "over";
  /** Seq of what it waits in, or of what made it ready. */
  seq: number;
}

/** A log of some tasks, taken batch by batch. */
export function randomBatches(seed: number, tasks: number): ArrayBuffer[] {
  const maker = new RandomLog(new Dice(seed));
  for (let i = 0; i < tasks; i++) maker.task();
  return maker.done();
}

/** The log of some batches. */
export function logOf(batches: readonly ArrayBuffer[]): EventLog {
  const log = new EventLog();
  for (const batch of batches) log.append(batch);
  return log;
}

/** Writes random tasks. */
class RandomLog {
  private at = 0;
  private readonly writer = new EventWriter({ stamp: () => (this.at += 1000), maxEvents: 1e9, maxBytes: 1e12 });
  private readonly batches: ArrayBuffer[] = [];
  private readonly goroutines: Goroutine[] = [];
  private readonly timers: number[] = [];
  private promise = 0;

  constructor(private readonly dice: Dice) {
    this.writer.run(0, 0, 0, 0, 1, "go1.26.8", "virtual", 1, 0);
  }

  task(): void {
    const { dice, writer } = this;
    if (dice.roll(3) === 0) this.at += dice.roll(40_000_000);
    const timer = dice.roll(2) === 0 ? (this.timers.shift() ?? 0) : 0;
    const task = writer.task(0, timer, timer, 0, timer > 0 ? "timer" : "script", 1);
    if (dice.roll(2) === 0) this.javascript(task, 0);
    else this.go(task);
    for (let i = dice.roll(3); i > 0; i--) this.microtask(task);
    writer.taskend(0, 0, 0, 0);
    if (dice.roll(4) > 0) writer.thread(0, 0, 0, 0, "none");
    const batch = writer.take();
    if (batch) this.batches.push(batch);
  }

  done(): ArrayBuffer[] {
    this.writer.end(0, 0, 0, 0, "quiet", 0, "");
    const batch = this.writer.take();
    if (batch) this.batches.push(batch);
    return this.batches;
  }

  private javascript(cause: number, depth: number): void {
    const { dice, writer } = this;
    writer.thread(0, 0, 0, 0, "js");
    const call = writer.call(0, cause, 0, 0, "function", `f${depth}`, "");
    for (let i = dice.roll(4); i > 0; i--) {
      const what = dice.roll(6);
      if (what === 0) writer.console(0, call, 0, 0, "log", "x");
      else if (what === 1) this.timers.push(writer.timerset(0, call, 0, 0, "timeout", this.timers.length + 1, 1000 * dice.roll(50_000)));
      else if (what === 2) writer.resolve(0, call, 0, 0, ++this.promise, 0, "1");
      else if (what === 3 && depth < 12) this.javascript(call, depth + 1);
      else if (what === 4 && depth < 3) this.border(call);
    }
    if (dice.roll(9) === 0) writer.throw(0, call, call, 0, "Error");
    else writer.return(0, call, call, 0, "");
  }

  private border(call: number): void {
    const { writer } = this;
    const border = writer.gocall(0, call, 0, 0, 1, "");
    this.go(border);
    writer.thread(0, 0, 0, 0, "js");
    writer.goreturn(0, 0, border, 0, "");
  }

  private microtask(cause: number): void {
    const { writer } = this;
    writer.thread(0, 0, 0, 0, "js");
    const queue = writer.queue(0, cause, 0, 0);
    const micro = writer.microtask(0, queue, queue, 0, "queue", 0);
    writer.microtaskend(0, micro, micro, 0, "return", 0, "");
  }

  /** Some goroutines run, one after the other. */
  private go(cause: number): void {
    const { dice, writer } = this;
    for (let i = 1 + dice.roll(4); i > 0; i--) {
      if (dice.roll(3) === 0 || this.goroutines.length === 0) {
        const id = this.goroutines.length + 1;
        this.goroutines.push({ id, state: "ready", seq: writer.gonew(id, cause, 0, 0, 0, `main.f${dice.roll(3)}`, "user") });
      }
      const one = this.goroutines[dice.roll(this.goroutines.length)];
      if (one && one.state !== "over") this.turn(one, cause);
    }
  }

  private turn(one: Goroutine, cause: number): void {
    const { dice, writer } = this;
    if (one.state === "wait") one.seq = writer.gowake(one.id, cause, one.seq, 0, 0);
    writer.thread(one.id, 0, 0, 0, "go");
    const run = writer.gorun(one.id, one.seq, 0, 0);
    if (dice.roll(3) === 0) writer.print(one.id, 0, 0, 0, "stdout", "x\n");
    if (dice.roll(5) === 0) {
      const call = writer.jscall(one.id, run, 0, 0, "f", "");
      this.javascript(call, 4);
      writer.thread(one.id, 0, 0, 0, "go");
      writer.jsreturn(one.id, 0, call, 0, "value", "");
    }
    one.state = dice.roll(8) === 0 ? "over" : "wait";
    if (one.state === "over") writer.goend(one.id, 0, 0, 0);
    else one.seq = writer.gowait(one.id, 0, 0, 0, dice.roll(3) === 0 ? "sleep" : "chan receive", 1000 * dice.roll(9000));
  }
}
