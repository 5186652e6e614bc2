// This file is the virtual macrotask queue: a FIFO across all sources for each rank, and a heap of timers that are not due yet.

import { bareArray, max } from "../prelude/primordials";
import type { TaskArgs } from "../../event/kinds.gen";

/** Where a task comes from; the names are the log's. */
export type TaskSource = TaskArgs["source"];

/**
 * The ranks of tasks, first to last: the scheduler's priorities, each behind what goes on after scheduler.yield at the
 * same priority. Nearly everything is Usual; a task of a lower rank waits for all of the higher ones, as in Chromium.
 */
export const Rank = { BlockingGoesOn: 0, Blocking: 1, UsualGoesOn: 2, Usual: 3, BackgroundGoesOn: 4, Background: 5 } as const;
export type Rank = (typeof Rank)[keyof typeof Rank];
const RANKS = 6;

/**
 * One task of the event loop. A task has one or more steps: after each of them the browser drains the microtasks, as it
 * does after each listener of an event.
 */
export abstract class Task {
  /** The next task in the FIFO. */
  next: Task | null = null;
  /** How deeply nested the timer is whose task this is; 0 for all other tasks. */
  level = 0;
  /** Which tasks it goes before. */
  rank: Rank = Rank.Usual;
  /** When it came into a FIFO, counted over all of them. */
  arrival = 0;

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

/** Tasks of one rank in the order of their arrival. */
class Fifo {
  #head: Task | null = null;
  #tail: Task | null = null;

  push(task: Task): void {
    task.next = null;
    if (this.#tail === null) this.#head = task;
    else this.#tail.next = task;
    this.#tail = task;
  }

  /** Puts a task in by its arrival. */
  insert(task: Task): void {
    let before: Task | null = null;
    for (let at = this.#head; at !== null && at.arrival < task.arrival; at = at.next) before = at;
    task.next = before === null ? this.#head : before.next;
    if (before === null) this.#head = task;
    else before.next = task;
    if (task.next === null) this.#tail = task;
  }

  /** Takes a task out; false when it is not in. */
  remove(task: Task): boolean {
    let before: Task | null = null;
    for (let at = this.#head; at !== null; at = at.next) {
      if (at === task) {
        if (before === null) this.#head = task.next;
        else before.next = task.next;
        if (task.next === null) this.#tail = before;
        return true;
      }
      before = at;
    }
    return false;
  }

  /** The first live task, or null; it stays. */
  get first(): Task | null {
    while (this.#head !== null && !this.#head.live) this.#head = this.#head.next;
    if (this.#head === null) this.#tail = null;
    return this.#head;
  }

  /** Takes the first live task out. */
  shift(): Task | null {
    const task = this.first;
    if (task === null) return null;
    this.#head = task.next;
    if (this.#head === null) this.#tail = null;
    task.next = null;
    return task;
  }
}

/** The queue: `push` and `schedule` put in, `shift` takes out in order. */
export class TaskQueue {
  readonly #fifos = bareArray<Fifo>();
  readonly #heap = bareArray<TimedTask>();
  #size = 0;
  #orders = 0;
  #arrivals = 0;

  constructor() {
    for (let rank = 0; rank < RANKS; rank++) this.#fifos[rank] = new Fifo();
  }

  /** Appends a task to the FIFO of its rank. */
  push(task: Task): void {
    task.arrival = ++this.#arrivals;
    this.#fifos[task.rank]!.push(task);
  }

  /** Gives a task another rank; one that waits in a FIFO takes the place that its arrival gives it there. */
  rerank(task: Task, rank: Rank): void {
    if (task.rank === rank) return;
    const waits = this.#fifos[task.rank]!.remove(task);
    task.rank = rank;
    if (waits) this.#fifos[rank]!.insert(task);
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

  /** The latest due time among timed tasks due at `until` or before, 0 when there are none. */
  latestDue(until: number, from = 0): number {
    if (from >= this.#size || this.#heap[from]!.due > until) return 0;
    return max(this.#heap[from]!.due, this.latestDue(until, 2 * from + 1), this.latestDue(until, 2 * from + 2));
  }

  /** Takes the first live task of the first rank that has one, or null. */
  shift(): Task | null {
    for (let rank = 0; rank < RANKS; rank++) {
      const task = this.#fifos[rank]!.shift();
      if (task !== null) return task;
    }
    return null;
  }

  /** True when a live task is in a FIFO. */
  get ready(): boolean {
    for (let rank = 0; rank < RANKS; rank++) if (this.#fifos[rank]!.first !== null) return true;
    return false;
  }

  /** The earliest due time, or Infinity when no timed task waits. */
  get earliest(): number {
    return this.#size > 0 ? this.#heap[0]!.due : Infinity;
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
