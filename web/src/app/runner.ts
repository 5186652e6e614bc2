// The one path of a run, for the Run button and for scripts: build what must be built, then the sandbox, then the log.
import { EventLog } from "../event/log";
import type { Diagnostic } from "../program/diagnostic";
import type { Program, SourceFile } from "../program/program";
import type { RunHandle, RunRequest, Sandbox, Seeded, SeedsHandle } from "../sandbox/client";
import type { BuildProgress, Toolchain } from "../toolchain/api";
import { goFiles, goKey } from "./files";
import { unstartedLog, type Versions } from "./hostlog";
import type { End, Finished, Held, RunOptions, RunStats } from "./run";

/** What the page shows while a run goes on; all optional. */
export interface RunObserver {
  /** The run's turn has come. */
  begins?(): void;
  building?(progress: BuildProgress): void;
  /** The program starts. */
  starts?(handle: RunHandle): void;
  /** Events came, or the end. */
  grows?(log: EventLog): void;
  held?(held: Held | null): void;
  /** A task held the thread for so many real ms while the virtual clock hardly moved. */
  computed?(ms: number): void;
}

/** What is told while a program runs with many seeds. */
export interface SeedsObserver {
  /** The program is built, the first seeds start. */
  starts(): void;
  seeds(list: readonly Seeded[]): void;
}

/** How running with many seeds went: all are done, it was stopped, the sandbox broke, or the program is none. */
export interface SeedsFinished {
  how: "all" | "stopped" | "crashed" | "invalid";
  text: string;
}

/** What the runner needs from outside. `now` is real time in ms. */
export interface RunnerParts {
  toolchain: Toolchain;
  sandbox: Sandbox;
  prebuilt(files: readonly SourceFile[]): Promise<Uint8Array<ArrayBuffer> | null>;
  now(): number;
  /** The toolchain's version, such as "go1.26.8". */
  goVersion: string;
  /** The version of the engine that the sandbox has. */
  engine: number;
}

/** Runs programs, one at a time and in order. */
export class Runner {
  private last: Promise<unknown> = Promise.resolve();
  /** How many calls are not over. */
  private asked = 0;
  /** The program linked last. The same bytes are handed out again, so that the sandbox knows them and has them compiled already. */
  private linked: { key: string; wasm: Uint8Array<ArrayBuffer> } | null = null;
  private current: { abort: AbortController; handle: RunHandle | null; seeds?: SeedsHandle } | null = null;

  constructor(private readonly parts: RunnerParts) {}

  /**
   * Runs a program when all runs before it are over. Every program gives a Finished; only a failing world rejects, with an
   * error whose message is a plain sentence.
   */
  run(program: Program, options: RunOptions, observer: RunObserver = {}): Promise<Finished> {
    return this.inTurn(() => this.take(program, options, observer));
  }

  /**
   * Runs a program once with each of `count` seeds from `first` on, when all runs before it are over. `options.timeoutMs`
   * holds for each of them. Only a failing world rejects.
   */
  explore(program: Program, options: RunOptions, first: number, count: number, observer: SeedsObserver): Promise<SeedsFinished> {
    return this.inTurn(() => this.takeSeeds(program, options, { first, count, observer }));
  }

  /** Stops the run that is going on, if any. */
  stop(): void {
    this.current?.abort.abort();
    this.current?.handle?.stop();
    this.current?.seeds?.stop();
  }

  /** The run that goes on, to pause or to step; null when none has started. */
  get running(): RunHandle | null {
    return this.current?.handle ?? null;
  }

  /** Calls when all that was asked for before is over: at once where nothing is, so that a run is on its way before the page draws that it is. */
  private inTurn<T>(call: () => Promise<T>): Promise<T> {
    const turn = this.asked++ === 0 ? call() : this.last.then(call);
    this.last = turn.catch(() => undefined).then(() => { this.asked--; });
    return turn;
  }

  private async take(program: Program, options: RunOptions, observer: RunObserver): Promise<Finished> {
    const current = { abort: new AbortController(), handle: null as RunHandle | null };
    this.current = current;
    observer.begins?.();
    try {
      const goVersion = goFiles(program.files).length > 0 ? this.parts.goVersion : "";
      const versions = { engine: this.parts.engine, go: goVersion };
      const built = this.known(program) ?? await this.build(program, observer, current.abort.signal);
      if (built.stopped) return unstarted("stopped", "Stopped before it started.", [], options, versions, built.stats);
      if (built.diagnostics.length > 0) return unstarted("invalid", "", built.diagnostics, options, versions, built.stats);
      return await this.execute({ program, options, observer, goVersion, wasm: built.wasm, stats: built.stats, current });
    } finally {
      this.current = null;
    }
  }

  private async takeSeeds(program: Program, options: RunOptions, wanted: { first: number; count: number; observer: SeedsObserver }): Promise<SeedsFinished> {
    const current: NonNullable<typeof this.current> = { abort: new AbortController(), handle: null };
    this.current = current;
    try {
      const built = this.known(program) ?? await this.build(program, {}, current.abort.signal);
      if (built.stopped) return { how: "stopped", text: "" };
      if (built.diagnostics.length > 0) return { how: "invalid", text: "" };
      const goVersion = goFiles(program.files).length > 0 ? this.parts.goVersion : "";
      const request = requestOf(program, options, built.wasm, goVersion);
      return await new Promise((resolve) => {
        let invalid = false;
        current.seeds = this.parts.sandbox.seeds(request, wanted.first, wanted.count, {
          seeds: (list) => {
            invalid ||= list.some((one) => one.how === "invalid");
            wanted.observer.seeds(list);
          },
          done: ({ how, text }) => resolve({ how: invalid ? "invalid" : how, text }),
        });
        wanted.observer.starts();
      });
    } finally {
      this.current = null;
    }
  }

