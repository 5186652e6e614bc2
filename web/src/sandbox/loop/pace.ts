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

  /** @param wall milliseconds of a monotonic wall clock. @param speed virtual time per wall time, or "max" for no waiting. */
  constructor(wall: () => number, speed: number | "max") {
    this.#wall = wall;
    this.#speed = speed;
    this.#anchorWall = wall();
  }

  /** Changes the speed from the virtual time `now` (ns) on. */
  set(speed: number | "max", now: number): void {
    this.#speed = speed;
    this.#anchor = now;
    this.#anchorWall = this.#wall();
  }

  /** Wall milliseconds until the virtual time `at` (ns) may come, or 0. */
  wait(at: number): number {
    if (this.#speed === "max") return 0;
    const wall = this.#wall();
    const target = this.#anchorWall + (at - this.#anchor) / MS / this.#speed;
    if (target - wall >= SHORTEST_WAIT) return target - wall;
    if (wall > target) {
      // The wall has passed: waiting is counted from here on, never caught up.
      this.#anchor = at;
      this.#anchorWall = wall;
    }
    return 0;
  }
}
