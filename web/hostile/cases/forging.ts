// Cases 33 to 50: a program that forges messages, spoils the built-ins or calls what is ours.
import { held, script, type Case } from "../case";
import { lyingSandbox } from "../stories/frames";

const SPOILS = "a program that spoils the built-ins spoils only itself";
const sandbox = "web/e2e/sandbox.spec.ts";
const forged = "web/e2e/forged.spec.ts";
const spoils = held([sandbox, SPOILS]);

/** Cases of forging. */
export const forging: readonly Case[] = [
  { n: 33, what: "messages in every spelling", fast: true, held: script(`const spellings = [() => postMessage("x"), () => self.postMessage("x", "*"), () => globalThis["post" + "Message"]({}), () => parent.postMessage("x", "*"), () => DedicatedWorkerGlobalScope.prototype.postMessage.call(self, "x"), () => MessagePort.prototype.postMessage.call(self, "x")];
console.log(...spellings.map((go) => { try { go(); return "sent" } catch (e) { return e.name } }))`, ["quiet"], { says: ["ReferenceError TypeError TypeError ReferenceError ReferenceError TypeError"] }) },
  { n: 34, what: "a patched MessagePort is never handed our port", fast: true, held: held([forged, "no patched prototype is handed the way to the page"], [sandbox, SPOILS]) },
  { n: 35, what: "patched getters of messages and events", fast: true, held: spoils },
  { n: 36, what: "listening for what the page sends", fast: true, held: script(`let heard = 0; self.onmessage = () => heard++; for (const type of ["message", "messageerror", "connect"]) for (const capture of [true, false]) addEventListener(type, () => heard++, { capture });
setTimeout(() => console.log(heard), 300)`, ["quiet"], { says: ["0"] }) },
  { n: 37, what: "messages made by the program itself", fast: false, held: script(`for (const data of [{ t: "run" }, { t: "stop" }, { port: 1 }, { t: "ack", bytes: -1e9 }, { code: "x" }]) dispatchEvent(new MessageEvent("message", { data })); console.log("done")`, ["quiet"], { says: ["done"] }) },
  { n: 38, what: "arrays patched", fast: true, held: spoils },
  { n: 39, what: "setters on Object.prototype for every field of our messages", fast: true, held: script(`let stolen = 0; for (const key of ["t", "bytes", "batches", "id", "over", "crash", "list", "ms", "why", "text", "heldMs", "diagnostics", "file", "line", "col", "severity", "port", "kind", "pos", "next", "done", "value", "length", "size", "transfer"]) Object.defineProperty(Object.prototype, key, Object.assign(Object.create(null), { set() { stolen++ }, get() { stolen++ }, configurable: true }));
setTimeout(console.log, 5, "log right"); setTimeout(() => { for (const key of Object.getOwnPropertyNames(Object.prototype)) if (!/^(__|constructor|has|is|prop|to|value)/.test(key)) delete Object.prototype[key]; console.log("and after") }, 9);`, ["quiet"], { says: ["log right", "and after"] }) },
  { n: 40, what: "JSON, String, Symbol, Reflect, call, apply, bind patched", fast: true, held: spoils },
  { n: 41, what: "Promise, then, constructor, species patched", fast: true, held: spoils },
  { n: 42, what: "maps and sets patched", fast: true, held: spoils },
  { n: 43, what: "clocks and random numbers patched", fast: true, held: spoils },
  { n: 44, what: "the console deleted and replaced", fast: true, held: script(`const old = console; delete globalThis.console; globalThis.console = { log: () => { throw 1 } }; old.log("old still prints"); setTimeout(() => old.log("later too"), 5)`, ["quiet"], { says: ["old still prints", "later too"] }) },
  { n: 45, what: "the global object frozen", fast: true, held: spoils },
  { n: 46, what: "the probes called with anything", fast: true, held: held([forged, "the probes called by the program itself, with anything, leave a log that is well formed"]) },
  { n: 47, what: "batches with numbers that are out of order or range", fast: true, held: { by: "story", tell: lyingSandbox } },
  { n: 48, what: "unknown kinds, extra keys, functions, symbols", fast: true, held: held(["web/src/sandbox/protocol.test.ts", "junk is dropped by every checker"], ["web/src/sandbox/relay.test.ts", "junk from the worker is dropped"]) },
  { n: 49, what: "a forged error event", fast: true, held: held([sandbox, "forged events are shown to listeners and recorded as nothing"]) },
  { n: 50, what: "prepareStackTrace that throws, an endless stackTraceLimit", fast: true, held: script(`Error.stackTraceLimit = 1e9; Error.prepareStackTrace = () => { throw new Error("again") }; (function deep(n) { if (n > 0) return deep(n - 1); try { null.x } catch (e) { try { e.stack } catch {} } })(500); console.log("fine"); null.x`, ["error"], { says: ["fine"], tells: /./ }) },
];