  /** What needs no building: no Go at all, or the program linked last. */
  private known({ files }: Program): Built | null {
    const stats = { compileMs: 0, linkMs: 0, startMs: 0, compiled: false };
    if (goFiles(files).length === 0) return { wasm: null, diagnostics: [], stats, stopped: false };
    return this.linked?.key === goKey(files) ? { wasm: this.linked.wasm, diagnostics: [], stats, stopped: false } : null;
  }

  /** The linked Go program: a lesson's prebuilt one when the Go text is the same, else the toolchain's. */
  private async build(program: Program, observer: RunObserver, signal: AbortSignal): Promise<Built> {
    const files = goFiles(program.files);
    const stats = { compileMs: 0, linkMs: 0, startMs: 0, compiled: false };
    const key = goKey(files);
    const prebuilt = await this.parts.prebuilt(files);
    if (signal.aborted) return { wasm: null, diagnostics: [], stats, stopped: true };
    if (prebuilt) {
      this.linked = { key, wasm: prebuilt };
      return { wasm: prebuilt, diagnostics: [], stats, stopped: false };
    }
    return this.compile(files, key, stats, observer, signal);
  }

  private async compile(files: SourceFile[], key: string, stats: RunStats, observer: RunObserver, signal: AbortSignal): Promise<Built> {
    try {
      const result = await this.parts.toolchain.build({ files }, { signal, onProgress: (progress) => observer.building?.(progress) });
      const spent = { ...stats, compileMs: result.stats.compileMs, linkMs: result.stats.linkMs };
      if (!result.ok) return { wasm: null, diagnostics: result.diagnostics, stats: spent, stopped: false };
      this.linked = { key, wasm: result.wasm };
      return { wasm: result.wasm, diagnostics: [], stats: { ...spent, compiled: !result.stats.cached }, stopped: false };
    } catch (error) {
      if (signal.aborted) return { wasm: null, diagnostics: [], stats, stopped: true };
      throw error;
    }
  }

  /** Runs the built program in the sandbox until the log has its end. */
  private execute(job: Job): Promise<Finished> {
    const { program, options, observer, current } = job;
    const log = new EventLog();
    const began = this.parts.now();
    let diagnostics: readonly Diagnostic[] = [];
    const stats = { ...job.stats };
    return new Promise((resolve, reject) => {
      const finish = (): void => resolve({ ...endOf(log), diagnostics, log, stats });
      const request = requestOf(program, options, job.wasm, job.goVersion);
      try {
        current.handle = this.parts.sandbox.run(request, {
          batch: (bytes) => {
            if (log.length === 0) stats.startMs = this.parts.now() - began;
            log.append(bytes);
            observer.grows?.(log);
          },
          diagnostics: (list) => { diagnostics = list; },
          held: (held) => observer.held?.(held),
          computed: (ms) => observer.computed?.(ms),
          done: (reason) => {
            observer.held?.(null);
            if (reason.how === "refused") return reject(new Error(reason.text));
            if (reason.how !== "end") log.finish(reason.how === "stopped" ? "stopped" : "limit", 0, reason.text);
            observer.grows?.(log);
            finish();
          },
        });
      } catch (error) {
        reject(error instanceof Error ? error : new Error(String(error)));
        return;
      }
      observer.starts?.(current.handle);
      if (current.abort.signal.aborted) current.handle.stop();
    });
  }
}

interface Built {
  wasm: Uint8Array<ArrayBuffer> | null;
  diagnostics: readonly Diagnostic[];
  stats: RunStats;
  stopped: boolean;
}

interface Job {
  program: Program;
  options: RunOptions;
  observer: RunObserver;
  goVersion: string;
  wasm: Uint8Array<ArrayBuffer> | null;
  stats: RunStats;
  current: { abort: AbortController; handle: RunHandle | null };
}

/** What is asked of the sandbox. */
function requestOf({ files }: Program, options: RunOptions, wasm: RunRequest["wasm"], goVersion: string): RunRequest {
  const { clock, seed, shuffle, speed, epoch, maxEvents, maxBytes, maxVirtualMs, timeoutMs } = options;
  return { files, wasm, goVersion, settings: { clock, seed, shuffle, speed, epoch }, limits: { maxEvents, maxBytes, maxVirtualMs, timeoutMs } };
}

/** A run that never reached the sandbox; its log is `run, end`. */
function unstarted(how: End, why: string, diagnostics: readonly Diagnostic[], options: RunOptions, versions: Versions, stats: RunStats): Finished {
  const log = unstartedLog(options, versions, how, why);
  return { ...endOf(log), diagnostics, log, stats };
}

/** How a finished log says it ended. */
function endOf(log: EventLog): { end: End; exitCode: number; why: string } {
  const last = log.length > 0 ? log.at(log.length - 1) : null;
  if (last?.kind !== "end") return { end: "limit", exitCode: 0, why: "The run broke off." };
  return { end: last.args.how, exitCode: last.args.code, why: last.args.why };
}
