// This file writes what the probes of JavaScript see as events of the run's log.

import type { Position } from "../../event/event";
import { bareArray } from "../prelude/primordials";
import type { CallKind, MicrotaskKind, Outcome, ProbeRecorder, PromiseKind, ResumeKind, SuspendKind, ThenKind } from "../probes/host";
import type { Recorder } from "../recorder";

/** JavaScript's lane. */
const JS = 0;

/** The events of the probes, in the run's log. */
export class JsEvents implements ProbeRecorder {
  readonly #recorder: Recorder;
  readonly #places = bareArray<Position | undefined>();

  constructor(recorder: Recorder) {
    this.#recorder = recorder;
  }

  position(file: string, line: number, col: number): number {
    const at = { file, line, col };
    const pos = this.#recorder.position(at);
    this.#places[pos] = at;
    return pos;
  }

  /** The place that a number stands for, when the probes have asked for it; else null. */
  place(pos: number): Position | null {
    return pos === 0 ? null : (this.#places[pos] ?? null);
  }

  call(cause: number, origin: number, pos: number, what: CallKind, name: string, text: string): number {
    const log = this.#recorder.begin();
    return log === null ? 0 : this.#wrote(log.call(JS, cause, origin, pos, what, name, text));
  }

  return(cause: number, origin: number, pos: number, text: string): number {
    const log = this.#recorder.begin();
    return log === null ? 0 : this.#wrote(log.return(JS, cause, origin, pos, text));
  }

  throw(cause: number, origin: number, pos: number, text: string): number {
    const log = this.#recorder.begin();
    return log === null ? 0 : this.#wrote(log.throw(JS, cause, origin, pos, text));
  }

  calls(cause: number, origin: number, pos: number, name: string, count: number): number {
    const log = this.#recorder.begin();
    return log === null ? 0 : this.#wrote(log.calls(JS, cause, origin, pos, name, count));
  }

  awaits(cause: number, origin: number, pos: number, name: string, count: number): number {
    const log = this.#recorder.begin();
    return log === null ? 0 : this.#wrote(log.awaits(JS, cause, origin, pos, name, count));
  }

  registrations(cause: number, origin: number, pos: number, name: string, count: number): number {
    const log = this.#recorder.begin();
    return log === null ? 0 : this.#wrote(log.registrations(JS, cause, origin, pos, name, count));
  }

  suspend(cause: number, origin: number, pos: number, why: SuspendKind, promise: number): number {
    const log = this.#recorder.begin();
    return log === null ? 0 : this.#wrote(log.suspend(JS, cause, origin, pos, why, promise));
  }

  resume(cause: number, origin: number, pos: number, how: ResumeKind): number {
    const log = this.#recorder.begin();
    return log === null ? 0 : this.#wrote(log.resume(JS, cause, origin, pos, how));
  }

  promise(cause: number, origin: number, pos: number, how: PromiseKind, promise: number): number {
    const log = this.#recorder.begin();
    return log === null ? 0 : this.#wrote(log.promise(JS, cause, origin, pos, how, promise));
  }

  then(cause: number, origin: number, pos: number, how: ThenKind, promise: number, derived: number): number {
    const log = this.#recorder.begin();
    return log === null ? 0 : this.#wrote(log.then(JS, cause, origin, pos, how, promise, derived));
  }

  resolve(cause: number, origin: number, pos: number, promise: number, adopted: number, text: string): number {
    const log = this.#recorder.begin();
    return log === null ? 0 : this.#wrote(log.resolve(JS, cause, origin, pos, promise, adopted, text));
  }

  reject(cause: number, origin: number, pos: number, promise: number, text: string): number {
    const log = this.#recorder.begin();
    return log === null ? 0 : this.#wrote(log.reject(JS, cause, origin, pos, promise, text));
  }

  queue(cause: number, origin: number, pos: number): number {
    const log = this.#recorder.begin();
    return log === null ? 0 : this.#wrote(log.queue(JS, cause, origin, pos));
  }

  microtask(cause: number, origin: number, pos: number, what: MicrotaskKind, promise: number): number {
    const log = this.#recorder.begin();
    return log === null ? 0 : this.#wrote(log.microtask(JS, cause, origin, pos, what, promise));
  }

  microtaskend(cause: number, origin: number, pos: number, how: Outcome, promise: number, text: string): number {
    const log = this.#recorder.begin();
    return log === null ? 0 : this.#wrote(log.microtaskend(JS, cause, origin, pos, how, promise, text));
  }

  unhandled(cause: number, origin: number, pos: number, promise: number, text: string): number {
    const log = this.#recorder.begin();
    return log === null ? 0 : this.#wrote(log.unhandled(JS, cause, origin, pos, promise, text));
  }

  handled(cause: number, origin: number, pos: number, promise: number): number {
    const log = this.#recorder.begin();
    return log === null ? 0 : this.#wrote(log.handled(JS, cause, origin, pos, promise));
  }

  #wrote(seq: number): number {
    return this.#recorder.wrote(seq);
  }
}
