// What the log says of JavaScript: where errors come from, what every step was caused by, and where code is that does not let go.
import type { Page } from "@playwright/test";
import type { Result, ResultEvent } from "../src/app/result";
import { open, run } from "./interleave";
import { expect, test } from "./page";

/** Runs a program and checks what holds for every log: causes and origins lie before what they explain. */
async function log(page: Page, files: Record<string, string>): Promise<Result> {
  const result = await run(page, { files });
  for (const event of result.events) expect(event.cause < event.seq && event.origin < event.seq, JSON.stringify(event)).toBe(true);
  return result;
}

/** The only event of a kind, or the only one that fits. */
function only({ events }: Result, kind: string, fits: (event: ResultEvent) => boolean = () => true): ResultEvent {
  const found = events.filter((event) => event.kind === kind && fits(event));
  expect(found.map(({ seq }) => seq), kind).toHaveLength(1);
  return found[0]!;
}

/** The chain of causes of an event, latest first, as `kind file:line`. */
function chain({ events }: Result, event: ResultEvent): string[] {
  const steps: string[] = [];
  for (let at: ResultEvent | undefined = event; at !== undefined; at = events[at.cause - 1]) steps.push(at.pos === null ? at.kind : `${at.kind} ${at.pos.file}:${at.pos.line}`);
  return steps;
}

const place = (event: ResultEvent): string => (event.pos === null ? "-" : `${event.pos.file}:${event.pos.line}:${event.pos.col}`);

const fails = `import { fail } from "./other.js";
setTimeout(() => {
  null.inTimer;
}, 1);
setTimeout(() => queueMicrotask(() => {
  throw new Error("in microtask");
}), 2);
setTimeout(async () => {
  await null;
  undefined.inAsync;
}, 3);
setTimeout(() => Promise.resolve().then(() => { throw new TypeError("in then") }), 4);
setTimeout(() => fail(() => { throw new Error("through a function of another file") }), 5);
setTimeout(() => { [1].map((x) => x.y.z); }, 6);
setTimeout(() => { new (class A { constructor() { this.#go(); } #go() { throw new RangeError("in a private method"); } })(); }, 7);
setTimeout(() => dispatchEvent(new Event("boom")), 8);
addEventListener("boom", () => { throw new Error("in a listener"); });
setTimeout(() => reportError(new Error("reported")), 9);
setTimeout(function () { (function* () { yield* (function* () { throw new Error("in a generator"); })(); })().next(); }, 10);
throw new Error("at the top");`;

test("errors have their true places wherever they are thrown", async ({ page }) => {
  await open(page);
  const result = await log(page, { "main.js": fails, "other.js": "export function fail(f) {\n  f();\n}" });
  const errors = result.events.filter(({ kind }) => kind === "error").map((event) => `${place(event)} ${String(event.args["text"])}`);
  expect(errors).toEqual([
    "main.js:20:7 Error: at the top",
    "main.js:3:8 TypeError: Cannot read properties of null (reading 'inTimer')",
    "main.js:6:9 Error: in microtask",
    "main.js:10:13 TypeError: Cannot read properties of undefined (reading 'inAsync')",
    "main.js:12:55 TypeError: in then",
    "main.js:13:37 Error: through a function of another file",
    "main.js:14:39 TypeError: Cannot read properties of undefined (reading 'z')",
    "main.js:15:79 RangeError: in a private method",
    "main.js:17:40 Error: in a listener",
    "main.js:18:30 Error: reported",
    "main.js:19:71 Error: in a generator",
  ]);
});

test("a script's own error has its place and ends the script only", async ({ page }) => {
  await open(page);
  const result = await log(page, { "main.js": "setTimeout(() => console.log('later'), 1);\nfunction f() {\n  g();\n}\nf();" });
  expect(place(only(result, "error"))).toBe("main.js:3:3");
  expect(chain(result, only(result, "error"))).toEqual(["error main.js:3", "throw main.js:2", "call main.js:2", "task"]);
  expect(result.console.map(({ text }) => text)).toEqual(["later"]);
});

test("TypeScript keeps its lines and columns", async ({ page }) => {
  await open(page);
  const main = "interface Shape { readonly sides: number }\nconst f = async (shape: Shape | null): Promise<number> => shape!.sides;\nf(null as unknown as Shape);";
  const result = await log(page, { "main.ts": main });
  expect(place(only(result, "error"))).toBe("main.ts:2:66");
});

const callbacks = (body: string): string => `package main

import "syscall/js"

func main() {
	js.Global().Set("callback", js.FuncOf(func(this js.Value, args []js.Value) any {
		${body}
		return nil
	}))
	select {}
}
`;

