// This file keeps what JavaScript runs for, where Go and JavaScript call each other: the cause of what is recorded there.

import { bareArray } from "./prelude/primordials";

/** What JavaScript runs for. */
export interface Running {
  /** Seq of the event that JavaScript runs for now; 0 when nothing is known. */
  seq(): number;
  /** Go calls JavaScript, by the event of this seq. Returns what `leave` needs. */
  enter(seq: number): number;
  /** The call is over, by whatever way. */
  leave(entered: number): void;
}

/** Without probes in JavaScript: the call from Go it is in, else the task. */
export class CallsAndTasks implements Running {
  readonly #task: () => number;
  readonly #calls = bareArray<number>();

  /** @param task seq of the running task. */
  constructor(task: () => number) {
    this.#task = task;
  }

  seq(): number {
    return this.#calls.length > 0 ? this.#calls[this.#calls.length - 1]! : this.#task();
  }

  enter(seq: number): number {
    const depth = this.#calls.length;
    this.#calls[depth] = seq;
    return depth;
  }

  leave(entered: number): void {
    this.#calls.length = entered;
  }
}
