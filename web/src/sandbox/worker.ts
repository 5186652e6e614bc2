// This file is the run worker's entry, behind preparer.ts where it prepares JavaScript itself: it captures what it needs, removes what programs must not have, proves its isolation and waits for one run.

import { capGoMemory } from "./go/memory";
import type { Prepared } from "./js/prepared";
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
      return;
    }
    case "prepare":
      if (run !== null) return;
      return send({ t: "prepared", prepared: prepare(message.files) });
    case "run": {
      if (run !== null) return;
      run = new Run(message.run, tools, send);
      run.start(moduleOf(message.wasm), message.prepared ?? prepare(message.run.files));
    }
  }
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
  listen(port, "message", (arrived) => {
    try {
      handle(messageData(arrived) as BootToWorker, send);
    } catch (error) {
      // A mistake of ours: the one crash sink of this thread.
      send({ t: "crash", text: error instanceof Error ? `${error.message}\n${error.stack ?? ""}`.slice(0, 8000) : "unknown" });
    }
  });
  port.start();
  send({ t: "ready" });
  if (hasty) return;
  tools.glue();
  preparing?.rehearse();
}

listen(scope, "message", begin as EventListener);