test("an exception passes from JavaScript through Go's callback to its true place", async ({ page }) => {
  await open(page);
  const main = "function thrower() {\n  throw new Error('from JavaScript');\n}\nsetTimeout(() => {\n  callback();\n}, 1);";
  const result = await log(page, { "main.go": callbacks(`js.Global().Call("thrower")`), "main.js": main });
  expect(result.end).toBe("panic");
  expect(place(only(result, "jscall"))).toBe("main.go:7:1");
  expect(only(result, "jsreturn").args).toMatchObject({ how: "threw" });
  expect(chain(result, only(result, "throw", ({ pos }) => pos?.line === 1)).slice(0, 4)).toEqual(["throw main.js:1", "call main.js:1", "jscall main.go:7", "gocall main.js:5"]);
});

test("a panic in Go's callback has its line", async ({ page }) => {
  await open(page);
  const result = await log(page, { "main.go": callbacks(`var m map[string]int; m["x"] = 1`), "main.js": "setTimeout(() => {\n  callback();\n}, 1);" });
  expect(result.end).toBe("panic");
  expect(place(only(result, "gopanic"))).toBe("main.go:7:1");
  expect(place(only(result, "gocall"))).toBe("main.js:2:3");
});

test("a rejection nobody handles, and one handled late, tell what they come from", async ({ page }) => {
  await open(page);
  const main = "const p = Promise.reject(new Error('early'));\nsetTimeout(() => {\n  p.catch(() => {});\n}, 5);\nasync function fails() {\n  await null;\n  throw 1;\n}\nsetTimeout(fails, 10);";
  const result = await log(page, { "main.js": main });
  const [first, second] = result.events.filter(({ kind }) => kind === "unhandled");
  expect(chain(result, first!).slice(0, 3)).toEqual(["unhandled", "reject", "task"]);
  expect(chain(result, only(result, "handled")).slice(0, 3)).toEqual(["handled", "then main.js:3", "call main.js:2"]);
  expect(only(result, "handled").origin).toBe(first!.seq);
  expect(chain(result, second!).slice(0, 3)).toEqual(["unhandled", "throw main.js:5", "resume main.js:6"]);
});

test("timers know who set them and who cleared them", async ({ page }) => {
  await open(page);
  const result = await log(page, { "main.js": "let left = 2;\nconst id = setInterval(function tick() {\n  if (--left === 0) clearInterval(id);\n}, 4);\nconst no = setTimeout(() => {}, 1);\nclearTimeout(no);" });
  const set = result.events.filter(({ kind }) => kind === "timerset");
  expect(set.map((event) => [place(event), event.args])).toEqual([["main.js:2:12", { api: "interval", id: 1, delay: 4e6 }], ["main.js:5:12", { api: "timeout", id: 2, delay: 1e6 }]]);
  const cleared = result.events.filter(({ kind }) => kind === "timerclear");
  expect(cleared.map((event) => [place(event), event.origin])).toEqual([["main.js:6:1", set[1]!.seq], ["main.js:3:21", set[0]!.seq]]);
  const fired = result.events.filter(({ kind, args }) => kind === "task" && args["source"] === "interval");
  expect(fired.map(({ origin }) => origin)).toEqual([set[0]!.seq, set[0]!.seq]);
});

test("counted calls and turns of loops cost what is said", async ({ page }) => {
  await open(page);
  const main = "function f(n) { return n }\nconst before = performance.now();\nfor (let i = 0; i < 1e6; i++) f(i);\nconsole.log(performance.now() - before);";
  const result = await log(page, { "main.js": main });
  expect(result.events.filter(({ kind }) => kind === "call")).toHaveLength(1000);
  expect(only(result, "calls").args).toEqual({ name: "f", count: 999_000 });
  // 1,000 calls recorded with their returns, a read of the clock; a million turns and 999,000 calls at 1 ns, charged in slices.
  expect(Number(result.console[0]!.text)).toBeCloseTo(2.001 + 1 + 0.999, 1);
});

test("functions show themselves as they were written, and nothing of the probes shows", async ({ page }) => {
  await open(page);
  const main = "async function* f(a, b = 2) { for await (const x of a) yield x }\nconsole.log(f.toString());\nconsole.log(Object.keys(globalThis).filter((key) => key.includes('$')).length, f.name, f.length);\ntry { null.x.y } catch (e) { console.log(e.stack) }";
  const { console: lines } = await log(page, { "main.js": main });
  expect(lines.map(({ text }) => text)).toEqual([
    "async function* f(a, b = 2) { for await (const x of a) yield x }", "0 f 1", "TypeError: Cannot read properties of null (reading 'x')\n    at main.js:4:12",
  ]);
});

for (const [name, text, line] of [["a loop", "const x = 1;\n\nfor (;;) ;", 3], ["calls without end", "\nfunction f(n) {\n  if (n > 0) {\n    f(n - 1);\n    f(n - 1);\n  }\n}\nf(60);", 2]] as const) {
  test(`${name}: it is said where the thread is held`, async ({ site, page }) => {
    await site.open();
    await site.write("main.js", text);
    await site.runButton.click();
    await expect(page.getByText(new RegExp(`main\\.js:${line}\\b`)).first()).toBeVisible();
    await site.runButton.click();
    await site.ended();
  });
}
