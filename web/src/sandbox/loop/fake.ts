// This file is a stand-in for the browser under the loop, for tests: hops and timers that run when told to.

import { Loop, type LoopHost } from "./loop";
import { Pace } from "./pace";
import type { Task } from "./queue";
import { Timers } from "./timers";
import { VirtualClock, type Clock } from "./clock";

/** A loop whose hops are called in turn, with a wall clock that only waiting moves. */
export class FakeBrowser {
  wall = 0;
  /** What happened: "begin timer 3 @5.000", "end", "idle" … */
  readonly log: string[] = [];
  readonly clock: Clock;
  readonly loop: Loop;
  readonly timers: Timers;
  /** What the host does when nothing is in flight; the default ends the run. */
  onQuiet: () => void = () => this.loop.end();
  isBehind = false;
  #seq = 0;
  #woken = true;

  constructor(options: { speed?: number | "max"; limitMs?: number; probed?: boolean; clock?: Clock } = {}) {
    const { speed = "max", limitMs = Infinity, probed = true } = options;
    this.clock = options.clock ?? new VirtualClock(limitMs * 1e6);
    this.loop = new Loop(this.clock, new Pace(() => this.wall, speed), this.#host(), limitMs, probed);
    this.loop.wake = () => {
      this.#woken = true;
    };
    this.timers = new Timers({
      clock: this.clock, queue: this.loop.queue, level: () => this.loop.level, set: () => this.loop.taskSeq, cleared: () => {}, wake: () => this.loop.wake(),
    });
  }

  /** Runs hops of `batch` slots until the loop sleeps; waits are taken off the wall clock at once. */
  run(batch = 1, maxHops = 10_000): void {
    for (let hop = 0; hop < maxHops; hop++) {
      this.#woken = false;
      for (let slot = 0; slot < batch; slot++) if (!this.loop.slot(slot === 0)) break;
      this.loop.settle();
      const rest = this.loop.rest();
      if (rest === Infinity && !this.#woken) return;
      if (rest !== Infinity) this.wall += rest;
    }
    throw new Error("the loop never came to rest");
  }

  /** A timer that writes its name and the time when it fires. */
  timer(name: string, delay: number, then: () => void = () => {}): number {
    return this.timers.set("timer", () => {
      this.log.push(`${name} @${this.clock.now() / 1e6}`);
      then();
    }, delay);
  }

  #host(): LoopHost {
    return {
      begin: (task: Task) => {
        void task;
        return ++this.#seq;
      },
      step: () => {},
      finish: () => {},
      idle: () => {},
      resting: () => {},
      still: (paused) => paused || this.isBehind,
      quiet: () => this.onQuiet(),
      late: () => {
        this.log.push("late");
        this.loop.end();
      },
    };
  }
}
