// What recording costs: kernels in a plain worker of the browser, and the same in the sandbox with every probe on.
import { expect, test, type Page } from "@playwright/test";
import { open } from "../e2e/interleave";
import { InterleavePage } from "../e2e/page";
import { flood, KERNELS, PING_PONG, timed } from "./kernels";
import { report } from "./report";
import { buildStockGo, runStockGo } from "./stockgo";

const ROUNDS = 5;

/** A recorded run: ms of its kernel, and its events. */
interface Recorded {
  readonly ms: number;
  readonly events: number;
}

/** The best of some runs without us and of as many recorded ones, in turns: other programs take the processor from both alike. */
async function compare(without: () => Promise<number>, recorded: () => Promise<Recorded>): Promise<Recorded & { plain: number }> {
  let best = { ms: Infinity, events: 0, plain: Infinity };
  for (let i = 0; i < ROUNDS; i++) {
    const plain = Math.min(best.plain, await without());
    const run = await recorded();
    best = { ...(run.ms < best.ms ? run : best), plain };
  }
  return best;
}

/** One run in a plain worker, in ms. */
function plain(page: Page, text: string): Promise<number> {
  return page.evaluate((code) => new Promise<number>((resolve) => {
    const worker = new Worker(URL.createObjectURL(new Blob([`console.log = (value) => postMessage(value);${code}`], { type: "text/javascript" })));
    worker.onmessage = ({ data }: MessageEvent<number>) => {
      worker.terminate();
      resolve(data);
    };
  }), text);
}

/** One recorded run on the real clock. */
async function recorded(page: Page, files: Record<string, string>, wanted: string): Promise<Recorded> {
  // The log stays in the page: only what is asked of it crosses.
  const { end, ...run } = await page.evaluate(async (files) => {
    const { console, events, end } = await window.interleave.run({ files }, { clock: "real", maxEvents: 3_000_000, timeout: 120_000 });
    return { ms: Number(console[0]?.text), events: events.length, end };
  }, files);
  expect(end).toBe(wanted);
  return run;
}

/** The line of the table for a kernel that was run three times. */
function reportRatio(what: string, limit: number | null, { ms, events, plain }: Recorded & { plain: number }): void {
  report({ what, value: ms / plain, unit: "×", limit, note: `${plain.toFixed(1)} → ${ms.toFixed(1)} ms, ${Math.round(events / 3)} events` });
}

for (const [name, { most, text }] of Object.entries(KERNELS)) {
  test(`what recording JavaScript costs: ${name}`, async ({ page, browser }) => {
    const bare = await browser.newPage();
    await open(page);
    const program = timed(text, 3);
    reportRatio(`recorded ÷ plain: ${name}`, most, await compare(() => plain(bare, program), () => recorded(page, { "main.js": program }, "quiet")));
    await bare.close();
  });
}

test("what recording Go costs: ping-pong over a channel", async ({ page, browser }) => {
  const bare = await browser.newPage();
  const stock = buildStockGo(PING_PONG);
  await open(page);
  const both = await compare(async () => Number(await runStockGo(bare, stock)), () => recorded(page, { "main.go": PING_PONG }, "exited"));
  reportRatio("recorded ÷ stock Go: ping-pong over a channel", 2.5, both);
  await bare.close();
});

test("events into the log", async ({ page }) => {
  await open(page);
  let least = Infinity;
  let note = "";
  for (let i = 0; i < ROUNDS; i++) {
    // Once: a second time in the same task would only be counted.
    const { ms, events } = await recorded(page, { "main.js": timed(flood(), 1) }, "quiet");
    const each = (300_000 * ms) / events;
    if (each < least) [least, note] = [each, `${events} in ${ms.toFixed(0)} ms: ${Math.round(events / ms)} thousand a second`];
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
