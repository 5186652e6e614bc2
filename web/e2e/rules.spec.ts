// The rules of the virtual clock, of flow control and of the budgets, as a whole page keeps them.
import { expect, test, type Page } from "@playwright/test";
import type { PlainOptions, PlainProgram } from "../src/app/api";
import type { Result } from "../src/app/result";
import { open, run } from "./interleave";

/** Runs a program while the page's own thread is busy nearly all the time, so that it pulls late and little. */
function runBehind(page: Page, program: PlainProgram, options: PlainOptions = {}): Promise<Result> {
  return page.evaluate(async ([given, chosen]) => {
    let over = false;
    const result = window.interleave.run(given, chosen).finally(() => { over = true; });
    while (!over) {
      const until = performance.now() + 60;
      while (performance.now() < until);
      await new Promise((next) => setTimeout(next, 0));
    }
    return await result;
  }, [program, options] as const);
}

/** One program for all that is asked of Go, as linking takes the longest. */
const goProgram = `package main

import (
	"fmt"
	"strings"
	"syscall/js"
	"time"
)

func reads() time.Duration {
	start := time.Now()
	for range 7 {
		time.Now()
	}
	return time.Since(start)
}

func spins() time.Duration {
	start := time.Now()
	for time.Since(start) < 20*time.Millisecond {
	}
	return time.Since(start).Round(time.Millisecond)
}

func main() {
	fmt.Println(reads())
	fmt.Println(spins())
	fmt.Println(time.Now().Format(time.RFC1123))
	js.Global().Set("flood", js.FuncOf(func(js.Value, []js.Value) any {
		for i := range 6000 {
			fmt.Println(i, strings.Repeat("y", 400))
		}
		return nil
	}))
	select {}
}
`;

const clocks = `const a = performance.now(); const b = performance.now(); const c = Date.now(); const d = performance.now();
console.log(((b - a) * 1000).toFixed(), ((d - b) * 1000).toFixed());
while (performance.now() - d < 20); const date = Date.now(); while (Date.now() < date + 3);
console.log("waited", Math.round(performance.now() - d));
setTimeout(() => {}, 3); function f() {} f();`;

test.describe("elsewhere in the world", () => {
  test.use({ timezoneId: "Asia/Tokyo", locale: "de-DE" });

  test("events and reads of a clock cost 1 µs, waiting by looking at it ends, and Go's time zone is the run's own", async ({ page }) => {
    test.setTimeout(240_000);
    await open(page);
    const { events, console, end } = await run(page, { files: { "main.go": goProgram, "main.js": clocks } });
    // Go reads two clocks for a time that is both wall and monotonic, and one for what has passed since. It names its zone so where its offset is 0.
    expect([end, ...console.map(({ text }) => text)]).toEqual(["quiet", "15µs", "20ms", "Thu, 01 Jan 2026 00:00:00 UTC+0", "1 2", "waited 23"]);
    expect(events.filter(({ at }, i) => i > 0 && at - events[i - 1]!.at < 1000)).toEqual([]);
  });
});

test("what the browser does in its own time holds the virtual clock", async ({ page }) => {
  await open(page);
  const other = `export const list = [${"0, ".repeat(20_000)}];`;
  const program = { files: { "main.mjs": `const times = [];
const timer = setInterval(() => times.push("tick"), 1);
for (const wait of [() => import("./other.js"), async () => (await fetch("/data.json")).text(), async () => (await fetch("/data.json")).arrayBuffer(),
  async () => (await fetch("/data.json")).json(), async () => new Response("x".repeat(1e6)).text(), async () => (await fetch("/data.json")).clone().blob?.()]) {
  const begin = performance.now();
  await wait();
  times.push(performance.now() - begin);
}
clearInterval(timer);
console.log(JSON.stringify(times));`, "other.js": other, "data.json": JSON.stringify("y".repeat(100_000)) } };
  const { events, end } = await run(page, program);
  expect(end).toBe("quiet");
  for (let again = 0; again < 3; again++) expect((await runBehind(page, program)).events).toEqual(events);
});

test("a page that is behind changes nothing in the log, neither between tasks nor within one", async ({ page }) => {
  test.setTimeout(240_000);
  await open(page);
  const chatty: PlainProgram = { files: {
    "main.js": "let n = 0; const id = setInterval(() => { for (let i = 0; i < 150; i++) console.log(n, 'x'.repeat(400), performance.now()); if (++n === 40) clearInterval(id) }, 1);",
  } };
  const oneTask: PlainProgram = { files: { "main.go": goProgram, "main.js": "flood();" } };
  for (const program of [chatty, oneTask]) {
    const { events, end, console } = await run(page, program);
    expect(console.length).toBeGreaterThanOrEqual(6000);
    const behind = await runBehind(page, program);
    expect([behind.end, behind.events.length]).toEqual([end, events.length]);
    expect(JSON.stringify(behind.events) === JSON.stringify(events)).toBe(true);
  }
});

test("a budget cuts at the same event every time, with one event that says so", async ({ page }) => {
  await open(page);
  const program: PlainProgram = { files: { "main.js": "let n = 0; setInterval(() => { console.log(++n); Promise.resolve().then(() => n) }, 5);" } };
  for (const options of [{ maxEvents: 500 }, { maxVirtualMs: 333 }]) {
    const first = await run(page, program, options);
    expect(first.end).toBe("limit");
    const kinds = first.events.map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === "truncated")).toHaveLength("maxEvents" in options ? 1 : 0);
    if ("maxEvents" in options) expect(first.events.slice(-2).map(({ kind, args }) => [kind, args["events"]])).toEqual([["truncated", 500], ["end", undefined]]);
    for (const other of [{ speed: 50 }, {}]) expect((await run(page, program, { ...options, ...other })).events).toEqual(first.events);
    expect((await runBehind(page, program, options)).events).toEqual(first.events);
  }
});

test("past the first 1,000 of a function in one task calls are one counted record; the next task begins anew", async ({ page }) => {
  await open(page);
  const { events } = await run(page, { files: { "main.js": "function f() {}\nconst g = () => f();\nfunction many(n) { for (let i = 0; i < n; i++) f(); }\nmany(1500);\nfor (let i = 0; i < 1000; i++) g();\nsetTimeout(() => many(1001), 1);\nsetTimeout(() => many(1000), 2);" } });
  const tasks = events.filter(({ kind }) => kind === "task").map(({ seq }) => seq);
  const taskOf = (seq: number): number => tasks.filter((first) => first < seq).length;
  const calls = (name: string): number[] => [1, 2, 3].map((task) => events.filter((e) => e.kind === "call" && e.args["name"] === name && taskOf(e.seq) === task).length);
  expect([calls("f"), calls("g"), calls("many")]).toEqual([[1000, 1000, 1000], [1000, 0, 0], [1, 1, 1]]);
  expect(events.filter(({ kind }) => kind === "calls").map(({ seq, args }) => [taskOf(seq), args["name"], args["count"]])).toEqual([[1, "f", 1500], [2, "f", 1]]);
  const returns = new Set(events.filter(({ kind }) => kind === "return").map(({ origin }) => origin));
  expect(events.filter(({ kind, seq }) => kind === "call" && !returns.has(seq))).toEqual([]);
});
