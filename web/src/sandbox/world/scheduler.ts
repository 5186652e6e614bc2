// This file gives programs scheduler.postTask and scheduler.yield on the run's own queue, with Chromium's priorities.

import { apply, getter, NativePromise, NativeString, NativeTypeError, uncurry } from "../prelude/primordials";
import { replace } from "../prelude/natives";
import { MS } from "../loop/clock";
import { Rank, TimedTask } from "../loop/queue";
import { member, unsigned } from "./convert";
import type { WorldHost } from "./host";
import { isAborted, isSignal, onAbort, reasonOf } from "./signals";

const PRIORITIES = ["user-blocking", "user-visible", "background"] as const;
type Priority = (typeof PRIORITIES)[number];

const ranks: Record<Priority, { task: Rank; goesOn: Rank }> = {
  "user-blocking": { task: Rank.Blocking, goesOn: Rank.BlockingGoesOn },
  "user-visible": { task: Rank.Usual, goesOn: Rank.UsualGoesOn },
  background: { task: Rank.Background, goesOn: Rank.BackgroundGoesOn },
};
const WHERE = "Failed to execute 'postTask' on 'Scheduler': ";
const OPTION = (name: string): string => `${WHERE}Failed to read the '${name}' property from 'SchedulerPostTaskOptions': `;
const listen = uncurry(EventTarget.prototype.addEventListener);

/** The classes of the platform that TypeScript's library does not know everywhere. */
interface Platform {
  readonly Scheduler?: { readonly prototype: object };
  readonly TaskSignal?: { readonly prototype: object };
}

/** What postTask's options say. */
interface Options {
  readonly delay: number;
  readonly signal: AbortSignal | null;
  /** The priority that was asked for, or null for the signal's own. */
  readonly fixed: Priority | null;
}

/** One task of the scheduler's. The callback's microtasks are over before its result is handed on: so does Chromium. */
class PostedTask extends TimedTask {
  #state: "waits" | "ran" | "over" = "waits";
  #result: unknown;
  #threw = false;

  constructor(
    id: number,
    cause: number,
    readonly options: Options,
    /** Null for what goes on after scheduler.yield. */
    readonly callback: Function | null,
    readonly resolve: (value: unknown) => void,
    readonly reject: (reason: unknown) => void,
    readonly host: WorldHost,
  ) {
    super("posttask", id, cause, cause);
  }

  override get live(): boolean {
    return this.#state !== "over";
  }

  override get more(): boolean {
    return this.#state === "ran";
  }

  /** True until its turn has come. */
  get waits(): boolean {
    return this.#state === "waits";
  }

  cancel(): void {
    this.#state = "over";
  }

