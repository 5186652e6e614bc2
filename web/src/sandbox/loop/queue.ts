// This file is the virtual macrotask queue: one FIFO across all sources, and a heap of timers that are not due yet.

import { bareArray } from "../prelude/primordials";
import type { TaskArgs } from "../../event/kinds.gen";

/** Where a task comes from; the names are the log's. */
export type TaskSource = TaskArgs["source"];

/**
 * One task of the event loop. A task has one or more steps: after each of them the browser drains the microtasks, as it
 * does after each listener of an event.
 */
export abstract class Task {
  /** The next task in the FIFO. */
  next: Task | null = null;
  /** How deeply nested the timer is whose task this is; 0 for all other tasks. */
  level = 0;

  constructor(
    readonly source: TaskSource,
    /** Timer id, or 0. */
    readonly id: number,
    /** Seq of the event that queued it. */
    public cause: number,
    /** Seq of the registration. */
    readonly origin: number,
  ) {}

  /** Who holds the thread when the task begins. */
  get holder(): "js" | "go" {
    return "js";
  }

  /** False when the task was cancelled while it waited. */
  get live(): boolean {
    return true;
  }

  /** True while there is another step to run. */
  get more(): boolean {
    return false;
  }

  /** Runs the next step. What the user's code throws goes through, so that the browser reports it as it always does. */
  abstract step(): void;
}

/** A task of one step that calls a function of ours. */
export class CallTask extends Task {
  readonly #call: () => void;
  readonly #holder: "js" | "go";

  constructor(source: TaskSource, cause: number, call: () => void, holder: "js" | "go" = "js") {
    super(source, 0, cause, 0);
    this.#call = call;
    this.#holder = holder;
  }

  override get holder(): "js" | "go" {
    return this.#holder;
  }

  override step(): void {
    this.#call();
  }
}

/** A task that waits for a due time first. */
export abstract class TimedTask extends Task {
  /** When it is due, in ns of the run's clock. */
  due = 0;
  /** Decides between equal due times: the earlier scheduled first. */
  order = 0;
  /** Place in the heap, or -1. */
  place = -1;
}

/** The queue: `push` and `schedule` put in, `shift` takes out in order. */
export class TaskQueue {
  #head: Task | null = null;
  #tail: Task | null = null;
  readonly #heap = bareArray<TimedTask>();
  #size = 0;
  #orders = 0;

  /** Appends a task to the FIFO. */
  push(task: Task): void {
    task.next = null;
    if (this.#tail === null) this.#head = task;
    else this.#tail.next = task;
    this.#tail = task;
  }

  /** Puts a timed task among those that wait for their due time. */
  schedule(task: TimedTask): void {
    task.order = ++this.#orders;
    this.#set(this.#size++, task);
    this.#up(task.place);
  }

  /** Takes a timed task out again, wherever it is; one that is in the FIFO must say it is not `live`. */
  cancel(task: TimedTask): void {
    const at = task.place;
    if (at < 0) return;
    task.place = -1;
    const last = this.#heap[--this.#size]!;
    this.#heap.length = this.#size;
    if (last === task) return;
    this.#set(at, last);
    this.#up(at);
    this.#down(last.place);
  }

  /** Moves every timed task due at `now` to the FIFO, in order of due time. */
  promote(now: number): void {
    while (this.#size > 0 && this.#heap[0]!.due <= now) {
      const task = this.#heap[0]!;
      this.cancel(task);
      this.push(task);
    }
  }

  /** Takes the first live task of the FIFO, or null. */
  shift(): Task | null {
    this.#dropDead();
    const task = this.#head;
    if (task === null) return null;
    this.#head = task.next;
    if (this.#head === null) this.#tail = null;
    task.next = null;
    return task;
  }

  /** True when a live task is in the FIFO. */
  get ready(): boolean {
    this.#dropDead();
    return this.#head !== null;
  }

  /** The earliest due time, or Infinity when no timed task waits. */
  get earliest(): number {
    return this.#size > 0 ? this.#heap[0]!.due : Infinity;
  }

  #dropDead(): void {
    while (this.#head !== null && !this.#head.live) this.#head = this.#head.next;
    if (this.#head === null) this.#tail = null;
  }

  #set(at: number, task: TimedTask): void {
    this.#heap[at] = task;
    task.place = at;
  }

  #up(from: number): void {
    let at = from;
    const task = this.#heap[at]!;
    while (at > 0) {
      const parent = this.#heap[(at - 1) >> 1]!;
      if (!before(task, parent)) break;
      this.#set(at, parent);
      at = (at - 1) >> 1;
    }
    this.#set(at, task);
  }

  #down(from: number): void {
    let at = from;
    const task = this.#heap[at]!;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= this.#size) break;
      if (child + 1 < this.#size && before(this.#heap[child + 1]!, this.#heap[child]!)) child++;
      if (!before(this.#heap[child]!, task)) break;
      this.#set(at, this.#heap[child]!);
      at = child;
    }
    this.#set(at, task);
  }
}

function before(a: TimedTask, b: TimedTask): boolean {
  return a.due < b.due || (a.due === b.due && a.order < b.order);
}
