// How soon a pause is one: real ms from pause() on the page to the last thing that the program did.
import { expect, test, type Page, type Worker } from "@playwright/test";
import { open } from "../e2e/interleave";
import { report } from "./report";

/** Tasks without end: each of 200 timers sets itself again. */
const STORM = `
function again() { stamp(); setTimeout(again, 0); }
for (let i = 0; i < 200; i++) again();
`;

/** Go: 100 trips of a value between two goroutines in each task, without end. */
const PING_PONG = `package main

import (
	"syscall/js"
	"time"
)

func main() {
	there, back := make(chan int), make(chan int)
	go func() {
		for v := range there {
			back <- v
		}
	}()
	for i := 0; ; i++ {
		there <- i
		<-back
		if i%100 == 0 {
			time.Sleep(time.Millisecond)
		}
		js.Global().Call("stamp")
	}
}
`;

const PAUSES = 8;
const LIMIT_MS = 20;
/** A run goes on so long before it is paused, in real ms, and stands so long before it is looked at. */
const RUNS_MS = 120;
const STANDS_MS = 300;

/** Gives the run workers that are ready a function with which a program notes the machine's own time, in ms since 1970. */
async function giveStamps(page: Page): Promise<Worker[]> {
  const ready = (): Worker[] => page.workers().filter((worker) => worker.url().startsWith("blob:"));
  await expect.poll(() => ready().length).toBeGreaterThan(0);
  const workers = ready();
  for (const worker of workers) {
    // Before it is ready it still removes whatever it does not know.
    await expect.poll(() => worker.evaluate(() => "XMLHttpRequest" in self)).toBe(false);
    await worker.evaluate(() => {
      const now = performance.now.bind(performance);
      const { timeOrigin } = performance;
      Object.assign(self, { lastStamp: 0, stamp: () => { Object.assign(self, { lastStamp: timeOrigin + now() }); } });
    });
  }
  return workers;
}

/** The latest time noted by any program. */
async function lastStamp(workers: readonly Worker[]): Promise<number> {
  return Math.max(...await Promise.all(workers.map((worker) => worker.evaluate(() => Number(Reflect.get(self, "lastStamp"))))));
}

/** Lets a run go on for a while and pauses it; the time of the pause, in ms since 1970. */
function pauseOnce(page: Page): Promise<number> {
  return page.evaluate(async ([runs, stands]) => {
    window.interleave.resume();
    await new Promise((passed) => setTimeout(passed, runs));
    const asked = performance.timeOrigin + performance.now();
    window.interleave.pause();
    await new Promise((passed) => setTimeout(passed, stands));
    return asked;
  }, [RUNS_MS, STANDS_MS]);
}

/** Pauses a program without end some times and tells the longest time until it stood. */
async function reportPauses(page: Page, what: string, files: Record<string, string>): Promise<void> {
  await open(page);
  const workers = await giveStamps(page);
  const running = page.evaluate((given) => window.interleave.run({ files: given }, { maxEvents: 1e8, timeout: 300_000 }).then(({ end }) => end), files);
  await expect.poll(() => lastStamp(workers)).toBeGreaterThan(0);
  const taken: number[] = [];
  for (let i = 0; i < PAUSES; i++) {
    const asked = await pauseOnce(page);
    const last = await lastStamp(workers);
    expect(last).toBeGreaterThan(asked - RUNS_MS);
    taken.push(Math.max(0, last - asked));
  }
  await page.evaluate(() => window.interleave.stop());
  expect(await running).toBe("stopped");
  report({ what: `from a pause to the last event of ${what}, the longest`, value: Math.max(...taken), unit: "ms", limit: LIMIT_MS, note: taken.map((ms) => ms.toFixed(1)).join(" ") });
}

test("a pause of a storm of timers", ({ page }) => reportPauses(page, "a storm of timers", { "main.js": STORM }));
test("a pause of a ping-pong in Go", ({ page }) => reportPauses(page, "a ping-pong in Go", { "main.go": PING_PONG }));
