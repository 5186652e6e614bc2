// This file is the worker that the differential tests run programs in: it collects console lines, with our probes or without.

import { installProbes, type ProbeTarget } from "../src/sandbox/probes/install";
import type { ProbeHost, ProbeRecorder } from "../src/sandbox/probes/host";
import { installProxy } from "../src/sandbox/prelude/inert";
import { installToString } from "../src/sandbox/prelude/natives";

/** What a program is run with. `target` null: as a plain browser runs it. */
interface Job {
  readonly text: string;
  readonly module: boolean;
  readonly target: (ProbeTarget & { readonly plain: string; readonly map: readonly { out: number; length: number; source: number }[]; readonly recorded: number }) | null;
}

/** Many programs, run one after another; each has `$log[i]` to print with and at least some ms to end in. */
interface Batch {
  readonly batch: readonly string[];
  readonly waits: readonly number[];
  readonly target: Job["target"];
}

const MOST_LINES = 3000;
/** How long a program whose time is over must have printed nothing, in ms. */
const QUIET_MS = 20;
const lines: string[] = [];
const events: string[] = [];
const places: string[] = [];
// A program may patch arrays: these must not feel it.
for (const list of [lines, events, places]) Object.setPrototypeOf(list, null);
const post = self.postMessage.bind(self);
const { importScripts } = self as unknown as { importScripts: (url: string) => void };
const listen = self.addEventListener.bind(self);

/** A recorder that keeps events as text. */
function textRecorder(): ProbeRecorder {
  const recorder: Record<string, unknown> = {
    position: (file: string, line: number, col: number) => {
      places[places.length] = `${file}:${line}:${col}`;
      return places.length;
    },
  };
  for (const kind of ["call", "return", "throw", "calls", "awaits", "registrations", "suspend", "resume", "promise", "then", "resolve", "reject", "queue", "microtask", "microtaskend", "unhandled", "handled"]) {
    recorder[kind] = (cause: number, origin: number, pos: number, a?: unknown, b?: unknown, c?: unknown) => {
      events[events.length] = `${events.length + 1} ${kind} ${places[pos - 1] ?? "-"} cause=${cause} origin=${origin} ${a} ${b ?? ""} ${c ?? ""}`;
      return events.length;
    };
  }
  return recorder as unknown as ProbeRecorder;
}

function install(target: NonNullable<Job["target"]>, text: string): void {
  installProxy(self);
  const toSource = (out: number): number => {
    let found = { out: 0, length: 0, source: 0 };
    for (const entry of target.map) if (entry.out <= out) found = entry;
    return out < found.out + found.length ? found.source : found.source + (out - found.out - found.length);
  };
  installToString((running) => {
    const at = text.indexOf(running);
    return at < 0 ? null : target.plain.slice(toSource(at), toSource(at + running.length));
  });
  const host: ProbeHost = { charge() {}, check() {}, rejected() {}, caller: () => 0 };
  const probes = installProbes(self as unknown as typeof globalThis, textRecorder(), host, target.recorded);
  probes.aim(target);
  probes.beginTask(0);
}

const { setTimeout: wait } = self;

/** Runs the programs of a batch and posts their logs. Unhandled rejections go to the log of the program that runs. */
function runBatch({ batch, waits, target }: Batch): void {
  const logs: string[][] = batch.map(() => []);
  const log = logs.map((list) => (text: unknown) => void (list.length < MOST_LINES && list.push(String(text))));
  Object.defineProperty(self, "$log", { value: log });
  let running = -1;
  const note = (text: string): void => log[running]?.(text);
  listen("unhandledrejection", (event: PromiseRejectionEvent) => {
    note(`unhandled ${String(event.reason && (event.reason as Error).message)}`);
    event.preventDefault();
  });
  listen("rejectionhandled", (event: PromiseRejectionEvent) => note(`handled ${String((event.reason as Error).message)}`));
  listen("error", (event: ErrorEvent) => {
    note(`error ${event.message}`);
    event.preventDefault();
  });
  if (target !== null) install(target, "");
  const next = (): void => {
    running++;
    if (running === batch.length) return post(logs);
    wait(rest, waits[running]);
    importScripts(URL.createObjectURL(new Blob([batch[running]!], { type: "text/javascript" })));
  };
  // On a busy machine timers are late: a program is over when it has printed nothing for a while.
  const rest = (): void => {
    const before = logs[running]!.length;
    wait(() => (logs[running]!.length > before ? rest() : next()), QUIET_MS);
  };
  next();
}

listen("message", (event: MessageEvent<unknown>) => {
  if (typeof event.data === "object" && event.data !== null && "batch" in event.data) return runBatch(event.data as Batch);
  const job = event.data as Job | "collect";
  if (job === "collect") return post({ lines, events });
  // No methods: the program may have taken them away.
  console.log = (...args: unknown[]) => {
    let line = "";
    for (let i = 0; i < args.length; i++) line += (i === 0 ? "" : " ") + String(args[i]);
    lines[lines.length] = line;
  };
  listen("error", (error: ErrorEvent) => {
    lines[lines.length] = `error ${error.message} ${error.lineno}`;
    error.preventDefault();
  });
  if (job.target !== null) install(job.target, job.text);
  const url = URL.createObjectURL(new Blob([job.text], { type: "text/javascript" }));
  if (!job.module) return importScripts(url);
  // The platform's own import, which no bundler may resolve.
  return void (new Function("url", "return import(url)") as (url: string) => unknown)(url);
});
