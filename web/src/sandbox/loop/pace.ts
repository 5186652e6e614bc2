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

  /** @param wall milliseconds of a monotonic wall clock. @param speed virtual time per wall time, or "max" for no waiting. */
  constructor(wall: () => number, speed: number | "max") {
    this.#wall = wall;
    this.#speed = speed;
    this.#anchorWall = wall();
  }

  /** Changes the speed from the virtual time `now` (ns) on. */
  set(speed: number | "max", now: number): void {
    this.#speed = speed;
    this.restart(now);
  }

  /** The run goes on after a pause, at the virtual time `now` (ns): what the wall did meanwhile does not count. */
  restart(now: number): void {
    this.#anchor = now;
    this.#anchorWall = this.#wall();
    this.#waiting = false;
  }

  /** Wall milliseconds until the virtual time `at` (ns) may come when it is `now`, or 0. */
  wait(at: number, now: number): number {
    if (this.#speed === "max") return 0;
    const wall = this.#wall();
    if (!this.#waiting && wall > this.#target(now)) {
      // The wall is ahead: computing took longer than it does here. Waiting is counted from now on, never caught up.
      this.#anchor = now;
      this.#anchorWall = wall;
    }
    const ms = this.#target(at) - wall;
    this.#waiting = ms >= SHORTEST_WAIT;
    return this.#waiting ? ms : 0;
  }

  #target(at: number): number {
    return this.#speed === "max" ? 0 : this.#anchorWall + (at - this.#anchor) / MS / this.#speed;
  }
}
