// This file holds a virtual run back so that it goes at a speed a person can follow; it never changes the log.

import { MS } from "./clock";

/** Shorter waits than this are saved up, in wall ms: a timer of the browser is no finer. */
const SHORTEST_WAIT = 4;

/** Compares virtual time with the wall, between tasks only. */
export class Pace {
  readonly #wall: () => number;
  #speed: number | "max";
  #anchorWall: number;
  #anchor = 0;
  /** True while a wait is under way: the wall moves on then, and nothing was computed. */
  #waiting = false;
  /** While paused: the virtual time of the pause, and how far the wait had come then. */
  #paused: { readonly now: number; readonly reached: number } | null = null;

  /** @param wall milliseconds of a monotonic wall clock. @param speed virtual time per wall time, or "max" for no waiting. */
  constructor(wall: () => number, speed: number | "max") {
    this.#wall = wall;
    this.#speed = speed;
    this.#anchorWall = wall();
  }

  /** Changes the speed from the virtual time `now` (ns) on. */
  set(speed: number | "max", now: number): void {
    const reached = this.#reached(now);
    this.#speed = speed;
    this.#anchorAt(reached);
  }

  /** The run stands still from the virtual time `now` (ns) on. */
  pause(now: number): void {
    this.#paused ??= { now, reached: this.#reached(now) };
  }

  /** The run goes on at the virtual time `now` (ns): what the wall did meanwhile does not count, what was waited before does. */
  resume(now: number): void {
    if (this.#paused === null) return;
    const { now: then, reached } = this.#paused;
    this.#paused = null;
    if (now !== then) this.#waiting = false;
    this.#anchorAt(now === then ? reached : now);
  }

  /** Wall milliseconds until the virtual time `at` (ns) may come when it is `now`, or 0. */
  wait(at: number, now: number): number {
    if (this.#speed === "max") return 0;
    const wall = this.#wall();
    if (!this.#waiting && wall > this.#target(now)) {
      // The wall is ahead: computing took longer than it does here. Waiting is counted from now on, never caught up.
      this.#anchorAt(now);
    }
    const ms = this.#target(at) - wall;
    this.#waiting = ms >= SHORTEST_WAIT;
    return this.#waiting ? ms : 0;
  }

  /** The virtual time, in ns, that the wall has come to while the run waits at `now`. */
  #reached(now: number): number {
    if (this.#paused !== null) return this.#paused.reached;
    if (!this.#waiting || this.#speed === "max") return now;
    return this.#anchor + (this.#wall() - this.#anchorWall) * MS * this.#speed;
  }

  #anchorAt(virtual: number): void {
    this.#anchor = virtual;
    this.#anchorWall = this.#wall();
  }

  #target(at: number): number {
    return this.#speed === "max" ? 0 : this.#anchorWall + (at - this.#anchor) / MS / this.#speed;
  }
}
