// This file is one run in the worker: it wires the loop, the recorder and both languages, starts them in order and decides how the run ends.

import type { EndArgs } from "../event/kinds.gen";
import { ENGINE } from "./engine";
import { MemFs } from "./go/memfs";
import { GoProgram } from "./go/program";
import { installConsole } from "./js/console";
import { Errors } from "./js/errors";
import { prepare, type Prepared } from "./js/prepare";
import { mainTask } from "./js/script";
import { Sources } from "./js/sources";
import { Stacks } from "./js/stack";
import { installChannels } from "./loop/channels";
import { RealClock, VirtualClock } from "./loop/clock";
import { Loop } from "./loop/loop";
import { Pace } from "./loop/pace";
import { Pump } from "./loop/pump";
import { CallTask } from "./loop/queue";
import { Random } from "./loop/random";
import { Timers } from "./loop/timers";
import { Outbox } from "./outbox";
import { installDate } from "./prelude/date";
import { installInertRefs, installProxy } from "./prelude/inert";
import { installLocale } from "./prelude/locale";
import { installToString } from "./prelude/natives";
import { encodeUtf8 } from "./prelude/primordials";
import { installRandom } from "./prelude/seeded";
import { installSurface } from "./prelude/surface";
import { installTime, wallClock } from "./prelude/time";
import type { WireRun, WorkerMessage } from "./protocol";
import { Recorder } from "./recorder";
import { CallsAndTasks } from "./running";
import type { Tools } from "./tools";

/** A program's wasm, or why it cannot be had; null when there is no Go. */
export type Module = { readonly module: WebAssembly.Module } | { readonly why: string } | null;

/** One run, from its first event to its last. */
export class Run {
  readonly #tools: Tools;
  readonly #send: (message: WorkerMessage) => void;
  readonly #settings: WireRun;
  readonly #clock: VirtualClock | RealClock;
  readonly #pace: Pace;
  readonly #outbox: Outbox;
  readonly #recorder: Recorder;
  readonly #loop: Loop;
  readonly #timers: Timers;
  readonly #sources = new Sources();
  readonly #stacks = new Stacks(this.#sources);
  readonly #errors: Errors;
  #go: GoProgram | null = null;
  #uncaught = 0;
  #failed = false;
  #deadlock = false;
  #stoodSince = -1;

