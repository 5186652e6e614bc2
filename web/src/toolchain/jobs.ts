// Which job the one worker does next: wanted jobs in order, then the latest warm-up; pure, without worker or timers.
import type { BuildProgress } from "./api";
import type { Answer, Request } from "./protocol";

/** Somebody who waits for a job's answer. */
export interface Waiter {
  resolve(answer: Answer): void;
  reject(reason: Error): void;
  progress(progress: BuildProgress): void;
}

/** One piece of work for the worker. A build without waiters is a warm-up, or has been given up. */
export interface Job {
  readonly request: Exclude<Request, { t: "init" | "cancel" }>;
  /** The content of a build, by which equal builds are joined; "" for other jobs. */
  readonly key: string;
  readonly waiters: Waiter[];
  /** The worker has been told that nobody waits any more. */
  cancelled: boolean;
  /** The latest progress, for those who join. */
  progress: BuildProgress | null;
}

/** The waiting jobs and the one at work. */
export class JobQueue {
  #waiting: Job[] = [];
  /** The job the worker has, if any. */
  active: Job | null = null;

  /** A job of this content that can still be joined, at work or waiting. */
  joinable(key: string): Job | null {
    const same = (job: Job): boolean => job.key === key && key !== "" && !job.cancelled;
    if (this.active !== null && same(this.active)) return this.active;
    return this.#waiting.find(same) ?? null;
  }

  /** Whether the job is waiting or at work. */
  has(job: Job): boolean {
    return job === this.active || this.#waiting.includes(job);
  }

  /** Adds a job. A warm-up replaces an earlier one that has not begun. */
  add(job: Job): void {
    if (job.waiters.length === 0) this.#waiting = this.#waiting.filter((other) => other.waiters.length > 0);
    this.#waiting.push(job);
  }

  /** Forgets a job that has not begun. */
  remove(job: Job): void {
    this.#waiting = this.#waiting.filter((other) => other !== job);
  }

  /** Makes the next job the active one and returns it; null when there is none or the worker is busy. */
  start(): Job | null {
    if (this.active !== null) return null;
    const next = this.#waiting.find((job) => job.waiters.length > 0) ?? this.#waiting[0];
    if (next === undefined) return null;
    this.remove(next);
    this.active = next;
    return next;
  }

  /** Whether somebody waits for a job behind an active one that nobody waits for. */
  get blocked(): boolean {
    const idle = this.active !== null && this.active.waiters.length === 0;
    return idle && this.#waiting.some((job) => job.waiters.length > 0);
  }

  /** Empties the queue and returns all it held, the active job first. */
  drain(): Job[] {
    const all = this.active === null ? this.#waiting : [this.active, ...this.#waiting];
    this.active = null;
    this.#waiting = [];
    return all;
  }
}
