// This file notices tasks that compute long on the machine and hardly at all on the virtual clock, where computing is free: a reader may wonder.

import { MS, type Clock } from "./loop/clock";
import type { TaskSource } from "./loop/queue";

/** A task is told of when it held the thread longer than this, in real ms … */
const LONG_MS = 100;
/** … and Go's first one, which also brings Go itself up and has every function compiled, when longer than this. */
const LONG_START_MS = 1500;
/** … and less than this went by on the virtual clock, in ns. */
const SHORT_NS = MS;

/** Watches the tasks of a run; tells of the first that is noticed. */
export class Effort {
  #wall = 0;
  #virtual = 0;
  #long = Infinity;
  #told = false;

  /** @param tell takes what the task took, in real ms. */
  constructor(
    readonly wall: () => number,
    readonly clock: Clock,
    readonly tell: (ms: number) => void,
  ) {
    this.#told = !clock.virtual;
  }

  /** A task of that kind begins. Loading a module is waiting, not computing. */
  begin(kind: TaskSource): void {
    if (this.#told) return;
    this.#long = kind === "module" ? Infinity : kind === "start" ? LONG_START_MS : LONG_MS;
    this.#wall = this.wall();
    this.#virtual = this.clock.now();
  }

  /** The task and its microtasks are over. */
  finish(): void {
    if (this.#told) return;
    const ms = this.wall() - this.#wall;
    if (ms <= this.#long || this.clock.now() - this.#virtual >= SHORT_NS) return;
    this.#told = true;
    this.tell(ms);
  }
}
