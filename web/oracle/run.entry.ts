// This file runs a Go program under Node on the sandbox's own loop, recorder and Go glue, and writes the log as text: what Go's own tracer is held against.

import { readFileSync, writeFileSync } from "node:fs";
import { EventLog } from "../src/event/log";
import { formatLog } from "../src/event/text";
import { MemFs } from "../src/sandbox/go/memfs";
import { GoProgram } from "../src/sandbox/go/program";
import { compileGlue } from "../src/sandbox/go/wasmexec";
import { shortAll } from "../src/sandbox/js/short";
import { VirtualClock } from "../src/sandbox/loop/clock";
import { Loop } from "../src/sandbox/loop/loop";
import { Pace } from "../src/sandbox/loop/pace";
import { Pump } from "../src/sandbox/loop/pump";
import { CallTask } from "../src/sandbox/loop/queue";
import { Random } from "../src/sandbox/loop/random";
import { Timers } from "../src/sandbox/loop/timers";
import { Outbox } from "../src/sandbox/outbox";
import { Recorder } from "../src/sandbox/recorder";

/** What the command line gives. */
interface Job {
  /** Go's own wasm_exec.js, and the linked program. */
  readonly wasmExec: string;
  readonly program: string;
  /** main.js, or "" for none. */
  readonly script: string;
  /** Where the log goes. */
  readonly log: string;
  /** A file of the program's own that is kept, and where; "" for none. */
  readonly keep: string;
  readonly kept: string;
}

const EPOCH = Date.UTC(2026, 0, 1);
const LIMITS = { maxEvents: 3_000_000, maxBytes: 1e9 };
/** The program may offer a function by this name, which is called at a time when everything else is long over: a tracer never rests. */
const AT_END = "atEnd";
const END_MS = 3000;

// A Go program gets a process of its own under this name.
const { argv, exit } = process;

/** One program, from its start until nothing is in flight. */
class World {
  readonly #job: Job;
  readonly #events = new EventLog();
  readonly #clock = new VirtualClock(Infinity);
  readonly #outbox = new Outbox((batch) => this.#events.append(batch), () => 0);
  readonly #recorder = new Recorder(this.#clock, LIMITS, this.#outbox);
  readonly #tree = new MemFs(() => EPOCH);
  readonly #loop = this.#makeLoop();
  readonly #timers = new Timers({
    clock: this.#clock, queue: this.#loop.queue, level: () => this.#loop.level, set: () => this.#loop.taskSeq, cleared: () => {}, wake: () => this.#loop.wake(),
  });
  /** Seqs of the calls from Go into JavaScript that are under way. */
  readonly #calls: number[] = [];
  #go: GoProgram | null = null;

  constructor(job: Job) {
    this.#job = job;
  }

  run(): void {
    const { script, keep } = this.#job;
    this.#recorder.onLimit = () => this.#finish();
    this.#recorder.run(1, { go: "", clock: "virtual", seed: 1, epoch: EPOCH });
    this.#surface();
    this.#loop.push(new CallTask("start", 0, () => this.#start(), "go"));
    if (script !== "") this.#loop.push(new CallTask("script", 0, () => void (0, eval)(readFileSync(script, "utf8"))));
    if (keep !== "") this.#timers.set("timer", () => this.#atEnd(), END_MS);
    const pump = new Pump(this.#loop, {
      channel: () => new MessageChannel(), setTimeout: (call) => Number(setImmediate(call)), clearTimeout: () => {}, wall: () => 0,
    }, 1);
    this.#loop.wake = () => pump.wake();
    this.#loop.wake();
  }

  #makeLoop(): Loop {
    const recorder = this.#recorder;
    return new Loop(this.#clock, new Pace(() => 0, "max"), {
      begin: (task) => recorder.task(task),
      step: () => {},
      finish: () => recorder.taskend(),
      idle: () => recorder.hold("none"),
      resting: () => {},
      still: () => {
        this.#outbox.flush(true);
        return false;
      },
      quiet: () => this.#finish(),
      late: () => this.#finish(),
    }, 1e12, true);
  }

  #start(): void {
    const { wasmExec, program } = this.#job;
    this.#go = new GoProgram({
      global: globalThis, epoch: EPOCH, clock: this.#clock, timers: this.#timers, recorder: this.#recorder, tree: this.#tree,
      random: new Random(1, "go"),
      order: 0,
      unseen: () => {},
      running: {
        seq: () => this.#calls.at(-1) ?? this.#loop.taskSeq,
        position: () => 0,
        enter: (seq) => this.#calls.push(seq) - 1,
        leave: (entered) => void (this.#calls.length = entered),
      },
      glue: compileGlue(readFileSync(wasmExec, "utf8"), (code) => (0, eval)(code) as unknown),
    });
    this.#go.start(new WebAssembly.Module(readFileSync(program)));
  }

  /** The few globals that main.js needs here. */
  #surface(): void {
    const write = (level: string) => (...args: unknown[]) => this.#recorder.console(level, shortAll(args), 0, 0);
    const globals = {
      console: { log: write("log"), warn: write("warn"), error: write("error") },
      setTimeout: (call: () => void, ms: unknown) => this.#timers.set("timer", call, Number(ms) | 0),
      clearTimeout: (id: number) => this.#timers.clear(id),
    };
    for (const [name, value] of Object.entries(globals)) Object.defineProperty(globalThis, name, { value, writable: true, configurable: true });
  }

  #atEnd(): void {
    const end: unknown = Reflect.get(globalThis, AT_END);
    if (this.#go?.ended === false && typeof end === "function") Reflect.apply(end, undefined, []);
  }

  #finish(): void {
    const { log, keep, kept } = this.#job;
    this.#loop.end();
    this.#recorder.end("quiet", 0, "");
    writeFileSync(log, formatLog(this.#events));
    const file = keep === "" ? null : this.#file(keep);
    if (file !== null) writeFileSync(kept, file);
    exit(this.#go?.ended === true ? this.#go.exitCode : 0);
  }

  /** The bytes of a file that the program has written, or null. */
  #file(path: string): Uint8Array | null {
    try {
      const file = this.#tree.get(path);
      return file.kind === "file" ? file.bytes.subarray(0, file.size) : null;
    } catch {
      return null;
    }
  }
}

const [wasmExec = "", program = "", script = "", log = "", keep = "", kept = ""] = argv.slice(2);
new World({ wasmExec, program, script, log, keep, kept }).run();
