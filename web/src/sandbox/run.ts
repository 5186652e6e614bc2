// This file is one run in the worker: it wires the loop, the recorder and both languages, starts them in order and decides how the run ends.

import type { EndArgs } from "../event/kinds.gen";
import { ENGINE } from "./engine";
import { Effort } from "./effort";
import { MemFs } from "./go/memfs";
import { GoProgram } from "./go/program";
import { installConsole } from "./js/console";
import { installDispatch } from "./js/dispatch";
import { Errors, type Rejections } from "./js/errors";
import type { Prepared } from "./js/prepared";
import { Probing } from "./js/probing";
import { mainTask, type Script } from "./js/script";
import { Sources } from "./js/sources";
import { Stacks } from "./js/stack";
import { choosePrefix } from "./instrument/names";
import { ChosenClock, RealClock, VirtualClock } from "./loop/clock";
import { Loop } from "./loop/loop";
import { Pace } from "./loop/pace";
import { Pump } from "./loop/pump";
import { CallTask } from "./loop/queue";
import { Random } from "./loop/random";
import { Timers, type TimerSource } from "./loop/timers";
import { Outbox } from "./outbox";
import { Printed } from "./printed";
import { installPrelude } from "./prelude/install";
import { encodeUtf8 } from "./prelude/primordials";
import { installSurface } from "./prelude/surface";
import { UNKNOWN_RUN, type WireRun, type WorkerMessage } from "./protocol";
import { Recorder } from "./recorder";
import type { Tools } from "./tools";
import { WorldEvents } from "./world/events";
import { installWorld } from "./world/install";

/** A program's wasm, or why it cannot be had; null when there is no Go. */
export type Module = { readonly module: WebAssembly.Module } | { readonly why: string } | null;

/** One run, from its first event to its last. What it needs is put in place before it is known what runs, and how. */
export class Run {
  readonly #tools: Tools;
  readonly #send: (message: WorkerMessage) => void;
  #settings = UNKNOWN_RUN;
  readonly #clock = new ChosenClock();
  readonly #pace: Pace;
  readonly #outbox: Outbox;
  /** What is sent in place of all events, where only what was printed is asked for. */
  #printed: Printed | null = null;
  readonly #recorder: Recorder;
  readonly #loop: Loop;
  readonly #timers: Timers;
  readonly #probing: Probing;
  readonly #sources = new Sources();
  readonly #stacks = new Stacks(this.#sources);
  readonly #tree = new MemFs(() => this.#settings.epoch + Math.floor(this.#clock.now() / 1e6));
  readonly #errors: Errors;
  readonly #random = { math: new Random(0, "math"), crypto: new Random(0, "crypto"), go: new Random(0, "go"), world: new Random(0, "world") };
  #go: GoProgram | null = null;
  /** Go's surroundings, made before it is known whether there is Go. */
  #spareGo: GoProgram | null = null;
  #uncaught = 0;
  #failed = false;
  #deadlock = false;
  #stoodSince = -1;

