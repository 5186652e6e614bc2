// This file is the run worker's entry, behind preparer.ts where it prepares JavaScript itself: it captures what it needs, removes what programs must not have, proves its isolation and waits for one run.

import { capGoMemory } from "./go/memory";
import type { Prepared } from "./js/prepared";
import { scriptOf, type Script } from "./js/script";
import { canary } from "./prelude/canary";
import { stripGlobals, stripMembers } from "./prelude/globals";
import { foundPreparing } from "./preparing";
import type { BootToWorker, WireFile, WorkerMessage } from "./protocol";
import { Run, type Module } from "./run";
import { captureEscapes, captureTools, listen, messageData, postThrough, transferring, unlisten } from "./tools";

const scope = globalThis as unknown as Parameters<typeof captureTools>[0];
const tools = captureTools(scope);
const preparing = foundPreparing(scope);
const escapes = captureEscapes(scope);
const left = [...stripGlobals(scope), ...stripMembers()];
const NativeModule = WebAssembly.Module;

let run: Run | null = null;
/** The run that is to come, with its world in place. */
let next: Run | null = null;
/** A program that may run, read before it does; null where that failed, which is told when it runs. */
let ahead: { files: readonly WireFile[]; script: Script } | null = null;
let warm: { module: WebAssembly.Module } | null = null;

function compile(bytes: ArrayBuffer): Module {
  try {
    return { module: new NativeModule(capGoMemory(new Uint8Array(bytes))) };
  } catch (error) {
    return { why: error instanceof Error ? error.message : "the Go program cannot be loaded" };
  }
}

/** Prepares a program's JavaScript. */
function prepare(files: readonly WireFile[]): Prepared {
  if (preparing === null) throw new Error("this worker prepares nothing");
  return preparing.prepare(files);
}

function handle(message: BootToWorker, send: (message: WorkerMessage) => void): void {
  switch (message.t) {
    case "ping":
      return send({ t: "pong" });
    case "ack":
      return run?.acknowledged(message.bytes);
    case "speed":
      return run?.setSpeed(message.speed);
    case "allow":
      return run?.allow(message.steps ?? Infinity);
    case "warm": {
      const compiled = compile(message.wasm);
      warm = compiled !== null && "module" in compiled ? compiled : null;
      if (warm !== null) next?.warm(warm.module);
      return;
    }
    case "ahead":
      if (run === null) readAhead(message.files);
      return;
    case "prepare":
      if (run !== null) return;
      return send({ t: "prepared", prepared: prepare(message.files) });
    case "run": {
      if (run !== null) return;
      run = next ?? new Run(tools, send);
      next = null;
      run.start(message.run, moduleOf(message.wasm), message.prepared ? scriptOf(message.prepared, tools, message.addresses) : scriptFor(message.run.files));
    }
  }
}

/** Reads a program that may run, in place of the one before. */
function readAhead(files: readonly WireFile[]): void {
  ahead?.script.addresses?.revoke(tools);
  try {
    ahead = { files, script: scriptOf(prepare(files), tools) };
  } catch {
    ahead = null;
  }
}

/** The program of a run: read before where these are the files that were expected. */
function scriptFor(files: readonly WireFile[]): Script {
  const expected = ahead !== null && ahead.files.length === files.length && ahead.files.every(({ name, text }, i) => name === files[i]!.name && text === files[i]!.text);
  return ahead !== null && expected ? ahead.script : scriptOf(prepare(files), tools);
}

/** A program as it came: compiled by the boot script, or here. */
function moduleOf(wasm: Extract<BootToWorker, { t: "run" }>["wasm"]): Module {
  if (wasm === null) return null;
  if (wasm === "warm") return warm ?? { why: "the Go program was lost" };
  return wasm instanceof NativeModule ? { module: wasm } : compile(wasm);
}

/** Takes the port out of the first message, checks the isolation and serves the port from then on. `hasty`: the run comes at once. */
async function begin(event: Event): Promise<void> {
  unlisten(scope, "message", begin as EventListener);
  const { port, hasty } = messageData(event) as { port: MessagePort; hasty: boolean };
  const send = (message: WorkerMessage): void => {
    if (message.t === "batch") postThrough(port, message, transferring(message.bytes));
    else postThrough(port, message);
  };
  const open = left.length > 0 ? `this browser would not remove ${left.join(", ")}` : await canary(escapes);
  if (open !== null) return send({ t: "refuse", why: open });
  listen(port, "message", (arrived) => guarded(send, () => handle(messageData(arrived) as BootToWorker, send)));
  port.start();
  send({ t: "ready" });
  if (!hasty) guarded(send, () => getReady(send));
}

/** Does what every run needs while none is asked for. */
function getReady(send: (message: WorkerMessage) => void): void {
  tools.glue();
  preparing?.rehearse();
  next = new Run(tools, send);
}

/** The one crash sink of this thread, for mistakes of ours. */
function guarded(send: (message: WorkerMessage) => void, call: () => void): void {
  try {
    call();
  } catch (error) {
    send({ t: "crash", text: error instanceof Error ? `${error.message}\n${error.stack ?? ""}`.slice(0, 8000) : "unknown" });
  }
}

listen(scope, "message", begin as EventListener);
