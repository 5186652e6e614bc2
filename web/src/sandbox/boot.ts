// This file is the sandbox's only script: it runs in an iframe of no origin, makes the run worker and relays between it and the page. It never runs a program's text.

import preparerText from "bundle:preparer";
import workerText from "bundle:run-worker";
import { CompiledProgram } from "./compiled";
import { capGoMemory } from "./go/memory";
import { readPageMessage, type BootToWorker, type SeedsMessage } from "./protocol";
import { Relay } from "./relay";
import { Field, type FieldWorker } from "./seeds/field";

/** Tells the browser to compile every function of the worker while it is made ready, instead of between Run and the first output. */
const COMPILE_AHEAD = "//# allFunctionsCalledOnLoad\n";

/** The address of a run worker's text, with something before it; the document's policy allows blob: workers only. */
function addressOf(...text: string[]): string {
  return URL.createObjectURL(new Blob(text, { type: "text/javascript" }));
}

/** One run worker as a field of seeds uses it. */
function fieldWorker({ worker, port }: Made, hear: (raw: unknown) => void): FieldWorker {
  port.onmessage = (event) => hear(event.data);
  return { send: (message: BootToWorker) => port.postMessage(message), kill: () => { port.close(); worker.terminate(); } };
}

interface Made {
  readonly worker: Worker;
  readonly port: MessagePort;
}

/** Makes a run worker and gives it its port. `hasty`: its run comes at once, so that it need not get ready for one. */
function makeWorker(address: string, hasty: boolean): Made {
  const worker = new Worker(address);
  // What a worker sends past its port, and errors it did not catch itself, are the program's doing and of no interest.
  for (const type of ["message", "messageerror", "error"]) worker.addEventListener(type, (event) => event.preventDefault());
  const channel = new MessageChannel();
  worker.postMessage({ port: channel.port2, hasty }, [channel.port2]);
  return { worker, port: channel.port1 };
}

/** Runs a program with many seeds, each in a worker of its own. `first` is ready, and prepares what they run. */
function makeField(page: MessagePort, first: Made, job: SeedsMessage): Field {
  const address = addressOf(workerText);
  return new Field({
    preparer: (hear) => fieldWorker(first, hear),
    makeWorker: (hear) => fieldWorker(makeWorker(address, true), hear),
    compile: (wasm) => WebAssembly.compile(capGoMemory(new Uint8Array(wasm))),
    address: addressOf,
    toPage: (harvest, transfer) => page.postMessage(harvest, transfer),
    after: (ms, call) => window.setTimeout(call, ms),
    cancel: (timer) => window.clearTimeout(timer),
  }, job);
}

/** Serves the page through its port until the page removes this document. */
function serve(page: MessagePort): void {
  const first = makeWorker(addressOf(COMPILE_AHEAD, preparerText, workerText), false);
  const { worker, port } = first;
  let field: Field | null = null;
  const program = new CompiledProgram();
  const relay = new Relay({
    toWorker: (message) => port.postMessage(message),
    toPage: (message, transfer) => page.postMessage(message, transfer),
    toPageState: (message) => page.postMessage(message),
    killWorker: () => worker.terminate(),
    now: () => performance.now(),
    after: (ms, call) => window.setTimeout(call, ms),
    cancel: (timer) => window.clearTimeout(timer),
  });
  port.onmessage = (event) => relay.fromWorker(event.data);
  page.onmessage = (event) => {
    const message = readPageMessage(event.data);
    if (message === null) return;
    if (message.t === "seeds") {
      field ??= makeField(page, first, message);
      return;
    }
    if (field !== null) {
      if (message.t === "pull") field.pull(message.id, message.waitMs);
      return;
    }
    relay.fromPage(message);
    if (message.t === "warm") void program.keep(message.wasm).then(() => page.postMessage({ t: "warmed" }));
    else if (message.t === "run" && message.wasm instanceof ArrayBuffer) void program.keep(message.wasm);
  };
  page.postMessage({ t: "hello" });
}

/** Accepts exactly one handshake, from the page that holds this frame. */
function waitForPage(): void {
  const accept = (event: MessageEvent): void => {
    const port = event.ports[0];
    if (event.source !== window.parent || port === undefined) return;
    const data: unknown = event.data;
    if (typeof data !== "object" || data === null || !("t" in data) || data.t !== "init") return;
    window.removeEventListener("message", accept);
    serve(port);
  };
  window.addEventListener("message", accept);
}

// Anybody can open this file outside a sandbox, where it would have our site's origin: then it does nothing.
if (self.origin === "null" && window.parent !== window) waitForPage();
