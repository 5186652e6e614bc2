// What recording costs: kernels in a plain worker of the browser, and the same in the sandbox with every probe on.
import { expect, test, type Page } from "@playwright/test";
import { open } from "../e2e/interleave";
import { InterleavePage } from "../e2e/page";
import { flood, KERNELS, PING_PONG, timed } from "./kernels";
import { report } from "./report";
import { buildStockGo, runStockGo } from "./stockgo";
import { median } from "./table";

const ROUNDS = 7;

/** What a run's kernel took, in ms: at its first call, and at its best. */
interface Times {
  readonly first: number;
  readonly best: number;
}

/** A recorded run. */
interface Recorded extends Times {
  readonly events: number;
}

/** A run without us and a recorded one right after it. */
interface Pair {
  readonly plain: Times;
  readonly recorded: Recorded;
}

/**
 * Runs without us and as many recorded ones, in turns: other programs take the processor from both alike. Each run is a new worker,
 * and within a few calls the engine compiles a kernel as well as it will. When that happens is its own affair, so a run counts by
 * its best call, and of all pairs the middle one counts: the best of all would be the luckiest of each side.
 */
async function compare(without: () => Promise<Times>, recorded: () => Promise<Recorded>): Promise<Pair[]> {
  const pairs: Pair[] = [];
  for (let i = 0; i < ROUNDS; i++) pairs.push({ plain: await without(), recorded: await recorded() });
  return pairs;
}

/** What a timed program printed. */
function timesIn(line: string): Times {
  const [first, best] = line.split(" ").map(Number);
  if (first === undefined || best === undefined) throw new Error(`no times: ${line}`);
  return { first, best };
}

/** One run in a plain worker. */
async function plain(page: Page, text: string): Promise<Times> {
  const line = await page.evaluate((code) => new Promise<string>((resolve) => {
    const worker = new Worker(URL.createObjectURL(new Blob([`console.log = (value) => postMessage(value);${code}`], { type: "text/javascript" })));
    worker.onmessage = ({ data }: MessageEvent<string>) => {
      worker.terminate();
      resolve(data);
    };
  }), text);
  return timesIn(line);
}

/** One recorded run on the real clock. */
async function recorded(page: Page, files: Record<string, string>, wanted: string): Promise<Recorded> {
  // The log stays in the page: only what is asked of it crosses.
  const { end, line, events } = await page.evaluate(async (files) => {
    const { console, events, end } = await window.interleave.run({ files }, { clock: "real", maxEvents: 3_000_000, timeout: 120_000 });
    return { line: console[0]?.text ?? "", events: events.length, end };
  }, files);
  expect(end).toBe(wanted);
  return { ...timesIn(line), events };
}

/** The line of the table for a kernel. */
function reportRatio(what: string, limit: number | null, pairs: readonly Pair[]): void {
  const ratios = pairs.map((pair) => pair.recorded.best / pair.plain.best);
  const ms = (of: (pair: Pair) => number): string => median(pairs.map(of)).toFixed(1);
  const note = [
    `${ms(({ plain }) => plain.best)} → ${ms(({ recorded }) => recorded.best)} ms`,
    `pairs ${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}`,
    `first call ${ms(({ plain }) => plain.first)} → ${ms(({ recorded }) => recorded.first)} ms`,
    `${pairs[0]?.recorded.events} events`,
  ];
  report({ what, value: median(ratios), unit: "×", limit, note: note.join(", ") });
}

for (const [name, { most, calls, text }] of Object.entries(KERNELS)) {
  test(`what recording JavaScript costs: ${name}`, async ({ page, browser }) => {
    const bare = await browser.newPage();
    await open(page);
    const program = timed(text, calls);
    reportRatio(`recorded ÷ plain: ${name}`, most, await compare(() => plain(bare, program), () => recorded(page, { "main.js": program }, "quiet")));
    await bare.close();
  });
}

test("what recording Go costs: ping-pong over a channel", async ({ page, browser }) => {
  const bare = await browser.newPage();
  const stock = buildStockGo(PING_PONG);
  await open(page);
  const pairs = await compare(async () => timesIn(await runStockGo(bare, stock)), () => recorded(page, { "main.go": PING_PONG }, "exited"));
  reportRatio("recorded ÷ stock Go: ping-pong over a channel", 2.5, pairs);
  await bare.close();
});

test("events into the log", async ({ page }) => {
  await open(page);
  let least = Infinity;
  let note = "";
  for (let i = 0; i < 5; i++) {
    // Once: a second time in the same task would only be counted.
    const { best, events } = await recorded(page, { "main.js": timed(flood(), 1) }, "quiet");
    const each = (300_000 * best) / events;
    if (each < least) [least, note] = [each, `${events} in ${best.toFixed(0)} ms: ${Math.round(events / best)} thousand a second`];
  }
  report({ what: "time for 300,000 events into the log", value: least, unit: "ms", limit: 1000, note });
});

/** What the page's thread holds in MB after a collection: objects, and the memory of buffers. */
async function held(page: Page): Promise<{ objects: number; buffers: number }> {
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize, backingStorageSize } = await session.send("Runtime.getHeapUsage");
  await session.detach();
  return { objects: usedSize / 2 ** 20, buffers: backingStorageSize / 2 ** 20 };
}

test("a million events in the page", async ({ page }) => {
  const site = new InterleavePage(page);
  await site.open();
  const before = await held(page);
  await page.evaluate((text) => window.interleave.open({ files: { "main.js": text } }), `${flood()}\nsetInterval(kernel);`);
  await site.start();
  await expect(site.status).toHaveText("Limit reached", { timeout: 300_000 });
  await page.waitForFunction(() => Number(document.querySelector<HTMLCanvasElement>(".timelinecanvas")?.dataset["events"]) >= 1_000_000);
  const after = await held(page);
  report({ what: "a million events in the page", value: after.buffers - before.buffers, unit: "MB", limit: 64, note: `buffers of the log and of the timeline; objects ${(after.objects - before.objects).toFixed(1)} MB more` });
});
