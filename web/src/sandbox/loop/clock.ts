// This file is the run's one clock: virtual (moved by events, reads and due times) or real (the wall, made monotonic).

import { floor } from "../prelude/primordials";

/** What one recorded event, and one reading of the clock, costs on the virtual clock: 1 µs, in ns. Part of the engine's version. */
export const TICK = 1_000;

/** Nanoseconds in a millisecond. */
export const MS = 1_000_000;

/** The clock of a run. Times are integer nanoseconds since the run began. */
export interface Clock {
  readonly virtual: boolean;
  /** The time now; looking is free. */
  now(): number;
  /** The time of an event that is being recorded. */
  stamp(): number;
  /** The time as the program reads it. */
  read(): number;
  /** Counted work takes that many ns of a virtual clock; on a real clock it has taken what it took. */
  charge(ns: number): void;
  /** Moves a virtual clock forward to a due time; a real clock goes by itself. */
  jump(to: number): void;
  /** True once the time has passed the run's limit; it stays true. */
  over(): boolean;
  /** Called by `read` when the time is over; the owner sets it. */
  overdue: () => void;
}

/** The clock of a run for which it is not known yet which one it has: until that is chosen, nothing of the run may ask. */
export class ChosenClock implements Clock {
  overdue: () => void = () => {};
  #clock: Clock = new VirtualClock(0);

  /** From now on this clock is that one. */
  choose(clock: Clock): void {
    clock.overdue = () => this.overdue();
    this.#clock = clock;
  }

  get virtual(): boolean {
    return this.#clock.virtual;
  }

  now(): number {
    return this.#clock.now();
  }

  stamp(): number {
    return this.#clock.stamp();
  }

  read(): number {
    return this.#clock.read();
  }

  charge(ns: number): void {
    this.#clock.charge(ns);
  }

  jump(to: number): void {
    this.#clock.jump(to);
  }

  over(): boolean {
    return this.#clock.over();
  }

  /** Takes a pause of that many wall milliseconds out of a real clock's time. */
  skip(wallMs: number): void {
    if (this.#clock instanceof RealClock) this.#clock.skip(wallMs);
  }
}

/** A clock on which computing is free and only events, reads and waiting take time. */
export class VirtualClock implements Clock {
  readonly virtual = true;
  overdue: () => void = () => {};
  #now = 0;
  readonly #limit: number;

  /** @param limit the time after which over() holds, in ns. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  now(): number {
    return this.#now;
  }

  stamp(): number {
    const at = this.#now;
    this.#now = at + TICK;
    return at;
  }

  read(): number {
    this.#now += TICK;
    if (this.over()) this.overdue();
    return this.#now;
  }

  charge(ns: number): void {
    this.#now += ns;
  }

  jump(to: number): void {
    if (to > this.#now) this.#now = to;
  }

  over(): boolean {
    return this.#now > this.#limit;
  }
}

/** A clock that follows the wall but never goes back. While the loop stands still for the reader, so does this clock. */
export class RealClock implements Clock {
  readonly virtual = false;
  overdue: () => void = () => {};
  readonly #wall: () => number;
  readonly #limit: number;
  #start: number;
  #last = 0;

  /** @param wall milliseconds of a monotonic wall clock. @param limit as for VirtualClock. */
  constructor(wall: () => number, limit: number) {
    this.#wall = wall;
    this.#limit = limit;
    this.#start = wall();
  }

  now(): number {
    const now = floor((this.#wall() - this.#start) * 1_000) * 1_000;
    if (now > this.#last) this.#last = now;
    return this.#last;
  }

  stamp(): number {
    return this.now();
  }

  read(): number {
    const now = this.now();
    if (this.over()) this.overdue();
    return now;
  }

  charge(): void {}

  jump(): void {}

  over(): boolean {
    return this.#last > this.#limit;
  }

  /** Takes a pause of that many wall milliseconds out of the run's time. */
  skip(wallMs: number): void {
    this.#start += wallMs;
  }
}
