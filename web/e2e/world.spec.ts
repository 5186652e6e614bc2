// The simulated world as programs of both languages see it, and the names that a program finds on its global object.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, type Page } from "@playwright/test";
import type { Result, ResultEvent } from "../src/app/result";
import { kept, ours } from "../src/sandbox/prelude/decisions";
import { removed } from "../src/sandbox/prelude/removed";
import { open, output, run, runLarge } from "./interleave";

const worldly = join(import.meta.dirname, "world");

function program(name: string): string {
  return readFileSync(join(worldly, name), "utf8");
}

async function lines(page: Page, code: string, files: Record<string, string> = {}): Promise<string[]> {
  const result = await run(page, { files: { "main.js": code, ...files } });
  return result.console.map(({ text }) => text);
}

function of(result: Result, kind: string): ResultEvent[] {
  return result.events.filter((event) => event.kind === kind);
}

/** All names on the global object of a plain worker of a page at that address. */
async function plainNames(page: Page, address: string): Promise<string[]> {
  await page.route(address, (route) => route.fulfill({ contentType: "text/html", body: "" }));
  await page.goto(address);
  return page.evaluate(() => {
    const code = `const all = new Set(); for (let o = self; o !== EventTarget.prototype; o = Object.getPrototypeOf(o)) for (const k of Reflect.ownKeys(o)) all.add(k);
      postMessage([...all].filter((k) => typeof k === "string"))`;
    return new Promise<string[]>((resolve) => {
      new Worker(URL.createObjectURL(new Blob([code]))).onmessage = (event) => resolve(event.data as string[]);
    });
  });
}

test("every global of this browser's workers is decided about", async ({ page }) => {
  const decided = new Set([...kept, ...ours, ...Object.values(removed).flat()]);
  for (const address of ["http://localhost:1/", "http://plain.test/"]) {
    expect((await plainNames(page, address)).filter((name) => !decided.has(name))).toEqual([]);
  }
});

test("programs find the names that stay and no other", async ({ page }) => {
  await open(page);
  const found = await lines(page, `const all = []; for (let o = globalThis; o !== Object.prototype; o = Object.getPrototypeOf(o)) for (const k of Reflect.ownKeys(o)) if (typeof k === "string" && k[0] !== "$" && globalThis[k] !== undefined && typeof globalThis[k] !== "number") all.push(k);
    console.log(all.join(" "))`);
  const stays = new Set([...kept, ...ours]);
  expect(found[0]!.split(" ").filter((name) => !stays.has(name))).toEqual([]);
  const missing = [...ours].filter((name) => !name.startsWith("on") && !found[0]!.split(" ").includes(name));
  expect(missing).toEqual([]);
});

test("tasks of every kind run in Chromium's order", async ({ page }) => {
  await open(page);
  expect((await lines(page, program("order.js"))).join("\n")).toBe(program("order.txt").trimEnd());
});

test("fetch reaches the simulated world and nothing else", async ({ page }) => {
  await open(page);
  const result = await run(page, { files: { "main.js": program("fetch.js"), "data.csv": "a,b\n1,2\n" } });
  expect(result.console.map(({ text }) => text).join("\n")).toBe(program("fetch.txt").trimEnd());
  const requests = of(result, "request");
  const responses = of(result, "response");
  expect(responses.map(({ origin }) => origin).sort()).toEqual(requests.map(({ seq }) => seq).sort());
  const first = requests[0]!;
  expect([first.pos?.line, first.args["method"], first.args["url"]]).toEqual([3, "GET", "/json"]);
  const task = result.events.find(({ kind, origin }) => kind === "task" && origin === first.seq)!;
  expect([task.cause, task.args["source"], responses[0]!.cause]).toEqual([first.seq, "response", task.seq]);
});

test("Go's HTTP client reaches the same world", async ({ page }) => {
  test.setTimeout(180_000);
  await open(page);
  const files = { "main.go": program("http.go"), "data.csv": "a,b\n1,2\n" };
  const result = await runLarge(page, { files });
  expect(output(result, "stdout")).toBe(program("http.txt"));
  expect(result.end).toBe("exited");
  expect(of(result, "request").every(({ lane }) => lane === "g1")).toBe(true);
  expect(of(result, "response").map(({ args }) => args["outcome"])).toEqual(["answered", "answered", "failed", "aborted", "answered"]);
});

test("what is posted, set and cleared is in the log, each task with its registration", async ({ page }) => {
  await open(page);
  const result = await run(page, { files: { "main.js": `const { port1, port2 } = new MessageChannel(); port1.onmessage = () => {}; port2.postMessage(1);
scheduler.postTask(() => {}); scheduler.postTask(() => {}, { delay: 5 }); scheduler.yield();
AbortSignal.timeout(3); cancelAnimationFrame(requestAnimationFrame(() => {})); requestAnimationFrame(() => {});
clearTimeout(setTimeout(() => {}, 9));` } });
  expect(of(result, "post").map(({ args, pos }) => [args["api"], pos?.line])).toEqual([["message", 1], ["posttask", 2], ["yield", 2]]);
  expect(of(result, "timerset").map(({ args, pos }) => [args["api"], pos?.line])).toEqual([["posttask", 2], ["signal", 3], ["frame", 3], ["frame", 3], ["timeout", 4]]);
  expect(of(result, "timerclear").map(({ pos }) => pos?.line)).toEqual([3, 4]);
  const registered = new Set(["post", "timerset"].flatMap((kind) => of(result, kind).map(({ seq }) => seq)));
  const tasks = of(result, "task").filter(({ args }) => args["source"] !== "script");
  expect(tasks.map(({ args }) => args["source"])).toEqual(["posttask", "message", "posttask", "signal", "posttask", "frame"]);
  expect(tasks.every(({ origin, cause }) => registered.has(origin) && cause === origin)).toBe(true);
});
