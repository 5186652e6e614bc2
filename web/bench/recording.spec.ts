// What recording costs: kernels in a plain worker of the browser, and the same in the sandbox with every probe on.
import { expect, test, type Page } from "@playwright/test";
import { open } from "../e2e/interleave";
import { InterleavePage } from "../e2e/page";
import { flood, KERNELS, PING_PONG, timed } from "./kernels";
import { report } from "./report";
import { buildStockGo, runStockGo } from "./stockgo";

const ROUNDS = 5;

/** The best of some runs, in ms. */
async function best(run: () => Promise<number>): Promise<number> {
  let ms = Infinity;
  for (let i = 0; i < ROUNDS; i++) ms = Math.min(ms, await run());
  return ms;
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

/** The best of some recorded runs on the real clock, in ms, and how many events one has. */
async function recorded(page: Page, files: Record<string, string>, end: string): Promise<{ ms: number; events: number }> {
  let ms = Infinity;
  let events = 0;
  for (let i = 0; i < ROUNDS; i++) {
    // The log stays in the page: only what is asked of it crosses.
    const result = await page.evaluate(async (files) => {
      const { console, events, end } = await window.interleave.run({ files }, { clock: "real", maxEvents: 3_000_000, timeout: 120_000 });
      return { ms: Number(console[0]?.text), events: events.length, end };
    }, files);
    expect(result.end).toBe(end);
    if (result.ms < ms) ({ ms, events } = result);
  }
  return { ms, events };
}

for (const [name, { most, text }] of Object.entries(KERNELS)) {
  test(`what recording JavaScript costs: ${name}`, async ({ page, browser }) => {
    const bare = await browser.newPage();
    await open(page);
    const without = await best(() => plain(bare, timed(text)));
    const { ms, events } = await recorded(page, { "main.js": timed(text) }, "quiet");
    report({ what: `recorded ÷ plain: ${name}`, value: ms / without, unit: "×", limit: most, note: `${without.toFixed(1)} → ${ms.toFixed(1)} ms, ${Math.round(events / 3 / ms)} events/ms` });
    await bare.close();
  });
}

test("what recording Go costs: ping-pong over a channel", async ({ page, browser }) => {
  const bare = await browser.newPage();
  const stock = buildStockGo(PING_PONG);
  await open(page);
  const without = await best(async () => Number(await runStockGo(bare, stock)));
  const { ms, events } = await recorded(page, { "main.go": PING_PONG }, "exited");
  report({ what: "recorded ÷ stock Go: ping-pong over a channel", value: ms / without, unit: "×", limit: 2.5, note: `${without.toFixed(1)} → ${ms.toFixed(1)} ms, ${Math.round(events / 3 / ms)} events/ms` });
  await bare.close();
});

test("events into the log", async ({ page }) => {
  await open(page);
  const { ms, events } = await recorded(page, { "main.js": timed(flood()) }, "quiet");
  report({ what: "time for 300,000 events into the log", value: (300_000 * ms * 3) / events, unit: "ms", limit: 1000, note: `${Math.round(events / 3 / ms)} events/ms` });
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
  await site.runButton.click();
  await expect(site.status).toHaveText("Limit reached", { timeout: 300_000 });
  await page.waitForFunction(() => Number(document.querySelector<HTMLCanvasElement>(".timelinecanvas")?.dataset["events"]) >= 1_000_000);
  const after = await held(page);
  report({ what: "a million events in the page", value: after.buffers - before.buffers, unit: "MB", limit: 64, note: `buffers of the log and of the timeline; objects ${(after.objects - before.objects).toFixed(1)} MB more` });
});
