// Events are the program's claims: a program that lies to the recorder, or that hands it the nastiest values, breaks neither the page nor the next run.
import { expect, test, type Page } from "@playwright/test";
import { open, run } from "./interleave";
import { test as pageTest } from "./page";

/** What every log holds to, whatever the program does. */
async function runAnyway(page: Page, code: string): Promise<string[]> {
  const { events, console: lines, end } = await run(page, { files: { "main.js": code } }, { timeout: 20_000 });
  // A program that says it counted a great deal spends its own virtual time.
  expect(["quiet", "error", "limit"]).toContain(end);
  expect(events.filter(({ seq, cause, origin, at }, i) => seq !== i + 1 || cause >= seq || origin >= seq || at < (events[i - 1]?.at ?? 0))).toEqual([]);
  expect(events.filter(({ kind }) => kind === "run" || kind === "end").map(({ kind }) => kind)).toEqual(["run", "end"]);
  return lines.map(({ text }) => text);
}

const JUNK = `[undefined, null, 0, -1, 1e9, 2 ** 53, NaN, 1.5, "", "x", "\\ud800", {}, [], () => {}, Symbol("s"), 10n, Object.create(null), new Proxy({}, { get() { throw 1 } })]`;

test("the probes called by the program itself, with anything, leave a log that is well formed", async ({ page }) => {
  await open(page);
  const lines = await runAnyway(page, `async function known(a) { await a; for (let i = 0; i < 2; i++) a = i; return new Promise((r) => setTimeout(r, 1)) }
known(1);
const junk = ${JUNK};
const probes = Object.getOwnPropertyNames(globalThis).filter((name) => name.includes("$") && typeof globalThis[name] === "function");
let calls = 0;
for (const name of probes) for (const a of junk) for (const b of junk) {
  calls++;
  try { globalThis[name](a, b, () => {}) } catch {}
}
console.log(probes.length > 5, calls);`);
  expect(lines.length).toBeLessThanOrEqual(1);
  expect(await runAnyway(page, "console.log('the next run')")).toEqual(["the next run"]);
});

test("no patched prototype is handed the way to the page", async ({ page }) => {
  await open(page);
  const lines = await runAnyway(page, `let stolen = "";
const { apply } = Reflect;
const patch = (owner, name) => {
  const native = owner[name];
  owner[name] = function (...args) {
    if (this instanceof MessagePort || args[0] instanceof ArrayBuffer || args[1] instanceof ArrayBuffer) stolen += name;
    return apply(native, this, args);
  };
};
for (const name of ["postMessage", "start", "close", "addEventListener", "dispatchEvent"]) patch(MessagePort.prototype, name);
for (const owner of [Function.prototype, Array.prototype, Map.prototype, WeakMap.prototype, Uint8Array.prototype, DataView.prototype, Promise.prototype, Reflect, Object])
  for (const name of ["call", "apply", "push", "set", "get", "subarray", "slice", "setUint32", "then", "defineProperty"]) if (typeof owner[name] === "function") try { patch(owner, name) } catch {}
Object.defineProperty(Object.prototype, "onmessage", { set(f) { stolen += "onmessage" }, configurable: true });
for (let i = 0; i < 3000; i++) console.log("x".repeat(60));
setTimeout(() => console.log("stolen: " + stolen), 30);`);
  expect(lines.at(-1)).toBe("stolen: ");
});

test("previews of the nastiest values run nothing of the program's and stay short", async ({ page }) => {
  await open(page);
  const lines = await runAnyway(page, `let ran = 0;
const ran1 = () => { ran++; return {} };
const deep = {}; let at = deep; for (let i = 0; i < 1e5; i++) at = at.next = {};
const cyclic = { list: [] }; cyclic.self = cyclic; cyclic.list.push(cyclic, new Map([[cyclic, cyclic]]), new Set([cyclic]));
const traps = new Proxy({}, { get: (_, name) => (...args) => { ran++; return Reflect[name](...args) } });
const values = [
  Object.defineProperty({}, "x", { get: ran1, enumerable: true }), { toString: ran1, valueOf: ran1, toJSON: ran1, [Symbol.toPrimitive]: ran1, inspect: ran1, then: 1 },
  { get [Symbol.toStringTag]() { return ran1() }, get constructor() { return ran1() }, get then() { return ran1() } },
  new Proxy({ a: 1 }, traps), new Proxy(function () {}, traps), new Proxy([1, 2], traps), Object.create(new Proxy({}, traps)),
  "x".repeat(5e6), "\\ud800".repeat(1e5), deep, cyclic, Array(1e6).fill(cyclic), new Uint8Array(1e7), new Array(2 ** 32 - 1), new Map(Array.from({ length: 1e4 }, (_, i) => [i, deep])),
  Object.assign(() => {}, { toString: ran1 }), Object.defineProperty(() => {}, "name", { get: ran1 }), new (class extends Error { get message() { return ran1() } get stack() { return ran1() } get name() { return ran1() } })(),
  Symbol("\\u0000".repeat(1e4)), 10n ** 3000n, Object.create(null), globalThis, new WeakMap(), (function () { return arguments })(1), new Date(NaN), /x/, Promise.reject(deep).catch(() => {}), Object.freeze([,,1]),
];
function take(value) { return value }
async function takeLater(value) { await null; return value }
class Holder { constructor(value) { this.value = value } get it() { return this.value } set it(v) {} }
for (const value of values) {
  take(value); new Holder(value).it = value;
  try { throw value } catch {}
  Promise.reject(value).catch(() => {});
  new Promise((resolve, reject) => reject(value)).catch((reason) => { take(reason) });
  queueMicrotask(() => take(value));
  setTimeout(take, 1, value);
}
setTimeout(() => console.log("ran", ran), 10);`);
  expect(lines).toEqual(["ran 0"]);
  const { events } = await run(page, { files: { "main.js": `function take(a) { return a } take("x".repeat(5e6)); take({ a: "y".repeat(1e6), b: Array(1e5).fill("z".repeat(100)) }); take(10n ** 30000n)` } });
  const longest = events.filter(({ kind }) => kind === "call" || kind === "return").flatMap(({ args }) => Object.values(args).map((value) => String(value).length));
  expect(Math.max(...longest)).toBeLessThan(300);
});

pageTest("a page goes on after a run that has told it nonsense", async ({ site }) => {
  await site.open();
  await site.write("main.js", `console.log("<b>told</b>");\nfor (const name of Object.getOwnPropertyNames(globalThis)) if (name.includes("$")) for (let i = 0; i < 50; i++) try { globalThis[name](i, {}, "<img src=x onerror=alert(1)>") } catch {}`);
  await site.run();
  await expect(site.lines.last()).toHaveText("<b>told</b>");
  await site.write("main.js", "console.log('after')");
  await site.run();
  await expect(site.lines.last()).toHaveText("after");
});