  constructor(settings: WireRun, tools: Tools, send: (message: WorkerMessage) => void) {
    this.#settings = settings;
    this.#tools = tools;
    this.#send = send;
    const limit = settings.maxVirtualMs * 1e6;
    this.#clock = settings.clock === "virtual" ? new VirtualClock(limit) : new RealClock(tools.wall, limit);
    this.#pace = new Pace(tools.wall, settings.speed);
    this.#outbox = new Outbox((bytes) => send({ t: "batch", bytes }), tools.wall);
    this.#recorder = new Recorder(this.#clock, settings, this.#outbox);
    this.#recorder.onLimit = (why) => this.#finish("limit", why);
    this.#clock.overdue = () => this.#recorder.checkTime();
    this.#loop = this.#makeLoop();
    this.#timers = new Timers({
      clock: this.#clock,
      queue: this.#loop.queue,
      level: () => this.#loop.level,
      cause: () => this.#loop.taskSeq,
      wake: () => this.#loop.wake(),
    });
    this.#errors = this.#makeErrors();
  }

  /** Records the first event, prepares both languages and lets the loop go. */
  start(wasm: Module): void {
    const { clock, seed, epoch, goVersion, files } = this.#settings;
    this.#recorder.run(ENGINE, { go: goVersion, clock, seed, epoch });
    const prepared = prepare(files);
    if (prepared.kind === "invalid") {
      this.#send({ t: "diagnostics", list: prepared.diagnostics.slice(0, 100) });
      this.#finish("invalid", "");
      return;
    }
    this.#install();
    this.#queue(prepared, wasm);
    const pump = new Pump(this.#loop, this.#tools, this.#settings.batch);
    this.#loop.wake = () => pump.wake();
    this.#loop.wake();
  }

  /** The reader has taken that many bytes of the log. */
  acknowledged(bytes: number): void {
    this.#outbox.acknowledged(bytes);
    this.#loop.wake();
  }

  /** Changes the speed of a virtual run. */
  setSpeed(speed: number | "max"): void {
    this.#pace.set(speed, this.#clock.now());
    this.#loop.wake();
  }

  /** Lets so many more tasks run; Infinity for no limit. */
  allow(steps: number): void {
    this.#loop.allow(steps);
  }

  #makeLoop(): Loop {
    const recorder = this.#recorder;
    return new Loop(this.#clock, this.#pace, {
      begin: (task) => recorder.task(task),
      finish: () => recorder.taskend(),
      idle: () => recorder.hold("none"),
      resting: () => this.#outbox.flush(false),
      behind: () => this.#behind(),
      quiet: () => this.#quiet(),
      late: () => this.#finish("limit", "the next timer lies after the run's time on the clock"),
    }, this.#settings.maxVirtualMs, false);
  }

  #makeErrors(): Errors {
    const stackOf = (error: object): string => this.#stacks.text(error);
    return new Errors({
      global: this.#tools.global,
      push: (task) => this.#loop.push(task),
      taskSeq: () => this.#loop.taskSeq,
      report: (what, text, stack, at, cause) => {
        this.#uncaught++;
        this.#recorder.error(what, this.#sources.rename(text), this.#sources.rename(stack), this.#recorder.position(at), cause);
      },
      locate: (address, line, col) => this.#sources.locate(address, line, col),
      stackOf,
      positionOf: (error) => this.#stacks.position(error),
      isInternal: (address) => this.#sources.isInternal(address),
      crash: (text) => this.#send({ t: "crash", text }),
    });
  }

  /** Puts the run's world in place of the browser's. Nothing of the user's has run yet. */
  #install(): void {
    const { global, evaluate, console } = this.#tools;
    const { seed, epoch } = this.#settings;
    this.#sources.setInternal(this.#tools.ownAddress);
    installProxy(global);
    installInertRefs(global);
    installLocale();
    installDate(global, wallClock(this.#clock, epoch));
    installTime(global, this.#clock, epoch);
    installRandom(new Random(seed, "math"), new Random(seed, "crypto"));
    installToString((text) => this.#sources.original(text));
    installSurface(global, { timers: this.#timers, evaluate, reportError: (error) => this.#errors.thrown(error) });
    installConsole(console, {
      write: (level, text) => this.#recorder.console(level, this.#sources.rename(text), this.#recorder.position(this.#stacks.caller())),
      now: () => this.#clock.now(),
      stackOf: (error) => this.#stacks.text(error),
      trace: () => this.#stacks.here(),
    });
    installChannels(global, { push: (task) => this.#loop.push(task), cause: () => this.#recorder.lastSeq });
    this.#errors.install();
    this.#stacks.install();
  }

  /** Queues the first tasks: Go's main until every goroutine waits, then the main script. */
  #queue(prepared: Prepared, wasm: Module): void {
    if (wasm !== null) this.#loop.push(new CallTask("start", 0, () => this.#startGo(wasm), "go"));
    if (prepared.kind !== "ready") return;
    const { global, address, importScript, importModule } = this.#tools;
    this.#loop.push(mainTask(prepared, {
      global, address, importScript, importModule,
      sources: this.#sources,
      hold: () => this.#loop.hold(),
      release: () => this.#loop.release(),
      push: (task) => this.#loop.push(task),
      taskSeq: () => this.#loop.taskSeq,
      thrown: (error) => this.#errors.thrown(error),
    }));
  }

  #startGo(wasm: NonNullable<Module>): void {
    if ("why" in wasm) {
      this.#recorder.fatal(0, "fatal", wasm.why);
      this.#failed = true;
      return;
    }
    this.#go = this.#makeGo();
    this.#go.start(wasm.module);
  }

  #makeGo(): GoProgram {
    const { global, evaluate, wasmExec } = this.#tools;
    const { seed, epoch, files } = this.#settings;
    const tree = new MemFs(() => epoch + Math.floor(this.#clock.now() / 1e6));
    for (const file of files) if (!file.name.endsWith(".go")) tree.provide(file.name, encodeUtf8(file.text));
    return new GoProgram({
      global, epoch, evaluate, wasmExec, tree,
      clock: this.#clock,
      random: new Random(seed, "go"),
      timers: this.#timers,
      recorder: this.#recorder,
      running: new CallsAndTasks(() => this.#loop.taskSeq),
    });
  }

  #behind(): boolean {
    const behind = this.#outbox.behind;
    if (behind && this.#stoodSince < 0) this.#stoodSince = this.#tools.wall();
    if (!behind && this.#stoodSince >= 0) {
      if (this.#clock instanceof RealClock) this.#clock.skip(this.#tools.wall() - this.#stoodSince);
      this.#stoodSince = -1;
    }
    return behind;
  }

  /** Nothing is in flight: a main that waits for nobody is made to say so, then the run ends. */
  #quiet(): void {
    const go = this.#go;
    if (go !== null && !go.ended && go.liveFuncs === 0 && !this.#deadlock) {
      this.#deadlock = true;
      this.#loop.push(new CallTask("start", this.#loop.taskSeq, () => {
        if (!go.declareDeadlock()) this.#recorder.fatal(0, "deadlock", "all goroutines are asleep - deadlock!");
      }, "go"));
      return;
    }
    this.#finish(this.#outcome(), this.#waiting());
  }

  /** How a run that came to rest has ended: the first that holds. */
  #outcome(): EndArgs["how"] {
    const go = this.#go;
    if (this.#failed || go?.failure === "panic" || go?.failure === "fatal") return "panic";
    if (this.#deadlock || go?.failure === "deadlock") return "deadlock";
    if (this.#uncaught > 0) return "error";
    return go !== null && go.ended ? "exited" : "quiet";
  }

  /** Why a run is quiet though Go has not ended, or "". */
  #waiting(): string {
    const go = this.#go;
    if (go === null || go.ended) return "";
    const functions = go.liveFuncs === 1 ? "1 function" : `${go.liveFuncs} functions`;
    return `main waits; JavaScript holds ${functions} of Go's that nothing will call`;
  }

  #finish(how: EndArgs["how"], why: string): void {
    if (this.#recorder.closed) return;
    this.#loop.end();
    this.#recorder.end(how, this.#go?.ended === true ? this.#go.exitCode : 0, why);
    this.#send({ t: "ended" });
  }
}
