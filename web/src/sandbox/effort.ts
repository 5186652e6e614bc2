// This file notices tasks that compute long on the machine and hardly at all on the virtual clock, where computing is free: a reader may wonder.

import { MS, type Clock } from "./loop/clock";
import type { TaskSource } from "./loop/queue";

/**
 * The wall says how long a task held the thread, not how long it computed: a busy machine takes a task's turn away now and then. That makes
 * one task late by tens of ms, rarely more, and the next one is in time. So what is told of is a task beyond what a machine takes away, in
 * real ms …
 */
const LONG_MS = 400;
/** … or so many that each took longer than this. */
const OFTEN = 4;
const LATE_MS = 100;
/** Go's first task also brings Go itself up and has every function compiled: it is long when it takes longer than this, and never merely late. */
const LONG_START_MS = 1500;
/** A task computed for free when less than this went by on the virtual clock, in ns. */
const SHORT_NS = MS;

/** Watches the tasks of a run; tells once, when it is sure. */
export class Effort {
  #wall = 0;
  #virtual = 0;
  #kind: TaskSource = "start";
  /** True once it has told; on a real clock there is nothing to tell. */
  #told = false;
  #late = 0;
  #longest = 0;

  /** @param tell takes what the longest task so far took, in real ms. */
  constructor(
    readonly wall: () => number,
    readonly clock: Clock,
    readonly tell: (ms: number) => void,
  ) {
  }

  /** A task of that kind begins. */
  begin(kind: TaskSource): void {
    if (this.#told || !this.clock.virtual) return;
    this.#kind = kind;
    this.#wall = this.wall();
    this.#virtual = this.clock.now();
  }

  /** The task and its microtasks are over. Loading a module is waiting, not computing. */
  finish(): void {
    if (this.#told || !this.clock.virtual || this.#kind === "module") return;
    const start = this.#kind === "start";
    const ms = this.wall() - this.#wall;
    if (ms <= (start ? LONG_START_MS : LATE_MS) || this.clock.now() - this.#virtual >= SHORT_NS) return;
    this.#longest = ms > this.#longest ? ms : this.#longest;
    this.#late++;
    if (!start && ms <= LONG_MS && this.#late < OFTEN) return;
    this.#told = true;
    this.tell(this.#longest);
  }
}