  override step(): void {
    if (this.#state === "waits" && this.callback !== null) return this.#run(this.callback);
    this.#state = "over";
    this.host.loop.rejectSeen();
    if (this.#threw) this.reject(this.#result);
    else this.resolve(this.#result);
  }

  #run(callback: Function): void {
    this.#state = "ran";
    try {
      this.#result = apply(callback, undefined, []);
      this.host.returned(this.#result);
    } catch (error) {
      this.host.caught(error);
      this.#threw = true;
      this.#result = error;
    }
  }
}

/** The scheduler of a run. */
class Scheduler {
  readonly #host: WorldHost;
  readonly #priorityOf: ((signal: object) => Priority) | null;
  #ids = 0;

  constructor(host: WorldHost, priorityOf: ((signal: object) => Priority) | null) {
    this.#host = host;
    this.#priorityOf = priorityOf;
  }

  post(callback: unknown, given: unknown): Promise<unknown> {
    // It may be rejected at once, or when its signal is aborted.
    this.#host.loop.rejectSeen();
    return new NativePromise((resolve, reject) => {
      // What is thrown here rejects the promise, as it should.
      if (typeof callback !== "function") throw new NativeTypeError(`${WHERE}parameter 1 is not of type 'Function'.`);
      const options = readOptions(given);
      if (options.signal !== null && isAborted(options.signal)) return reject(reasonOf(options.signal));
      this.#queue(options, callback, resolve, reject);
    });
  }

  yield(): Promise<unknown> {
    const running = this.#host.loop.current;
    const inherited = running instanceof PostedTask ? running.options : null;
    const options: Options = { delay: 0, signal: inherited?.signal ?? null, fixed: inherited?.fixed ?? null };
    // It may be rejected at once, or when its signal is aborted.
    this.#host.loop.rejectSeen();
    return new NativePromise((resolve, reject) => {
      if (options.signal !== null && isAborted(options.signal)) return reject(reasonOf(options.signal));
      this.#queue(options, null, resolve, reject);
    });
  }

  #queue(options: Options, callback: Function | null, resolve: (value: unknown) => void, reject: (reason: unknown) => void): void {
    const { events, loop, clock } = this.#host;
    const { delay } = options;
    const id = delay > 0 ? ++this.#ids : 0;
    const cause = delay > 0 ? events.timerset("posttask", id, delay) : events.post(callback === null ? "yield" : "posttask");
    const task = new PostedTask(id, cause, options, callback, resolve, reject, this.#host);
    task.rank = this.#rank(options, callback === null);
    if (delay > 0) {
      task.due = clock.now() + delay * MS;
      loop.queue.schedule(task);
    } else loop.queue.push(task);
    this.#watch(task);
    loop.wake();
  }

  #rank({ fixed, signal }: Options, goesOn: boolean): Rank {
    const priority = fixed ?? this.#ofSignal(signal) ?? "user-visible";
    return goesOn ? ranks[priority].goesOn : ranks[priority].task;
  }

  #ofSignal(signal: AbortSignal | null): Priority | null {
    if (signal === null || this.#priorityOf === null) return null;
    try {
      return this.#priorityOf(signal);
    } catch {
      return null; // A plain AbortSignal has no priority.
    }
  }

  #watch(task: PostedTask): void {
    const { queue } = this.#host.loop;
    const { signal, fixed } = task.options;
    if (signal === null) return;
    onAbort(signal, () => {
      if (!task.waits) return;
      task.cancel();
      queue.cancel(task);
      if (task.id > 0) this.#host.events.timerclear(task.id, task.origin);
      this.#host.loop.rejectSeen();
      task.reject(reasonOf(signal));
    });
    if (fixed !== null) return;
    listen(signal, "prioritychange", () => {
      if (task.waits) queue.rerank(task, this.#rank(task.options, task.callback === null));
    });
  }
}

function readOptions(given: unknown): Options {
  const delay = member(given, "delay");
  const priority = member(given, "priority");
  const signal = member(given, "signal");
  if (signal !== undefined && !isSignal(signal)) throw new NativeTypeError(`${OPTION("signal")}Failed to convert value to 'AbortSignal'.`);
  return {
    delay: delay === undefined ? 0 : unsigned(delay, OPTION("delay")),
    fixed: priority === undefined ? null : readPriority(NativeString(priority)),
    signal: signal ?? null,
  };
}

function readPriority(text: string): Priority {
  for (let i = 0; i < PRIORITIES.length; i++) if (PRIORITIES[i] === text) return PRIORITIES[i]!;
  throw new NativeTypeError(`${OPTION("priority")}The provided value '${text}' is not a valid enum value of type TaskPriority.`);
}

/** Replaces scheduler.postTask and scheduler.yield where the browser has them. */
export function installScheduler(host: WorldHost): void {
  const { Scheduler: native, TaskSignal: signals } = host.global as Platform;
  if (native === undefined) return;
  const scheduler = new Scheduler(host, signals === undefined ? null : getter<Priority>(signals.prototype, "priority"));
  replace(native.prototype, {
    postTask(callback: unknown, options?: unknown): Promise<unknown> {
      return scheduler.post(callback, options);
    },
    yield(): Promise<unknown> {
      return scheduler.yield();
    },
  });
}
