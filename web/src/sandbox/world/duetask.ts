// This file is a timed task of one step that can be cancelled: what frames, signals and answers wait as.

import { TimedTask, type TaskSource } from "../loop/queue";

/** Calls a function of ours when its turn has come. */
export class DueTask extends TimedTask {
  cancelled = false;
  readonly #call: () => void;

  constructor(source: TaskSource, id: number, cause: number, call: () => void) {
    super(source, id, cause, cause);
    this.#call = call;
  }

  override get live(): boolean {
    return !this.cancelled;
  }

  override step(): void {
    this.#call();
  }
}
