// This file is the page's door to the sandbox: one running, one spare made ready beside it.

import { WireError } from "../event/wire";
import type { Diagnostic } from "../program/diagnostic";
import type { SourceFile } from "../program/program";
import { Frame, type Held } from "./frame";
import type { WireFile, WireRun } from "./protocol";
import { SandboxUnavailable } from "./unavailable";
import { SeedsRun, type SeedsHandle, type SeedsSink } from "./seeds/client";

export type { Seeded, SeedsDone, SeedsHandle, SeedsSink } from "./seeds/client";

/** What to run, and within which limits. */
export interface RunRequest {
  /** JavaScript, TypeScript and data files; .go files are ignored. */
  readonly files: readonly SourceFile[];
  /** The linked Go program, or null when the Program has no Go. */
  readonly wasm: Uint8Array | null;
  /** `epoch`: the wall clock at time 0, in ms since 1970. `shuffle`: the seed decides which of the runnable goroutines goes next. */
  readonly settings: { readonly clock: "virtual" | "real"; readonly seed: number; readonly shuffle: boolean; readonly speed: number | "max"; readonly epoch: number };
  /** Events and bytes of the log, virtual ms, and wall ms after which the run is cut. */
  readonly limits: { readonly maxEvents: number; readonly maxBytes: number; readonly maxVirtualMs: number; readonly timeoutMs: number };
  readonly goVersion: string;
  /** For tests: how many tasks one hop of the worker's pump may run. Never changes the log. */
  readonly batch?: number;
}

/** Why a run is over for the page. With "end" the log has its `end` event; otherwise the caller appends it. With "refused" there was no run. */
export type Done = { readonly how: "end" } | { readonly how: "stopped" | "limit" | "crashed" | "refused"; readonly text: string };

/** Takes what a run produces. */
export interface RunSink {
  /** The next batch of the log, in order. */
  batch(bytes: ArrayBuffer): void;
  /** Mistakes in the JavaScript; the log then ends as invalid. */
  diagnostics(list: Diagnostic[]): void;
  /** The thread has not been let go of for more than a second; null when it was again. */
  held(info: Held | null): void;
  /** A task held the thread for so many real ms while the virtual clock hardly moved. Called at most once. */
  computed(ms: number): void;
  /** Called exactly once, last. */
  done(reason: Done): void;
}

/** A run under way. */
export interface RunHandle {
  stop(): void;
  setSpeed(speed: number | "max"): void;
  /** Stands still before the next task, with its clock; so does the time that a run may take. Never changes a virtual run's log. */
  pause(): void;
  /** Goes on after a pause. */
  resume(): void;
  /** Pauses if need be, and runs one task with its microtasks. */
  step(): void;
}

/** Runs Programs, one at a time. */
export interface Sandbox {
  /** Makes a sandbox ready before it is needed. */
  prepare(): void;
  /** The next run may be one of these files: a sandbox that stands ready reads them before. Nothing of them runs. */
  ahead(files: readonly SourceFile[]): void;
  /** Starts a run; the one before must be done. */
  run(request: RunRequest, sink: RunSink): RunHandle;
  /** Runs a program once with each of `count` seeds from `first` on, as fast as it goes; the run before must be done. `timeoutMs` holds for each run. */
  seeds(request: RunRequest, first: number, count: number, sink: SeedsSink): SeedsHandle;
  dispose(): void;
}

/** So many spares that died are replaced between two runs. */
const MOST_DEATHS = 3;
/** Tasks per hop, where the program's text lets the loop run more than one. */
const BATCH = 32;
/** A run that goes on for so long, in ms, gets a spare made ready beside it: who changes the program meanwhile and runs it again need not wait. */
const SPARE_AFTER = 500;
/** Programs with more characters than this are read when they run: to read them at every pause of typing would be felt. */
const MOST_AHEAD = 100_000;
/** A timeout that is no timeout for the browser's timer. */
const MAX_TIMEOUT = 2 ** 31 - 1;

/** Makes the page's sandbox. `base` is the address of sandbox.html, relative to the document. */
export function createSandbox(options: { base: string; document: Document }): Sandbox {
  return new Pool(options.base, options.document);
}

/** A spare frame and the program that is compiled in it. */
interface Spare {
  readonly frame: Frame;
  readonly warm: Uint8Array | null;
  /** Whether there is nothing left to compile. */
  warmed: boolean;
}

