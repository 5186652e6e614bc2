// This file runs a Go program under Node on the sandbox's own loop, recorder and Go glue, and writes the log as text: what Go's own tracer is held against.

import { readFileSync, writeFileSync } from "node:fs";
import { EventLog } from "../src/event/log";
import { formatLog } from "../src/event/text";
import { MemFs } from "../src/sandbox/go/memfs";
import { GoProgram } from "../src/sandbox/go/program";
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
import { CallsAndTasks } from "../src/sandbox/running";

/** What the command line gives. */
interface Job {
  /** Go's own wasm_exec.js, and the linked program. */
  readonly wasmExec: string;
  readonly program: string;
  /** main.js, or "" for none. */
  readonly script: string;
  readonly log: string;
  /** A file of the program's own that is kept, and where; "" for none. */
  readonly keep: string;
  readonly kept: string;
}

const EPOCH = Date.UTC(2026, 0, 1);
const LIMITS = { maxEvents: 2_000_000, maxBytes: 1e9 };
/** The program may offer a function by this name, which is called when all is quiet. */
const AT_END = "atEnd";

// A Go program gets a process of its own under this name.
const { argv, exit } = process;
const [wasmExec = "", program = "", script = "", log = "", keep = "", kept = ""] = argv.slice(2);
run({ wasmExec, program, script, log, keep, kept });

/** Runs the program, then main.js, until nothing is in flight, and exits with Go's code. */
function run(job: Job): void {
  const events = new EventLog();
  const clock = new VirtualClock(Infinity);
  const outbox = new Outbox((batch) => events.append(batch), () => 0);
  const recorder = new Recorder(clock, LIMITS, outbox);
  const tree = new MemFs(() => EPOCH);
  let go: GoProgram | null = null;
  let asked = false;
  const finish = (): void => {
    recorder.end("quiet", 0, "");
    writeFileSync(job.log, formatLog(events));
    if (job.keep !== "") keepFile(tree, job);
    exit(go !== null && go.ended ? go.exitCode : 0);
  };
  const quiet = (): void => {
    const atEnd: unknown = Reflect.get(globalThis, AT_END);
    if (asked || typeof atEnd !== "function" || go?.ended !== false) return finish();
    asked = true;
    loop.push(new CallTask("message", 0, () => void Reflect.apply(atEnd, undefined, [])));
  };
  const loop = new Loop(clock, new Pace(() => 0, "max"), {
    begin: (task) => recorder.task(task),
    finish: () => recorder.taskend(),
    idle: () => recorder.hold("none"),
    behind: () => {
      outbox.flush(true);
      return false;
    },
    quiet,
    late: finish,
  }, 1e12, true);
  recorder.onLimit = finish;
  const running = new CallsAndTasks(() => loop.taskSeq);
  const timers = new Timers({ clock, queue: loop.queue, level: () => loop.level, cause: () => loop.taskSeq, wake: () => loop.wake() });
  recorder.run(1, { go: "", clock: "virtual", seed: 1, epoch: EPOCH });
  surface(recorder, timers);
  loop.push(new CallTask("start", 0, () => {
    go = new GoProgram({
      global: globalThis, epoch: EPOCH, clock, timers, recorder, running, tree,
      random: new Random(1, "go"),
      evaluate: (code) => (0, eval)(code) as unknown,
      wasmExec: readFileSync(job.wasmExec, "utf8"),
    });
    go.start(new WebAssembly.Module(readFileSync(job.program)));
  }, "go"));
  if (job.script !== "") loop.push(new CallTask("script", 0, () => void (0, eval)(readFileSync(job.script, "utf8"))));
  const pump = new Pump(loop, {
    channel: () => new MessageChannel(),
    setTimeout: (call, ms) => Number(setImmediate(call, ms)),
    clearTimeout: () => {},
    wall: () => 0,
  }, 1);
  loop.wake = () => pump.wake();
  loop.wake();
}

/** The few globals that main.js needs here. */
function surface(recorder: Recorder, timers: Timers): void {
  const globals = {
    console: { log: (...args: unknown[]) => recorder.console("log", shortAll(args), 0) },
    setTimeout: (call: () => void, ms: unknown) => timers.set("timer", call, Number(ms) | 0),
    clearTimeout: (id: number) => timers.clear(id),
  };
  for (const [name, value] of Object.entries(globals)) Object.defineProperty(globalThis, name, { value, writable: true, configurable: true });
}

function keepFile(tree: MemFs, job: Job): void {
  try {
    const file = tree.get(job.keep);
    if (file.kind === "file") writeFileSync(job.kept, file.bytes.subarray(0, file.size));
  } catch {
    // The program has not come to write it; whoever reads it will say so.
  }
}
