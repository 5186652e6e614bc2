// This file is the sandbox's only script: it runs in an iframe of no origin, makes the run worker and relays between it and the page. It never runs a program's text.

import workerText from "bundle:run-worker";
import { CompiledProgram } from "./compiled";
import { readPageMessage } from "./protocol";
import { Relay } from "./relay";

/** Tells the browser to compile every function of the worker while it is made ready, instead of between Run and the first output. */
const COMPILE_AHEAD = "//# allFunctionsCalledOnLoad\n";

/** Makes the run worker from its own text; the document's policy allows blob: workers only. */
function makeWorker(): Worker {
  const address = URL.createObjectURL(new Blob([COMPILE_AHEAD, workerText], { type: "text/javascript" }));
  const worker = new Worker(address);
  // What a worker sends past its port, and errors it did not catch itself, are the program's doing and of no interest.
  for (const type of ["message", "messageerror", "error"]) worker.addEventListener(type, (event) => event.preventDefault());
  return worker;
}

/** Serves the page through its port until the page removes this document. */
function serve(page: MessagePort): void {
  const worker = makeWorker();
  const channel = new MessageChannel();
  const program = new CompiledProgram();
  const relay = new Relay({
    toWorker: (message) => channel.port1.postMessage(message),
    toPage: (message, transfer) => page.postMessage(message, transfer),
    toPageState: (message) => page.postMessage(message),
    killWorker: () => worker.terminate(),
    now: () => performance.now(),
    after: (ms, call) => window.setTimeout(call, ms),
    cancel: (timer) => window.clearTimeout(timer),
  });
  channel.port1.onmessage = (event) => relay.fromWorker(event.data);
  page.onmessage = (event) => {
    const message = readPageMessage(event.data);
    if (message === null) return;
    relay.fromPage(message);
    if (message.t === "warm") void program.keep(message.wasm).then(() => page.postMessage({ t: "warmed" }));
    else if (message.t === "run" && message.wasm instanceof ArrayBuffer) void program.keep(message.wasm);
  };
  worker.postMessage({ port: channel.port2 }, [channel.port2]);
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
