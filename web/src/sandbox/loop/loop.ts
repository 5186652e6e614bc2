// This file is the event loop of a run: which task is next, when it begins and when it is over.

import { MS, type Clock } from "./clock";
import type { Pace } from "./pace";
import { TaskQueue, type Task } from "./queue";

/** What the loop tells as it goes. */
export interface LoopHost {
  /** A task begins; the task's seq is returned. */
  begin(task: Task): number;
  /** A further step of the task begins. */
  step(): void;
  /** The task and its microtasks are over. */
  finish(task: Task): void;
  /** The thread has nothing to do until the next due time, or for good. */
  idle(): void;
  /** The loop is about to wait in real time. */
  resting(): void;
  /** True while the loop must stand still: it is paused, or the reader is behind. The host keeps account of how long. */
  still(paused: boolean): boolean;
  /** Nothing is in flight any more. The host may queue a task; otherwise the run is over. */
  quiet(): void;
  /** The next due time lies after the run's limit. */
  late(): void;
}

/**
 * A browser that wakes up for a timer is always a little late: timers due within so many ns of it go off with it, in
 * order, before what the first of them sets going. So two timers set one after another with one delay stay neighbours.
 */
const TOGETHER = 200_000;

/** Why a slot ran nothing. */
type Rest = { kind: "hop" } | { kind: "wait"; ms: number } | { kind: "sleep" };

const HOP: Rest = { kind: "hop" };
const SLEEP: Rest = { kind: "sleep" };

/** The virtual event loop. Its slots are called by a Pump, each with an empty stack under it. */
export class Loop {
  readonly queue = new TaskQueue();
  /** The virtual time in ns after which the run is cut; it can be set until the first task runs. */
  limit: number;
  #current: Task | null = null;
  #level = 0;
  #taskSeq = 0;
  #held = 0;
  #steps = Infinity;
  #ended = false;
  #quietHops = 0;
  #rejectSeen = false;
  #rest: Rest = HOP;
  /** Whether `rejectSeen` is called for every rejection; if not, every task is taken to have one. */
  probed: boolean;
  /** Called when something may now run; the pump sets it. */
  wake: () => void = () => {};

  /**
   * @param limitMs virtual milliseconds after which the run is cut.
   * @param probed as the field says; it can be set until the first task runs.
   */
  constructor(
    readonly clock: Clock,
    readonly pace: Pace,
    readonly host: LoopHost,
    limitMs: number,
    probed: boolean,
  ) {
    this.limit = limitMs * MS;
    this.probed = probed;
  }

  /** The task that runs, until its microtasks are over; else null. */
  get current(): Task | null {
    return this.#current;
  }

  /** Nesting level of the running timer task, or 0. It holds during the task's microtasks too. */
  get level(): number {
    return this.#level;
  }

  /** Seq of the running or latest task. */
  get taskSeq(): number {
    return this.#taskSeq;
  }

  /** Appends a task to the queue. */
  push(task: Task): void {
    this.queue.push(task);
    this.wake();
  }

  /**
   * A promise may have been rejected in this task. The browser tells of that in a task of its own, which it queues when
   * the hop is over: one hop without a task lets it land before our next task.
   */
  rejectSeen(): void {
    this.#rejectSeen = true;
  }

  /** Stands still until `release`: something of the browser's own is under way whose end belongs to this point of the run. */
  hold(): void {
    this.#held++;
  }

  release(): void {
    this.#held--;
    this.wake();
  }

  /** 0 pauses before the next task, Infinity goes on, any other number lets a paused loop run so many tasks more. */
  allow(steps: number): void {
    this.#steps = steps === 0 || steps === Infinity || this.#steps === Infinity ? steps : this.#steps + steps;
    this.wake();
  }

  /** Nothing runs after this. */
  end(): void {
    this.#ended = true;
  }

  /** Runs the next task or the next step of one; false when this hop is over. `first` is true for a hop's first slot. */
  slot(first: boolean): boolean {
    this.#quietHops++;
    if (this.#ended || this.#held > 0) return this.#stop(SLEEP);
    const open = this.#current;
    if (open !== null) {
      if (open.more) {
        this.host.step();
        open.step();
        return true;
      }
      this.settle();
    }
    if (this.#rejectSeen) {
      // Only a hop that runs no task at all lets the browser's own task land.
      if (first) this.#rejectSeen = false;
      return this.#stop(HOP);
    }
    if (this.host.still(this.#steps <= 0)) return this.#stop(SLEEP);
    const task = this.#pick();
    if (task === null) return false;
    this.#run(task);
    return true;
  }

  /** Called with an empty stack after the last slot of a hop: ends the task whose microtasks are over. */
  settle(): void {
    const open = this.#current;
    if (open === null || open.more) return;
    this.#current = null;
    this.host.finish(open);
  }

  /** What the pump does after a hop: go on at once, wait for some wall ms, or sleep until woken. */
  rest(): number {
    const rest = this.#rest;
    this.#rest = HOP;
    if (rest.kind !== "hop") this.host.resting();
    return rest.kind === "hop" ? 0 : rest.kind === "wait" ? rest.ms : Infinity;
  }

  #stop(rest: Rest): false {
    this.#rest = rest;
    return false;
  }

  /** Decides what runs next; null when nothing may run in this hop. */
  #pick(): Task | null {
    const { queue, clock, host } = this;
    queue.promote(clock.now());
    if (!queue.ready) {
      const due = queue.earliest;
      if (due === Infinity) return this.#nothing();
      host.idle();
      if (due > this.limit) {
        host.late();
        return null;
      }
      if (!this.#reached(due)) return null;
      clock.jump(clock.virtual ? queue.latestDue(due + TOGETHER) : due);
      queue.promote(clock.now());
    } else if (!this.#reached(clock.now())) return null;
    this.#quietHops = 0;
    return queue.shift();
  }

  /** True when the time `at` may come now; otherwise the pump waits. A single step of a virtual run waits for nothing. */
  #reached(at: number): boolean {
    if (this.clock.virtual && this.#steps !== Infinity) return true;
    const ms = this.clock.virtual ? this.pace.wait(at, this.clock.now()) : (at - this.clock.now()) / MS;
    if (ms <= 0) return true;
    this.#rest = { kind: "wait", ms };
    return false;
  }

  /** Nothing is in flight: one hop more lets the browser's own events land, then the host is told. */
  #nothing(): null {
    this.host.idle();
    if (this.#quietHops > 1) this.host.quiet();
    this.#rest = this.#ended ? SLEEP : HOP;
    return null;
  }

  #run(task: Task): void {
    this.#steps--;
    if (!this.probed) this.#rejectSeen = true;
    this.#current = task;
    this.#level = task.level;
    this.#taskSeq = this.host.begin(task);
    task.step();
  }
}
