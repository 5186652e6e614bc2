// This file gives timers Chromium's rules on the run's clock: what is clamped, what goes straight to the queue, the grid of intervals.

import { mapDelete, mapGet, mapSet, NativeMap } from "../prelude/primordials";
import { MS, type Clock } from "./clock";
import { TimedTask, type TaskQueue } from "./queue";

/** From this nesting level on, a timer waits at least CLAMP ms. */
const CLAMPED_LEVEL = 6;
const CLAMP = 4;

/** What a timer's task can be. */
export type TimerSource = "timer" | "interval" | "gotimer";

/** What a timer needs of the loop that runs it. */
export interface TimerHost {
  readonly clock: Clock;
  readonly queue: TaskQueue;
  /** Nesting level of the running timer task, or 0. */
  level(): number;
  /** Records that a timer is set, due in so many ns. Returns the seq of that event, which its task comes from. */
  set(source: TimerSource, id: number, delay: number): number;
  /** Records that a timer is cancelled; `origin` is the event by which it was set. */
  cleared(source: TimerSource, id: number, origin: number): void;
  /** Called after something was queued. */
  wake(): void;
}

/** One timeout or interval. */
class Timer extends TimedTask {
  cancelled = false;

  constructor(
    readonly timers: Timers,
    override readonly source: TimerSource,
    id: number,
    cause: number,
    readonly call: () => void,
    /** Delay in whole milliseconds as the program asked for it, not below 0. */
    readonly delay: number,
    readonly repeats: boolean,
  ) {
    super(source, id, cause, cause);
  }

  override get holder(): "js" | "go" {
    return this.source === "gotimer" ? "go" : "js";
  }

  override get live(): boolean {
    return !this.cancelled;
  }

  override step(): void {
    this.timers.fired(this);
    this.call();
  }
}

/** The timers of a run; JavaScript's and Go's share their ids and their queue, as on a page. */
export class Timers {
  readonly #host: TimerHost;
  readonly #live = new NativeMap<number, Timer>();
  #ids = 0;

  constructor(host: TimerHost) {
    this.#host = host;
  }

  /**
   * Sets a timer. `delay` is in ms and already a 32-bit integer; a negative one counts as 0. Returns its id, from 1 up.
   */
  set(source: TimerSource, call: () => void, delay: number): number {
    const host = this.#host;
    const level = host.level();
    const id = ++this.#ids;
    const wait = clamped(delay > 0 ? delay : 0, level);
    const timer = new Timer(this, source, id, host.set(source, id, wait * MS), call, delay > 0 ? delay : 0, source === "interval");
    timer.level = level + 1;
    mapSet(this.#live, timer.id, timer);
    this.#schedule(timer, host.clock.now(), wait);
    host.wake();
    return timer.id;
  }

  /** Cancels a timer; an unknown id is nothing. */
  clear(id: number): void {
    const timer = mapGet(this.#live, id) as Timer | undefined;
    if (timer === undefined) return;
    timer.cancelled = true;
    mapDelete(this.#live, id);
    this.#host.queue.cancel(timer);
    this.#host.cleared(timer.source, id, timer.origin);
  }

  /** Called by a timer when its turn has come, before its callback: an interval takes its next place at once. */
  fired(timer: Timer): void {
    if (!timer.repeats) {
      mapDelete(this.#live, timer.id);
      return;
    }
    const delay = clamped(timer.delay, timer.level);
    timer.level++;
    timer.cause = timer.origin;
    const now = this.#host.clock.now();
    if (delay === 0) {
      this.#host.queue.push(timer);
      return;
    }
    // The grid is kept: what was missed while the thread was busy is left out.
    const late = now > timer.due ? (now - timer.due) % (delay * MS) : 0;
    this.#schedule(timer, now - late, delay);
  }

  #schedule(timer: Timer, from: number, delay: number): void {
    timer.due = from + delay * MS;
    if (delay === 0) this.#host.queue.push(timer);
    else this.#host.queue.schedule(timer);
  }
}

/** The delay after clamping, for a timer set at a nesting level. */
function clamped(delay: number, level: number): number {
  return level >= CLAMPED_LEVEL && delay < CLAMP ? CLAMP : delay;
}
