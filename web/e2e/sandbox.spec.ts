// The run worker as a program sees it: a world that is the same everywhere, and a log no program can break. That nothing leads out is held by the hostile suite. The order of things is held by make order.
import { expect, test, type Page } from "@playwright/test";
import type { Result } from "../src/app/result";
import { open, run } from "./interleave";

/** Runs JavaScript alone; the lines of its console. */
async function lines(page: Page, code: string, files: Record<string, string> = {}): Promise<string[]> {
  return texts(await run(page, { files: { "main.js": code, ...files } }));
}

function texts(result: Result): string[] {
  return result.console.map(({ text }) => text);
}

const worldly = `console.log(new Date(2026, 0, 1, 12).toISOString(), new Date().toString(), new Date(0).getHours(), new Date().getTimezoneOffset());
console.log((1234567.8).toLocaleString(), new Date(0).toLocaleString(), Intl.DateTimeFormat().resolvedOptions().timeZone, Date.parse("Jan 5 2026 10:00"));
console.log(Math.random(), crypto.getRandomValues(new Uint8Array(4)), crypto.randomUUID(), performance.now(), new Event("x").timeStamp);
let turns = 0; const id = setInterval(() => { console.log(Date.now(), Math.random()); if (++turns === 4) clearInterval(id); }, 7);
(async () => { for (let i = 0; i < 4; i++) await new Promise((r) => setTimeout(r, 3 * i)); await Promise.reject(new Error("end")); })();
import("./other.js").then((m) => console.log(m.value, String(new Error("x").stack)));`;

test.describe("elsewhere in the world", () => {
  test.use({ timezoneId: "Asia/Tokyo", locale: "de-DE" });

  test("time zone and language are the run's own", async ({ page }) => {
    await open(page);
    const [first, second] = await lines(page, worldly, { "other.js": "export const value = 5" });
    expect(first).toBe("2026-01-01T12:00:00.000Z Thu Jan 01 2026 00:00:00 GMT+0000 (Coordinated Universal Time) 0 0");
    expect(second).toBe("1,234,567.8 1/1/1970, 12:00:00 AM UTC 1767607200000");
  });
});

test("the same program and seed give the same log at any speed, another seed another", async ({ page }) => {
  await open(page);
  const files = { "main.js": worldly, "other.js": "export const value = 5" };
  const first = await run(page, { files });
  for (const options of [{}, {}, { speed: 1 }, { speed: 5 }]) expect((await run(page, { files }, options)).events).toEqual(first.events);
  expect((await run(page, { files }, { seed: 2 })).events).not.toEqual(first.events);
});

const vandals: Record<string, string> = {
  "array methods": "Array.prototype.push = () => { throw 1 }; Array.prototype.join = () => 'EVIL'; Array.prototype[Symbol.iterator] = function* () { throw 1 };",
  "array elements": "for (let i = 0; i < 9; i++) Object.defineProperty(Array.prototype, i, { set() { throw 1 }, get() { return 'EVIL' }, configurable: true });",
  "object fields": "for (const k of ['t', 'bytes', 'kind', 'lane', 'get', 'set', 'value', 'next', 'stack', 'file', 'line']) Object.defineProperty(Object.prototype, k, Object.assign(Object.create(null), { get() { return 'EVIL' }, set() { throw 1 } }));",
  "maps": "Map.prototype.get = Map.prototype.set = WeakMap.prototype.get = WeakMap.prototype.set = () => { throw 1 };",
  "functions": "Function.prototype.call = Function.prototype.apply = Function.prototype.bind = () => 'EVIL'; Reflect.apply = () => { throw 1 };",
  "strings and JSON": "JSON.stringify = () => 'EVIL'; String.prototype.slice = String.prototype.indexOf = String.prototype.charCodeAt = () => 'EVIL'; String = () => 'EVIL';",
  "promises": "Promise.prototype.then = () => { throw 1 }; globalThis.Promise = null;",
  "clocks and random": "Date = performance = null; Math.random = Math.floor = null;",
  "errors": "Error.prepareStackTrace = () => { throw 1 }; Error.stackTraceLimit = 1e9;",
  "everything frozen": "Object.freeze(globalThis); Object.freeze(Error); Object.freeze(Object.prototype);",
  "messages": "Object.defineProperty(MessageEvent.prototype, 'data', { get() { globalThis.stolen = this.target } }); Object.defineProperty(Event.prototype, 'target', { get() { throw 1 } });",
};

test("a program that spoils the built-ins spoils only itself", async ({ page }) => {
  await open(page);
  for (const [name, spoil] of Object.entries(vandals)) {
    const result = await run(page, { files: { "main.js": `const say = console.log; ${spoil}\nsay('one', 1); setTimeout((x) => say('two', x, typeof stolen), 5, 2)` } }, { timeout: 5000 });
    expect.soft([name, result.end, ...texts(result)]).toEqual([name, "quiet", "one 1", "two 2 undefined"]);
  }
});

test("forged events are shown to listeners and recorded as nothing", async ({ page }) => {
  await open(page);
  const result = await run(page, { files: { "main.js": `addEventListener("error", (e) => console.log("heard", e.message)); dispatchEvent(new ErrorEvent("error", { message: "forged" }))` } });
  expect([result.end, ...texts(result)]).toEqual(["quiet", "heard forged"]);
});

test("errors have the user's true places", async ({ page }) => {
  await open(page);
  const main = `import { fail } from "./x.js";\nsetTimeout(function late() {\n  null.x;\n}, 1);\nsetTimeout(() => Promise.reject(new Error("rejected")), 2);\nsetTimeout(() => fail(), 3);\nsetTimeout(() => { throw { plain: 1 } }, 4);`;
  const result = await run(page, { files: { "main.js": main, "x.js": "\n\n  export function fail() { throw new RangeError('in x') }" } });
  const errors = result.events.filter(({ kind }) => kind === "error").map(({ pos, args }) => [pos?.file, pos?.line, pos?.col, args["what"], args["text"]]);
  expect(errors).toEqual([
    ["main.js", 3, 8, "exception", "TypeError: Cannot read properties of null (reading 'x')"], ["main.js", 5, 33, "rejection", "Error: rejected"],
    ["x.js", 3, 34, "exception", "RangeError: in x"], ["main.js", 7, 20, "exception", "{plain: 1}"],
  ]);
  expect(result.end).toBe("error");
});