class Pool implements Sandbox {
  readonly #source: string;
  readonly #document: Document;
  #spare: Spare | null = null;
  #current: { stop(): void } | null = null;
  #lastWasm: Uint8Array | null = null;
  #ahead: readonly WireFile[] = [];
  /** The frame of the run before, until the spare has compiled the same program: the browser shares what both hold. */
  #retired: Frame | null = null;
  /** Spares that died since a run took one. */
  #deaths = 0;
  /** Whether a sandbox has been ready before. */
  #known = false;
  #disposed = false;

  constructor(source: string, document: Document) {
    this.#source = source;
    this.#document = document;
  }

  prepare(): void {
    if (this.#disposed || this.#spare?.frame.usable === true) return;
    this.#spare?.frame.remove();
    const frame = new Frame({ document: this.#document, source: this.#source, known: this.#known, died: () => this.#replace(frame) });
    const spare = { frame, warm: this.#lastWasm, warmed: false };
    this.#spare = spare;
    frame.ahead(this.#ahead);
    void frame.ready().then((refused) => { this.#known ||= refused === ""; });
    const warmed = (): void => {
      spare.warmed = true;
      this.#letGo();
    };
    if (this.#lastWasm === null) warmed();
    else frame.warm(this.#lastWasm, warmed);
  }

  ahead(files: readonly SourceFile[]): void {
    const list = wireFiles(files);
    this.#ahead = list.reduce((sum, { text }) => sum + text.length, 0) <= MOST_AHEAD ? list : [];
    this.#spare?.frame.ahead(this.#ahead);
  }

  /** Makes another spare at once in place of one that died, so that the next run need not wait; not for ever, where all of them die. */
  #replace(dead: Frame): void {
    if (this.#spare?.frame !== dead) return;
    this.#spare = null;
    if (this.#deaths++ < MOST_DEATHS) this.prepare();
  }

  /** Removes the frame of the run before. */
  #letGo(): void {
    this.#retired?.remove();
    this.#retired = null;
  }

  run(request: RunRequest, sink: RunSink): RunHandle {
    if (this.#disposed || this.#current !== null) throw new Error("a run is under way");
    const spare = this.#take(request);
    const early = setTimeout(() => this.prepare(), SPARE_AFTER);
    const run = new ActiveRun(spare, request, sink, (how) => {
      clearTimeout(early);
      this.#current = null;
      this.#letGo();
      this.#over(spare.frame, how);
      this.prepare();
    });
    this.#current = run;
    return run;
  }

  /** A frame had its run: it stays while the spare compiles the same program, if that is not done. */
  #over(frame: Frame, how: Done["how"]): void {
    // Browsers may keep all sandboxes in one process: when it died, it took the spare with it.
    if (how === "crashed" || how === "refused") this.#dropSpare();
    if (how !== "end" || this.#spare?.warmed === true) return frame.remove();
    this.#retired = frame;
    frame.retire();
  }

  seeds(request: RunRequest, first: number, count: number, sink: SeedsSink): SeedsHandle {
    if (this.#disposed || this.#current !== null) throw new Error("a run is under way");
    const { frame } = this.#take(request);
    const job = {
      t: "seeds" as const, first, count, timeoutMs: request.limits.timeoutMs,
      run: { ...wireRun(request, null), speed: "max" as const, told: "printed" as const },
      wasm: request.wasm === null ? null : request.wasm.slice().buffer,
    };
    const run = new SeedsRun(frame, job, sink, () => {
      this.#current = null;
      frame.remove();
      this.prepare();
    });
    this.#current = run;
    return run;
  }

  /** The spare frame, for a request; it is the caller's from now on. */
  #take(request: RunRequest): Spare {
    this.prepare();
    const spare = this.#spare;
    if (spare === null) throw new Error("there is no sandbox");
    this.#spare = null;
    this.#lastWasm = request.wasm;
    this.#deaths = 0;
    return spare;
  }

  dispose(): void {
    this.#disposed = true;
    this.#current?.stop();
    this.#dropSpare();
    this.#letGo();
  }

  #dropSpare(): void {
    this.#spare?.frame.remove();
    this.#spare = null;
  }
}

function wireFiles(files: readonly SourceFile[]): WireFile[] {
  return files.filter((file) => !file.name.endsWith(".go")).map(({ name, text }) => ({ name, text }));
}

function wireRun(request: RunRequest, steps: number | null): WireRun {
  const { settings, limits, goVersion, files } = request;
  return {
    ...settings, goVersion,
    maxEvents: limits.maxEvents, maxBytes: limits.maxBytes, maxVirtualMs: limits.maxVirtualMs,
    files: wireFiles(files),
    batch: request.batch ?? BATCH,
    steps,
    told: "events",
  };
}

/** The run of one frame, from request to done. */
class ActiveRun implements RunHandle {
  readonly #frame: Frame;
  readonly #sink: RunSink;
  readonly #after: (how: Done["how"]) => void;
  readonly #allowance: Allowance;
  #started = false;
  #paused = false;
  /** Steps that were asked for before the run began. */
  #steps = 0;
  #speed: number | "max";
  /** How it is to end when the frame is over; null while it goes by itself. */
  #ending: Done | null = null;
  #done = false;

  /** @param after called once, when the frame has had its run: the frame is the caller's again. */
  constructor(spare: Spare, request: RunRequest, sink: RunSink, after: (how: Done["how"]) => void) {
    this.#frame = spare.frame;
    this.#sink = sink;
    this.#after = after;
    this.#speed = request.settings.speed;
    const { timeoutMs } = request.limits;
    this.#allowance = new Allowance(timeoutMs, () => this.#end({ how: "limit", text: `It ran for ${seconds(timeoutMs)}, as long as a run may.` }));
    void spare.frame.ready().then((refused) => this.#begin(refused, spare, request));
  }

  stop(): void {
    this.#end({ how: "stopped", text: "You stopped it." });
  }

  setSpeed(speed: number | "max"): void {
    if (speed === this.#speed) return;
    this.#speed = speed;
    if (this.#started) this.#frame.setSpeed(speed);
  }

  pause(): void {
    if (this.#paused || this.#done) return;
    this.#paused = true;
    this.#allowance.stand();
    if (this.#started) this.#frame.allow(0);
  }

  resume(): void {
    if (!this.#paused || this.#done) return;
    this.#paused = false;
    this.#steps = 0;
    if (!this.#started) return;
    this.#allowance.go();
    this.#frame.allow(null);
  }

  step(): void {
    this.pause();
    if (this.#done) return;
    if (this.#started) this.#frame.allow(1);
    else this.#steps++;
  }

  #begin(refused: string, spare: Spare, request: RunRequest): void {
    if (this.#done) return;
    if (refused !== "") return this.#finish({ how: "refused", text: new SandboxUnavailable(refused).message });
    this.#started = true;
    if (!this.#paused) this.#allowance.go();
    const wasm = request.wasm !== null && request.wasm === spare.warm ? "warm" : request.wasm;
    const steps = this.#paused ? this.#steps : null;
    this.#frame.run(wireRun({ ...request, settings: { ...request.settings, speed: this.#speed } }, steps), wasm, {
      batch: (bytes) => this.#take(bytes),
      diagnostics: (list) => this.#sink.diagnostics(list),
      held: (info) => this.#sink.held(info),
      computed: (ms) => this.#sink.computed(ms),
      over: (crash) => this.#finish(crash !== "" ? { how: "crashed", text: crash } : this.#ending ?? { how: "end" }),
    });
  }

  /** Hands a batch on. One that is no part of a log comes from a sandbox that lies: the run is over. */
  #take(bytes: ArrayBuffer): void {
    if (this.#done) return;
    try {
      this.#sink.batch(bytes);
    } catch (error) {
      if (!(error instanceof WireError)) throw error;
      this.#finish({ how: "crashed", text: "The sandbox sent what is no log, so it was removed." });
    }
  }

  #end(ending: Done): void {
    if (this.#done || this.#ending !== null) return;
    if (!this.#started) return this.#finish(ending);
    this.#ending = ending;
    this.#frame.stop();
  }

  #finish(reason: Done): void {
    if (this.#done) return;
    this.#done = true;
    this.#allowance.stand();
    this.#after(reason.how);
    this.#sink.done(reason);
  }
}

/** The wall time that a run may take; it stands while the run is paused. */
class Allowance {
  #left: number;
  readonly #over: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #since = 0;

  constructor(ms: number, over: () => void) {
    this.#left = ms;
    this.#over = over;
  }

  go(): void {
    this.#since = performance.now();
    this.#timer = setTimeout(this.#over, Math.min(this.#left, MAX_TIMEOUT));
  }

  stand(): void {
    if (this.#timer === undefined) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#left = Math.max(0, this.#left - (performance.now() - this.#since));
  }
}

function seconds(ms: number): string {
  const value = Math.round(ms / 100) / 10;
  return value === 1 ? "1 second" : `${value} seconds`;
}
