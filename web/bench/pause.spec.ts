// How soon a pause is one: whether a program still does anything later than a time after pause() on the page.
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

const PAUSES = 24;
const LIMIT_MS = 20;
/** A run goes on so long before it is paused, in real ms, and stands so long before it is looked at. */
const RUNS_MS = 120;
const STANDS_MS = 300;

/** Gives the run workers that are ready a function that counts: they have no clock left but the run's own. */
async function giveCounters(page: Page): Promise<Worker[]> {
  const ready = (): Worker[] => page.workers().filter((worker) => worker.url().startsWith("blob:"));
  await expect.poll(() => ready().length).toBeGreaterThan(0);
  const workers = ready();
  for (const worker of workers) {
    // Before it is ready it still removes whatever it does not know.
    await expect.poll(() => worker.evaluate(() => "XMLHttpRequest" in self)).toBe(false);
    await worker.evaluate(() => {
      let count = 0;
      Object.assign(self, { stamp: () => { count++; }, stamped: () => count });
    });
  }
  return workers;
}

/** How often programs have called stamp. Asking holds a worker up, so nobody asks while the time runs. */
async function countOf(workers: readonly Worker[]): Promise<number> {
  const counts = await Promise.all(workers.map((worker) => worker.evaluate(() => Number(Reflect.apply(Reflect.get(self, "stamped"), undefined, [])))));
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Lets a run go on for a while and pauses it; whether it does something later than the limit after that. */
async function isLate(page: Page, workers: readonly Worker[]): Promise<boolean> {
  const before = await countOf(workers);
  await page.evaluate(async ([runs, limit]) => {
    window.interleave.resume();
    await new Promise((passed) => setTimeout(passed, runs));
    window.interleave.pause();
    await new Promise((passed) => setTimeout(passed, limit));
  }, [RUNS_MS, LIMIT_MS]);
  const paused = await countOf(workers);
  await page.evaluate((stands) => new Promise((passed) => setTimeout(passed, stands)), STANDS_MS);
  expect(paused).toBeGreaterThan(before);
  return (await countOf(workers)) > paused;
}

/** Pauses a program without end some times and tells how many of the pauses came too late. */
async function reportPauses(page: Page, what: string, files: Record<string, string>): Promise<void> {
  await open(page);
  const workers = await giveCounters(page);
  const running = page.evaluate((given) => window.interleave.run({ files: given }, { maxEvents: 1e8, timeout: 300_000 }).then(({ end }) => end), files);
  await expect.poll(() => countOf(workers)).toBeGreaterThan(0);
  let late = 0;
  for (let i = 0; i < PAUSES; i++) if (await isLate(page, workers)) late++;
  await page.evaluate(() => window.interleave.stop());
  expect(await running).toBe("stopped");
  report({ what: `pauses of ${what} that took over ${LIMIT_MS} ms`, value: late, unit: "pauses", limit: 0, note: `of ${PAUSES}` });
}

test("a pause of a storm of timers", ({ page }) => reportPauses(page, "a storm of timers", { "main.js": STORM }));
test("a pause of a ping-pong in Go", ({ page }) => reportPauses(page, "a ping-pong in Go", { "main.go": PING_PONG }));
