// This file gives programs requestAnimationFrame on a grid of 60 frames in a second of the run's clock.

import { apply, bareArray, floor, mapDelete, mapGet, mapSet, NativeMap, NativeTypeError } from "../prelude/primordials";
import { replace } from "../prelude/natives";
import { MS } from "../loop/clock";
import { DueTask } from "./duetask";
import type { WorldHost } from "./host";

/** Frames in a second, and ns in a second. */
const RATE = 60;
const SECOND = 1e9;

/** One frame that was asked for. All its callbacks run in one step: so does Chromium, without microtasks between them. */
interface Frame {
  readonly number: number;
  readonly due: number;
  readonly task: DueTask;
  readonly set: number;
  readonly ids: number[];
}

/** The frames of a run. */
class Frames {
  readonly #host: WorldHost;
  readonly #callbacks = new NativeMap<number, Function>();
  #next: Frame | null = null;
  #ids = 0;
  #frames = 0;

  constructor(host: WorldHost) {
    this.#host = host;
  }

  request(callback: Function): number {
    const id = ++this.#ids;
    this.#next ??= this.#make();
    this.#next.ids[this.#next.ids.length] = id;
    mapSet(this.#callbacks, id, callback);
    return id;
  }

  cancel(id: number): void {
    mapDelete(this.#callbacks, id);
    const next = this.#next;
    if (next === null) return;
    for (let i = 0; i < next.ids.length; i++) if (mapGet(this.#callbacks, next.ids[i]!) !== undefined) return;
    // Nobody wants the frame any more.
    this.#next = null;
    next.task.cancelled = true;
    this.#host.loop.queue.cancel(next.task);
    this.#host.events.timerclear(next.number, next.set);
  }

  #make(): Frame {
    const { clock, events, loop } = this.#host;
    const now = clock.now();
    const due = floor(((floor((now * RATE) / SECOND) + 1) * SECOND) / RATE);
    const number = ++this.#frames;
    const set = events.timerset("frame", number, (due - now) / MS);
    const task = new DueTask("frame", number, set, () => this.#run());
    task.due = due;
    loop.queue.schedule(task);
    loop.wake();
    return { number, due, task, set, ids: bareArray<number>() };
  }

  #run(): void {
    const frame = this.#next;
    if (frame === null) return;
    this.#next = null;
    for (let i = 0; i < frame.ids.length; i++) {
      const id = frame.ids[i]!;
      const callback = mapGet(this.#callbacks, id) as ((time: number) => unknown) | undefined;
      mapDelete(this.#callbacks, id);
      if (callback === undefined) continue;
      try {
        this.#host.returned(apply(callback, this.#host.global, [frame.due / MS]));
      } catch (error) {
        this.#host.report(error);
      }
    }
  }
}

/** Replaces requestAnimationFrame and cancelAnimationFrame. */
export function installFrames(host: WorldHost): void {
  const frames = new Frames(host);
  replace(host.global, {
    requestAnimationFrame(callback: unknown): number {
      if (typeof callback !== "function") {
        throw new NativeTypeError("Failed to execute 'requestAnimationFrame' on 'DedicatedWorkerGlobalScope': parameter 1 is not of type 'Function'.");
      }
      return frames.request(callback);
    },
    cancelAnimationFrame(id: unknown): void {
      frames.cancel((id as number) | 0);
    },
  });
}