  /** Puts the run's world in place of the browser's. */
  constructor(tools: Tools, send: (message: WorkerMessage) => void) {
    this.#tools = tools;
    this.#send = send;
    this.#pace = new Pace(tools.wall, "max");
    this.#outbox = new Outbox((bytes, words) => this.#post(bytes, words), tools.wall);
    this.#recorder = new Recorder(this.#clock, UNKNOWN_RUN, this.#outbox);
    this.#recorder.onLimit = (why) => this.#finish("limit", why);
    this.#clock.overdue = () => this.#recorder.checkTime();
    this.#loop = this.#makeLoop();
    this.#timers = new Timers({
      clock: this.#clock,
      queue: this.#loop.queue,
      level: () => this.#loop.level,
      set: (source, id, delay) => this.#timerSet(source, id, delay),
      cleared: (source, id, origin) => this.#timerCleared(source, id, origin),
      wake: () => this.#loop.wake(),
    });
    this.#probing = this.#makeProbing();
    this.#errors = this.#makeErrors();
    this.#install();
  }

  /** Makes ready to run a Go program; it may turn out that another one runs, or none. */
  warm(module: WebAssembly.Module): void {
    this.#spareGo ??= this.#makeGo();
    this.#spareGo.load(module);
  }

  /** Records the first event, prepares both languages and lets the loop go. */
  start(settings: WireRun, wasm: Module, script: Script): void {
    const { prepared } = script;
    this.#choose(settings);
    const { clock, seed, epoch, goVersion } = settings;
    this.#recorder.run(ENGINE, { go: goVersion, clock, seed, epoch });
    if (prepared.kind === "invalid") {
      this.#send({ t: "diagnostics", list: prepared.diagnostics.slice(0, 100) });
      this.#finish("invalid", "");
      return;
    }
    this.#aim(prepared);
    this.#queue(script, wasm);
    const pump = new Pump(this.#loop, this.#tools, this.#settings.batch);
    this.#loop.wake = () => pump.wake();
    if (this.#settings.steps !== null) {
      this.allow(0);
      this.allow(this.#settings.steps);
    }
    this.#loop.wake();
  }

  /** Everything that was put in place is from now on as this run wants it. */
  #choose(settings: WireRun): void {
    const { clock, seed, speed, maxVirtualMs, told } = settings;
    this.#settings = settings;
    this.#loop.limit = maxVirtualMs * 1e6;
    this.#clock.choose(clock === "virtual" ? new VirtualClock(this.#loop.limit) : new RealClock(this.#tools.wall, this.#loop.limit));
    this.#pace.set(speed, 0);
    this.#printed = told === "printed" ? new Printed() : null;
    this.#outbox.awaited = told === "events";
    this.#recorder.limit(settings, this.#printed);
    const { math, crypto, go, world } = this.#random;
    for (const random of [math, crypto, go, world]) random.reseed(seed);
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

  /** Pauses (0), goes on (Infinity), or lets a paused run do so many tasks. */
  allow(steps: number): void {
    if (steps === 0) this.#pace.pause(this.#clock.now());
    else if (steps === Infinity) this.#pace.resume(this.#clock.now());
    this.#loop.allow(steps);
  }

  /** Sends a batch of the log, or drops it where only what was printed is asked for. */
  #post(bytes: ArrayBuffer, words: boolean): void {
    if (this.#printed === null) this.#send({ t: "batch", bytes, words });
    else this.#outbox.acknowledged(bytes.byteLength);
  }

  #makeLoop(): Loop {
    const recorder = this.#recorder;
    const effort = new Effort(this.#tools.wall, this.#clock, (ms) => this.#send({ t: "computed", ms }));
    return new Loop(this.#clock, this.#pace, {
      begin: (task) => {
        effort.begin(task.source);
        const seq = recorder.task(task);
        this.#probing.probes.beginTask(seq);
        return seq;
      },
      step: () => this.#probing.probes.beginTask(this.#loop.taskSeq),
      finish: () => {
        this.#probing.probes.endTask();
        recorder.taskend();
        effort.finish();
      },
      idle: () => recorder.hold("none"),
      resting: () => this.#outbox.flush(false),
      still: (paused) => this.#still(paused),
      quiet: () => this.#quiet(),
      late: () => this.#finish("limit", "the next timer lies after the run's time on the clock"),
    }, 0, true);
  }

  #makeProbing(): Probing {
    return new Probing({
      recorder: this.#recorder,
      clock: this.#clock,
      stacks: this.#stacks,
      taskSeq: () => this.#loop.taskSeq,
      rejectSeen: () => this.#loop.rejectSeen(),
      wall: this.#tools.wall,
      say: (file, line) => this.#send({ t: "line", file, line }),
    });
  }

  #makeErrors(): Errors {
    const stackOf = (error: object): string => this.#stacks.text(error);
    return new Errors({
      global: this.#tools.global,
      push: (task) => this.#loop.push(task),
      depth: () => this.#probing.probes.depth(),
      left: (depth, error) => this.#probing.probes.unwind(depth, error),
      rejections: this.#rejections(),
      report: (what, text, stack, at, cause) => {
        this.#uncaught++;
        const shown = (words: string): string => this.#probing.probes.clean(this.#sources.rename(words));
        this.#recorder.error(what, shown(text), shown(stack), this.#recorder.position(at), cause);
      },
      locate: (address, line, col) => this.#sources.locate(address, line, col),
      stackOf,
      positionOf: (error) => this.#stacks.position(error),
      isInternal: (address) => this.#sources.isInternal(address),
      isGos: (error) => this.#go?.threw(error) === true,
      crash: (text) => this.#send({ t: "crash", text }),
    });
  }

  #rejections(): Rejections {
    const probing = this.#probing;
    return {
      madeBy: (promise) => probing.probes.madeBy(promise),
      settledBy: (promise) => probing.probes.settledBy(promise) || this.#loop.taskSeq,
      unhandledBy: (promise) => probing.probes.unhandledBy(promise),
      handledBy: (promise) => probing.probes.handledBy(promise) || this.#loop.taskSeq,
      unhandled: (promise, reason) => probing.probes.unhandled(promise, reason),
      handled: (promise) => probing.probes.handled(promise),
    };
  }

  /** Records that a timer is set, by the goroutine that runs when it is Go's. */
  #timerSet(source: TimerSource, id: number, delay: number): number {
    const recorder = this.#recorder;
    if (source === "gotimer") return recorder.timerset(recorder.goLane, this.#go?.cause ?? 0, 0, "go", id, delay);
    const pos = this.#probing.position();
    return recorder.timerset(0, this.#probing.seq(), pos, source === "timer" ? "timeout" : "interval", id, delay);
  }

  #timerCleared(source: TimerSource, id: number, origin: number): void {
    const recorder = this.#recorder;
    if (source === "gotimer") return recorder.timerclear(recorder.goLane, this.#go?.cause ?? 0, origin, 0, id);
    const pos = this.#probing.position();
    recorder.timerclear(0, this.#probing.seq(), origin, pos, id);
  }

  #install(): void {
    const { global, evaluate, console, ownAddress } = this.#tools;
    const { math, crypto } = this.#random;
    this.#sources.setInternal(ownAddress);
    installPrelude({ global, clock: this.#clock, epoch: () => this.#settings.epoch, math, crypto, original: (text) => this.#sources.original(text) });
    installSurface(global, {
      timers: this.#timers,
      evaluate,
      reportError: (error) => this.#errors.thrown(error, this.#probing.seq()),
      returned: (value) => this.#probing.probes.returned(value),
      unseen: () => this.#loop.rejectSeen(),
    });
    installConsole(console, {
      write: (level, text) => {
        const pos = this.#probing.position();
        this.#recorder.console(level, this.#sources.rename(text), pos, this.#probing.seq());
      },
      now: () => this.#clock.now(),
      stackOf: (error) => this.#stacks.text(error),
      trace: () => this.#stacks.here(),
    });
    this.#installWorld();
    this.#probing.install(global);
    this.#errors.install();
    installDispatch(global, (call) => this.#errors.dispatching(call));
    this.#stacks.install();
  }

  /** Puts the probes under the names that the program's code has for them. */
  #aim(prepared: Prepared): void {
    const probed = prepared.kind === "ready" ? prepared.probing : { prefix: choosePrefix([]), sites: [], unseen: false };
    this.#loop.probed = !probed.unseen;
    this.#probing.aim(probed);
  }

  #installWorld(): void {
    const run = this;
    const probes = (): Probing["probes"] => this.#probing.probes;
    const recorder = this.#recorder;
    installWorld({
      global: this.#tools.global,
      clock: this.#clock,
      loop: this.#loop,
      events: new WorldEvents(recorder, { lane: () => recorder.callerLane, cause: () => this.#probing.seq(), pos: () => this.#probing.position() }),
      random: this.#random.world,
      get files() { return run.#settings.files; },
      report: (error) => this.#errors.thrown(error, probes().unwind(0, error)),
      caught: (error) => void probes().unwind(0, error),
      returned: (value) => probes().returned(value),
      dispatching: (call) => this.#errors.dispatching(call),
      plain: (text) => this.#sources.original(text) ?? text,
      settled: (promise, seq) => probes().settled(promise, seq),
    });
  }

  /** Queues the first tasks: Go's main until every goroutine waits, then the main script. */
  #queue(script: Script, wasm: Module): void {
    if (wasm !== null) this.#loop.push(new CallTask("start", 0, () => this.#startGo(wasm), "go"));
    if (script.addresses === null) return;
    const { global, address, importScript, importModule } = this.#tools;
    this.#loop.push(mainTask(script, {
      global, address, importScript, importModule,
      sources: this.#sources,
      hold: () => this.#loop.hold(),
      release: () => this.#loop.release(),
      push: (task) => this.#loop.push(task),
      cause: () => this.#probing.seq(),
      evaluating: () => this.#probing.probes.beginTask(this.#loop.taskSeq),
      settled: (promise, rejected) => {
        this.#probing.probes.settled(promise, this.#loop.taskSeq);
        if (rejected) this.#loop.rejectSeen();
      },
      thrown: (error) => this.#errors.thrown(error, this.#probing.probes.unwind(0, error)),
    }));
  }

  #startGo(wasm: NonNullable<Module>): void {
    if ("why" in wasm) {
      this.#recorder.fatal(0, "fatal", wasm.why);
      this.#failed = true;
      return;
    }
    this.#go = this.#spareGo ?? this.#makeGo();
    this.#provide();
    this.#go.start(wasm.module);
  }

  /** Gives Go the Program's files. */
  #provide(): void {
    this.#tree.begin();
    for (const file of this.#settings.files) if (!file.name.endsWith(".go")) this.#tree.provide(file.name, encodeUtf8(file.text));
  }

  #makeGo(): GoProgram {
    const run = this;
    return new GoProgram({
      global: this.#tools.global,
      tree: this.#tree,
      glue: this.#tools.glue(),
      clock: this.#clock,
      random: this.#random.go,
      get epoch() { return run.#settings.epoch; },
      get order() { return run.#settings.shuffle ? new Random(run.#settings.seed, "order").next() || 1 : 0; },
      timers: this.#timers,
      recorder: this.#recorder,
      running: this.#probing,
      unseen: () => this.#loop.rejectSeen(),
    });
  }

  /** True while the loop must stand still; a real clock stands still with it. */
  #still(paused: boolean): boolean {
    const still = paused || this.#outbox.behind;
    if (still && this.#stoodSince < 0) this.#stoodSince = this.#tools.wall();
    if (!still && this.#stoodSince >= 0) {
      this.#clock.skip(this.#tools.wall() - this.#stoodSince);
      this.#stoodSince = -1;
    }
    return still;
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
    return "Nothing is in flight. main waits, ready for a call.";
  }

  #finish(how: EndArgs["how"], why: string): void {
    if (this.#recorder.closed) return;
    this.#loop.end();
    this.#recorder.end(how, this.#go?.ended === true ? this.#go.exitCode : 0, why);
    const printed = this.#printed?.take() ?? null;
    if (printed !== null) this.#send({ t: "batch", bytes: printed, words: true });
    this.#send({ t: "ended" });
  }
}
