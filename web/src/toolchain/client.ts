// The page's side of the toolchain: queues jobs for one worker, joins equal builds, replaces a worker that takes too long.
import type { Fix } from "../program/fix";
import type { SourceFile } from "../program/program";
import {
  ToolchainError,
  type BuildOptions,
  type BuildProgress,
  type BuildRequest,
  type BuildResult,
  type Fixed,
  type FormatResult,
  type Toolchain,
} from "./api";
import { JobQueue, type Job, type Waiter } from "./jobs";
import { WorkerLink, type Thread } from "./link";
import type { Answer, Reply } from "./protocol";
import { RecentResults, contentKey, goSources, handOut } from "./results";

export * from "./api";

/** Real milliseconds a compile or a link may take (research/security.md §3). */
const STEP_LIMIT_MS = 20_000;
/** Real milliseconds a build that nobody waits for may keep a wanted job waiting. */
const GIVEN_UP_LIMIT_MS = 2_000;

const STEP_NAMES = { compile: "Compiling", link: "Linking" } as const;

/** Where the toolchain's files are, and how to start its worker. */
export interface ToolchainOptions {
  /** Absolute URL of the site's root, ending in "/": toolchain/manifest.json is found from it. */
  base: string;
  /** Path of tool.wasm, seen from `base`. */
  tool: string;
  /** Makes the module worker (the page's trusted types policy is the caller's). */
  spawn(): Thread;
}

/** The toolchain over one worker, started at the first need. */
export function createToolchain(options: ToolchainOptions): Toolchain {
  return new Client(options);
}

class Client implements Toolchain {
  readonly #queue = new JobQueue();
  readonly #results = new RecentResults();
  readonly #link: WorkerLink;
  #nextId = 1;
  #stepTimer: ReturnType<typeof setTimeout> | undefined;
  #givenUpTimer: ReturnType<typeof setTimeout> | undefined;
  #disposed = false;

