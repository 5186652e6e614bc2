// This file records what programs put in flight: timers, posted tasks and requests.

import type { PostArgs, ResponseArgs, TimersetArgs } from "../../event/kinds.gen";
import { MS } from "../loop/clock";
import type { Recorder } from "../recorder";

/** Who does what is recorded now. */
export interface Doer {
  /** The goroutine's number, or 0 for JavaScript. */
  lane(): number;
  /** Seq of the event that it runs for. */
  cause(): number;
  /** Number of the position of the call that is being answered, or 0. */
  pos(): number;
}

/** Writes the world's events. Every method returns the event's seq, 0 when nothing is recorded any more. */
export class WorldEvents {
  readonly #recorder: Recorder;
  readonly #doer: Doer;

  constructor(recorder: Recorder, doer: Doer) {
    this.#recorder = recorder;
    this.#doer = doer;
  }

  /** Something starts that will queue a task after `delay` ms. */
  timerset(api: TimersetArgs["api"], id: number, delay: number): number {
    const { lane, cause, pos } = this.#now();
    const log = this.#recorder.begin();
    return log === null ? 0 : this.#recorder.wrote(log.timerset(lane, cause, 0, pos, api, id, delay * MS));
  }

  /** It is cancelled before its task began. `set` is the seq of its timerset. */
  timerclear(id: number, set: number): number {
    const { lane, cause, pos } = this.#now();
    const log = this.#recorder.begin();
    return log === null ? 0 : this.#recorder.wrote(log.timerclear(lane, cause, set, pos, id));
  }

  /** A task is queued at once. */
  post(api: PostArgs["api"]): number {
    const { lane, cause, pos } = this.#now();
    const log = this.#recorder.begin();
    return log === null ? 0 : this.#recorder.wrote(log.post(lane, cause, 0, pos, api));
  }

  /** A request leaves. */
  request(id: number, method: string, url: string): number {
    const { lane, cause, pos } = this.#now();
    const log = this.#recorder.begin();
    return log === null ? 0 : this.#recorder.wrote(log.request(lane, cause, 0, pos, id, method, url));
  }

  /** The request is over. `sent` is the seq of its request. */
  response(id: number, sent: number, outcome: ResponseArgs["outcome"], status: number): number {
    const lane = this.#doer.lane();
    const cause = this.#doer.cause();
    const log = this.#recorder.begin();
    return log === null ? 0 : this.#recorder.wrote(log.response(lane, cause, sent, 0, id, outcome, status));
  }

  /** Taken before `begin`, which may settle who holds the thread. */
  #now(): { lane: number; cause: number; pos: number } {
    return { lane: this.#doer.lane(), cause: this.#doer.cause(), pos: this.#doer.pos() };
  }
}
