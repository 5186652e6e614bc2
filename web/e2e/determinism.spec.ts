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

/** Cheap programs: few tasks, as one task is stepped per frame. */
const cheap: Readonly<Record<string, PlainProgram>> = {
  "both languages": { files: {
    "main.go": `package main

import (
	"fmt"
	"math/rand"
	"syscall/js"
	"time"
)

func main() {
	words := make(chan string)
	js.Global().Set("say", js.FuncOf(func(_ js.Value, args []js.Value) any {
		go func() {
			time.Sleep(time.Duration(rand.Intn(9)) * time.Millisecond)
			words <- args[0].String()
		}()
		return nil
	}))
	for word := range words {
		fmt.Println(word, time.Now().UnixNano(), rand.Int())
		js.Global().Call("heard", word)
	}
}
`,
    "main.js": `const heard = (word) => Promise.resolve(word).then((w) => console.log(w, Date.now(), Math.random()));
setTimeout(() => say("a"), 2);
queueMicrotask(() => say("b"));`,
  } },
  "fetch": { files: { "main.js": `(async () => {
  const all = await Promise.all(["/json", "/delay/5", "/echo?x", "/data.txt"].map((path) => fetch(path)));
  for (const response of all) console.log(response.status, performance.now(), (await response.text()).length);
  await fetch("/drop").catch((error) => console.log(String(error)));
})();`, "data.txt": "text" } },
  "random": { files: { "main.js": `const bytes = crypto.getRandomValues(new Uint8Array(9));
console.log(Math.random(), bytes, crypto.randomUUID());
setTimeout(() => console.log(Math.random(), new Date()), Math.random() * 20);
scheduler.postTask(() => console.log(performance.now()));` } },
};

/** How many runs and seeds are compared: few in make test, 50 and 100 in make fuzz. */
const RUNS = Number(process.env["RUNS"] ?? 15);
const SEEDS = Number(process.env["SEEDS"] ?? 30);

/** Ways to watch a run that must not show in its log; each run takes the next. */
const WAYS = ["fast", "paced", "paused", "stepped", "speeds"] as const;

/** Runs a program so many times, each in the next way; the hashes of the logs, one for each that differs. */
function hashes(page: Page, program: PlainProgram, times: number): Promise<string[]> {
  return page.evaluate(async ([given, count, ways]) => {
    const { interleave } = window;
    const frame = (): Promise<number> => new Promise((next) => requestAnimationFrame(next));
    const found = new Set<string>();
    for (let i = 0; i < count; i++) {
      const way = ways[i % ways.length]!;
      let over = false;
      const speed = way === "paced" ? 2 : way === "paused" ? 0.5 : way === "stepped" ? 0.001 : way === "speeds" ? 1 : "max";
      const result = interleave.run(given, { speed }).finally(() => { over = true; });
      for (let turn = 0; !over && way !== "fast" && way !== "paced"; turn++) {
        await frame();
        if (way === "stepped") interleave.step();
        else if (way === "speeds") interleave.setSpeed(turn % 2 === 0 ? 0.5 : 9);
        else if (turn === 2) interleave.pause();
        else if (turn === 4) interleave.resume();
      }
      const bytes = new TextEncoder().encode(JSON.stringify((await result).events));
      found.add([...new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))].join());
    }
    return [...found];
  }, [program, times, WAYS] as const);
}

for (const [name, program] of Object.entries(cheap)) {
  test(`${name}: ${RUNS} runs in several pages, fast, paced, paused, stepped and at changing speeds leave one log`, async ({ page, context }) => {
    test.setTimeout(300_000);
    await open(page);
    const found = new Set(await hashes(page, program, RUNS - 3 * Math.floor(RUNS / 5)));
    for (let fresh = 0; fresh < 3; fresh++) {
      const other = await context.newPage();
      await open(other);
      for (const hash of await hashes(other, program, Math.floor(RUNS / 5))) found.add(hash);
      await other.close();
    }
    expect([...found]).toHaveLength(1);
  });
}

test(`${SEEDS} seeds of a race between the languages show more than one order`, async ({ page }) => {
  test.setTimeout(300_000);
  await open(page);
  const race: PlainProgram = { files: {
    "main.go": "package main\n\nimport (\n\t\"fmt\"\n\t\"math/rand\"\n\t\"time\"\n)\n\nfunc main() {\n\ttime.Sleep(time.Duration(rand.Intn(60)) * time.Millisecond)\n\tfmt.Println(\"go\")\n}\n",
    "main.js": 'for (const path of ["a", "b"]) fetch("/echo?" + path).then(() => console.log(path));',
  } };
  const orders = new Map<string, number>();
  for (let seed = 1; seed <= SEEDS; seed++) {
    const { console } = await run(page, race, { seed });
    const order = console.map(({ text }) => text).join();
    orders.set(order, (orders.get(order) ?? 0) + 1);
  }
  for (const order of orders.keys()) expect(order.split(",").sort()).toEqual(["a", "b", "go"]);
  // Go comes first in some, last in others, and the requests overtake each other.
  expect([...orders.keys()].some((order) => order.startsWith("go"))).toBe(true);
  expect([...orders.keys()].some((order) => order.endsWith("go"))).toBe(true);
  expect(orders.size).toBeGreaterThanOrEqual(3);
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
