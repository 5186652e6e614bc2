// What begins in a JavaScript timer and passes through Go into JavaScript again is one chain of causes.
import { expect, test } from "@playwright/test";
import type { ResultEvent } from "../src/app/result";
import { open, run } from "./interleave";

const go = `package main

import "syscall/js"

func main() {
	wake := make(chan string)
	js.Global().Set("start", js.FuncOf(func(_ js.Value, args []js.Value) any {
		go func() { wake <- args[0].String() }()
		return nil
	}))
	js.Global().Call("answer", <-wake+"!")
	select {}
}
`;
const js = `function answer(text) {
  queueMicrotask(() => console.log(text));
}
setTimeout(() => start("hello"), 20);
`;

/** The event and what has caused it, back to the first. */
function chain(events: readonly ResultEvent[], last: ResultEvent | undefined): ResultEvent[] {
  const found: ResultEvent[] = [];
  for (let event = last; event !== undefined; event = events[event.cause - 1]) found.unshift(event);
  return found;
}

/** An event as lane, kind and line. */
function told(event: ResultEvent): string {
  return `${event.lane} ${event.kind}${event.pos === null ? "" : ` ${event.pos.file}:${event.pos.line}`}`;
}

test("a timer calls Go, which wakes a goroutine, which calls JavaScript: one unbroken chain", async ({ page }) => {
  await open(page);
  const { events, end } = await run(page, { files: { "main.go": go, "main.js": js } });
  expect(end).toBe("quiet");
  const printed = events.find((event) => event.kind === "console");
  const lanes = chain(events, printed).map(told).join("\n");
  expect(lanes).toMatch(new RegExp([
    "js timerset main\\.js:4", "js task", "js call main\\.js:4", "js gocall.*", "g\\d+ gonew main\\.go:8", "g\\d+ gorun", "g\\d+ chansend main\\.go:8",
    "g1 gowake main\\.go:8", "g1 gorun", "g1 jscall main\\.go:11", "js call main\\.js:1", "js queue main\\.js:2", "js microtask.*", "js call main\\.js:2", "js console main\\.js:2$",
  ].join("\n(?:.*\n)*?")));
});

test("every cause and origin is an earlier event, and goroutines run, wait and wake in turn", async ({ page }) => {
  await open(page);
  const { events } = await run(page, { files: { "main.go": go, "main.js": js } });
  const state = new Map<string, string>();
  const after: Record<string, string[]> = {
    gorun: ["gonew", "gowake", "goyield"], gowait: ["gorun", "gonew"], gowake: ["gowait"], goyield: ["gorun"], goend: ["gorun"],
  };
  for (const event of events) {
    expect(event.cause, told(event)).toBeLessThan(event.seq);
    expect(event.origin, told(event)).toBeLessThan(event.seq);
    const before = after[event.kind];
    if (before !== undefined) expect(before, `${event.seq} ${told(event)}`).toContain(state.get(event.lane));
    if (before !== undefined || event.kind === "gonew") state.set(event.lane, event.kind);
  }
});
