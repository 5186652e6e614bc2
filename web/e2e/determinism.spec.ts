// The same program and seed give the same log, however the run is watched; and nothing that a program can see differs from run to run.
import { expect, test, type Page } from "@playwright/test";
import type { PlainOptions, PlainProgram } from "../src/app/api";
import type { Result } from "../src/app/result";
import { open, run } from "./interleave";

const main = `import { shown } from "./shown.js";
shown("start");
const { port1, port2 } = new MessageChannel();
port1.onmessage = ({ data }) => shown("message", data);
let turns = 0;
const id = setInterval(() => {
  port2.postMessage(turns);
  if (++turns === 5) clearInterval(id);
}, 3);
scheduler.postTask(() => shown("background"), { priority: "background" });
requestAnimationFrame((time) => shown("frame", time));
(async () => {
  for (const path of ["/json", "/delay/7", "/status/500"]) shown(path, (await fetch(path)).status, performance.now());
  await scheduler.yield();
  import("./late.js").then(({ late }) => shown("late", late, Math.random()));
  await fetch("/drop").catch((error) => shown(String(error)));
})();`;

const racy: PlainProgram = { files: {
  "main.mjs": main,
  "shown.js": "export const shown = (...values) => console.log(Date.now(), ...values);",
  "late.js": "export const late = import.meta.url;",
} };

const goroutines: PlainProgram = { files: { "main.go": `package main

import (
	"fmt"
	"math/rand"
	"time"
)

func main() {
	results := make(chan int)
	for i := range 4 {
		go func() {
			time.Sleep(time.Duration(rand.Intn(20)) * time.Millisecond)
			results <- i
		}()
	}
	for range 4 {
		fmt.Println(<-results, time.Now().UnixNano())
	}
}
` } };

/** Runs a program while something is done to the run from outside, again and again until it is over. */
function runDisturbed(page: Page, program: PlainProgram, how: "paused" | "stepped" | "speeds", options: PlainOptions = {}): Promise<Result> {
  return page.evaluate(async ([given, chosen, way]) => {
    const { interleave } = window;
    let over = false;
    const result = interleave.run(given, chosen).finally(() => { over = true; });
    const frame = (): Promise<number> => new Promise((next) => requestAnimationFrame(next));
    for (let i = 0; !over; i++) {
      await frame();
      if (way === "speeds") interleave.setSpeed(i % 3 === 0 ? 0.5 : i % 3 === 1 ? 3 : 20);
      else if (way === "stepped") interleave.step();
      else if (i % 4 === 0) interleave.pause();
      else if (i % 4 === 2) interleave.resume();
    }
    return await result;
  }, [program, options, how] as const);
}

for (const [name, program] of Object.entries({ racy, goroutines })) {
  test(`${name}: one log at any speed, paused, stepped, in the same page and in a fresh one`, async ({ page, context }) => {
    test.setTimeout(240_000);
    await open(page);
    const { events, end } = await run(page, program);
    expect(events.length).toBeGreaterThan(50);
    for (let again = 0; again < 5; again++) expect((await run(page, program)).events).toEqual(events);
    expect((await run(page, program, { speed: 1 })).events).toEqual(events);
    expect((await runDisturbed(page, program, "speeds", { speed: 2 })).events).toEqual(events);
    expect((await runDisturbed(page, program, "paused", { speed: 0.5 })).events).toEqual(events);
    const stepped = await runDisturbed(page, program, "stepped", { speed: 0.001 });
    expect([stepped.end, stepped.events]).toEqual([end, events]);
    const fresh = await context.newPage();
    await open(fresh);
    expect((await run(fresh, program)).events).toEqual(events);
  });
}

test("different seeds give more than one order", async ({ page }) => {
  test.setTimeout(180_000);
  await open(page);
  const orders = new Set<string>();
  for (let seed = 1; seed <= 100; seed++) {
    const { console } = await run(page, { files: { "main.js": `for (const path of ["a", "b", "c"]) fetch("/echo?" + path).then(() => console.log(path));` } }, { seed });
    orders.add(console.map(({ text }) => text).join());
  }
  expect(orders.size).toBeGreaterThan(3);
});

test("a paused run stands still, its real clock too", async ({ page }) => {
  await open(page);
  const { at, wentOn } = await page.evaluate(async () => {
    const { interleave } = window;
    const code = "const began = performance.now(); let n = 0; const id = setInterval(() => { if (++n === 40) { clearInterval(id); console.log(performance.now() - began); } }, 10);";
    const result = interleave.run({ files: { "main.js": code } }, { clock: "real" });
    // Paused at the first frame that finds it started, and for many more.
    for (let frames = 0; frames < 180; frames++) {
      await new Promise((drawn) => requestAnimationFrame(drawn));
      interleave.pause();
    }
    const resumed = performance.now();
    interleave.resume();
    const at = Number((await result).console[0]?.text);
    return { at, wentOn: performance.now() - resumed };
  });
  expect(at).toBeGreaterThan(390);
  // What it counts is what passed after it went on, and the little before the first frame; not the frames it stood still.
  expect(at).toBeLessThan(wentOn + 1000);
});

test("nothing that a program sees tells one run from another", async ({ page }) => {
  await open(page);
  const { console } = await run(page, { files: {
    "main.mjs": `import * as other from "./other.js";
console.log(import.meta.url, other.url, new Error("here").stack);
console.log(typeof SharedArrayBuffer, typeof Atomics.wait, typeof Atomics.waitAsync, typeof WebAssembly.compile, typeof WebAssembly.instantiate, typeof URL.createObjectURL);
console.log(performance.timeOrigin, JSON.stringify(performance), typeof performance.mark, typeof performance.getEntries, typeof crypto.subtle);
const kept = new WeakRef({}); new FinalizationRegistry(() => console.log("never")).register({}, 1);
let junk = []; for (let i = 0; i < 200; i++) junk = [junk, new Array(1e4).fill(i)];
setTimeout(() => console.log(kept.deref() !== undefined), 50);
console.log(new Date(0).toString(), (1e6).toLocaleString(), Intl.DateTimeFormat().resolvedOptions().timeZone, Intl.NumberFormat().resolvedOptions().locale);
console.log(new Intl.Collator().resolvedOptions().locale, ["b", "a"].sort(new Intl.Collator().compare).join(), Temporal.Now.timeZoneId());
try { structuredClone((await fetch("/json")).body, { transfer: [(await fetch("/json")).body] }); } catch (error) { console.log(error.name); }`,
    "other.js": "export const url = import.meta.url;",
  } });
  const text = console.map((line) => line.text);
  expect(text).toEqual([
    "http://world.test/main.mjs http://world.test/other.js Error: here\n    at main.mjs:2:41",
    "undefined undefined undefined undefined undefined undefined",
    '1767225600000 {"timeOrigin":1767225600000} undefined undefined undefined',
    "Thu Jan 01 1970 00:00:00 GMT+0000 (Coordinated Universal Time) 1,000,000 UTC en-US",
    "en-US a,b UTC", "true", "DataCloneError",
  ]);
});