  constructor(options: ToolchainOptions) {
    this.#link = new WorkerLink({
      spawn: options.spawn,
      init: { t: "init", base: options.base, tool: options.tool },
      onReply: (reply) => this.#receive(reply),
      onDeath: (started) => this.#fail(started ? "The Go toolchain stopped unexpectedly. Try again." : "The Go toolchain could not be loaded. Check the connection and try again."),
    });
  }

  async build(request: BuildRequest, options: BuildOptions = {}): Promise<BuildResult> {
    options.signal?.throwIfAborted();
    const files = goSources(request.files);
    const key = contentKey(files);
    const known = this.#results.get(key);
    if (known !== null) return known;
    return handOut(buildResult(await this.#wait(this.#buildJob(key, files), options)), false);
  }

  warm(request: BuildRequest): void {
    const files = goSources(request.files);
    const key = contentKey(files);
    if (this.#disposed || files.length === 0 || this.#results.get(key) !== null) return;
    if (this.#queue.joinable(key) === null) this.#queue.add(this.#buildJob(key, files));
    this.#pump();
  }

  async format(file: SourceFile): Promise<FormatResult> {
    const id = this.#nextId++;
    const answer = await this.#wait(newJob({ t: "format", id, file: { name: file.name, text: file.text } }, ""));
    if (answer.t === "formatted") return { ok: true, text: answer.text };
    if (answer.t === "unformatted") return { ok: false, diagnostics: answer.diagnostics };
    throw new Error(`a format request ended in ${answer.t}`);
  }

  async fix(files: readonly SourceFile[], fix: Fix): Promise<Fixed | null> {
    const plain = files.map((file) => ({ name: file.name, text: file.text }));
    const answer = await this.#wait(newJob({ t: "fix", id: this.#nextId++, files: plain, fix }, ""));
    if (answer.t === "fixed") return answer.fixed;
    throw new Error(`a fix request ended in ${answer.t}`);
  }

  async goVersion(): Promise<string> {
    const answer = await this.#wait(newJob({ t: "version", id: this.#nextId++ }, ""));
    if (answer.t === "version") return answer.go;
    throw new Error(`a version request ended in ${answer.t}`);
  }

  dispose(): void {
    this.#disposed = true;
    this.#link.kill();
    this.#clearTimers();
    for (const job of this.#queue.drain()) rejectAll(job, abortError());
  }

  /** A job for this content: one that can be joined, or a new one that is not in the queue yet. */
  #buildJob(key: string, files: SourceFile[]): Job {
    const plain = files.map((file) => ({ name: file.name, text: file.text }));
    return this.#queue.joinable(key) ?? newJob({ t: "build", id: this.#nextId++, files: plain }, key);
  }

  /** Adds a waiter to a job, and the job to the queue when it is new. */
  #wait(job: Job, options: BuildOptions = {}): Promise<Answer> {
    if (this.#disposed) return Promise.reject(abortError());
    return new Promise((resolve, reject) => {
      const waiter: Waiter = { resolve, reject, progress: (progress) => options.onProgress?.(progress) };
      const joined = this.#queue.has(job);
      job.waiters.push(waiter);
      if (job.progress !== null) waiter.progress(job.progress);
      if (!joined) this.#queue.add(job);
      options.signal?.addEventListener("abort", () => this.#giveUp(job, waiter), { once: true });
      this.#pump();
    });
  }

  #giveUp(job: Job, waiter: Waiter): void {
    const index = job.waiters.indexOf(waiter);
    if (index < 0) return;
    job.waiters.splice(index, 1);
    waiter.reject(abortError());
    if (job.waiters.length > 0) return;
    if (job === this.#queue.active) this.#cancel(job);
    else this.#queue.remove(job);
  }

  /** Starts what can start and makes an unwanted job give way to a wanted one. */
  #pump(): void {
    const next = this.#queue.start();
    if (next !== null) this.#link.post(next.request);
    const active = this.#queue.active;
    if (active === null || !this.#queue.blocked) return;
    if (!active.cancelled) this.#cancel(active);
    this.#givenUpTimer ??= setTimeout(() => this.#replaceWorker(), GIVEN_UP_LIMIT_MS);
  }

  #cancel(job: Job): void {
    job.cancelled = true;
    this.#link.post({ t: "cancel", id: job.request.id });
  }

  /** Ends a worker that still does what nobody waits for. */
  #replaceWorker(): void {
    this.#link.kill();
    this.#finish();
  }

  #receive(reply: Reply): void {
    const job = this.#queue.active;
    if (job === null || reply.id !== job.request.id) return;
    if (reply.t === "progress") return this.#progress(job, reply.progress);
    if (job.request.t === "build" && (reply.t === "built" || reply.t === "invalid")) this.#results.put(job.key, buildResult(reply));
    for (const waiter of job.waiters) settle(waiter, reply);
    this.#finish();
  }

  #progress(job: Job, progress: BuildProgress): void {
    job.progress = progress;
    clearTimeout(this.#stepTimer);
    if (progress.phase !== "download") this.#stepTimer = setTimeout(() => this.#overrun(STEP_NAMES[progress.phase]), STEP_LIMIT_MS);
    for (const waiter of job.waiters) waiter.progress(progress);
  }

  #overrun(step: string): void {
    this.#link.kill();
    this.#fail(`${step} took longer than ${STEP_LIMIT_MS / 1000} seconds, so it was stopped.`);
  }

  /** Ends the active job in a failure of the world. */
  #fail(text: string): void {
    const job = this.#queue.active;
    if (job !== null) rejectAll(job, new ToolchainError(text));
    this.#finish();
  }

  #finish(): void {
    this.#clearTimers();
    this.#queue.active = null;
    this.#pump();
  }

  #clearTimers(): void {
    clearTimeout(this.#stepTimer);
    clearTimeout(this.#givenUpTimer);
    this.#givenUpTimer = undefined;
  }
}

function newJob(request: Job["request"], key: string): Job {
  return { request, key, waiters: [], cancelled: false, progress: null };
}

function settle(waiter: Waiter, answer: Answer): void {
  if (answer.t === "failed") waiter.reject(new ToolchainError(answer.text));
  else if (answer.t === "broke") waiter.reject(Object.assign(new Error(answer.text), { stack: answer.stack }));
  else if (answer.t === "cancelled") waiter.reject(abortError());
  else waiter.resolve(answer);
}

function rejectAll(job: Job, reason: Error): void {
  for (const waiter of job.waiters) waiter.reject(reason);
}

function buildResult(answer: Answer): BuildResult {
  if (answer.t === "built") return { ok: true, wasm: answer.wasm, stats: { ...answer.stats, cached: false } };
  if (answer.t === "invalid") return { ok: false, diagnostics: answer.diagnostics, stats: answer.stats };
  throw new Error(`a build ended in ${answer.t}`);
}

function abortError(): DOMException {
  return new DOMException("The build was given up.", "AbortError");
}
