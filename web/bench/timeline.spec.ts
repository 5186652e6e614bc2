// The timeline with a million events: what each frame costs the page's thread while they come, and while a reader pans and zooms.
import { expect, test, type Page } from "@playwright/test";
import { InterleavePage } from "../e2e/page";
import { report } from "./report";
import { median } from "./table";

declare global {
  interface Window {
    /** Real ms of the page's thread for each frame, and whether frames are still noted. */
    frameCosts?: { costs: number[]; on: boolean };
  }
}

/** Calls, promises, microtasks and timers until the log is full. */
const flood = `
function inner(n) { return n + 1; }
function tick() {
  inner(1);
  Promise.resolve(1).then(inner);
  setTimeout(tick, 0);
}
tick();
`;

/** A task every 4 ms of virtual time, with so many calls that at 1× about 100,000 events come in a second. */
const steady = `
function inner(n) { return n + 1; }
setInterval(() => {
  for (let i = 0; i < 195; i++) inner(i);
  Promise.resolve(1).then(inner);
}, 4);
`;

/** Notes what each frame costs: from its begin to the end of what it made the page do. */
function noteFrames(): void {
  const noted = { costs: new Array<number>(), on: true };
  window.frameCosts = noted;
  const channel = new MessageChannel();
  let start = 0;
  channel.port1.onmessage = () => {
    noted.costs.push(performance.now() - start);
    if (noted.on) requestAnimationFrame(begin);
  };
  const begin = (): void => {
    start = performance.now();
    channel.port2.postMessage(null);
  };
  requestAnimationFrame(begin);
}

async function framesDuring(page: Page, act: () => Promise<void>): Promise<number[]> {
  await page.evaluate(noteFrames);
  await act();
  return page.evaluate(() => {
    const noted = window.frameCosts;
    if (!noted) throw new Error("no frames were noted");
    noted.on = false;
    return noted.costs;
  });
}

function share(values: readonly number[], part: number): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length * part)] ?? Number.NaN;
}

/** Turns the wheel over the lanes, a notch a frame. */
async function wheel(page: Page, notches: number, dx: number, dy: number): Promise<void> {
  for (let i = 0; i < notches; i++) {
    await page.mouse.wheel(dx, dy);
    await page.evaluate(() => new Promise((shown) => requestAnimationFrame(shown)));
  }
}

/** Runs a program in the page at a speed, with its frames noted, until `until` says so. */
async function running(page: Page, text: string, speed: number | "max", until: (site: InterleavePage) => Promise<void>): Promise<number[]> {
  const site = new InterleavePage(page);
  await page.evaluate((source) => window.interleave.open({ files: { "main.js": source } }), text);
  return framesDuring(page, async () => {
    await site.start();
    await expect(site.status).toHaveText("Running");
    await page.evaluate((chosen) => window.interleave.setSpeed(chosen), speed);
    await until(site);
  });
}

/** How many events the picture shows. */
function shownEvents(page: Page): Promise<number> {
  return page.evaluate(() => Number(document.querySelector<HTMLCanvasElement>(".timelinecanvas")?.dataset["events"] ?? 0));
}

/** Real ms until the picture shows a million events. */
async function wholePicture(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const start = performance.now();
    const shown = (): number => Number(document.querySelector<HTMLCanvasElement>(".timelinecanvas")?.dataset["events"] ?? 0);
    while (shown() < 1_000_000) await new Promise((frame) => requestAnimationFrame(frame));
    return performance.now() - start;
  });
}

test("events that come at a steady rate", async ({ page }) => {
  await new InterleavePage(page).open();
  let rate = 0;
  const costs = await running(page, steady, 1, async (site) => {
    await expect.poll(() => shownEvents(page)).toBeGreaterThan(20_000);
    const [before, start] = [await shownEvents(page), performance.now()];
    await expect.poll(() => shownEvents(page), { timeout: 60_000 }).toBeGreaterThan(before + 600_000);
    rate = ((await shownEvents(page)) - before) / (performance.now() - start);
    await site.runButton.click();
    await expect(site.status).toHaveText("Stopped");
  });
  report({ what: "timeline: frames while events come steadily (95 %)", value: share(costs, 0.95), unit: "ms", limit: 33, note: `${Math.round(rate)},000 events a second, ${costs.length} frames, median ${median(costs).toFixed(1)}` });
});

test("a million events", async ({ page }) => {
  await new InterleavePage(page).open();
  const growing = await running(page, flood, "max", (site) => expect(site.status).toHaveText("Limit reached", { timeout: 300_000 }));
  report({ what: "timeline: frames while events come as fast as they can (95 %)", value: share(growing, 0.95), unit: "ms", limit: 33, note: `${growing.length} frames, median ${median(growing).toFixed(1)}` });
  report({ what: "timeline: from the run's end to the whole picture", value: await wholePicture(page), unit: "ms", limit: 2000 });
  await page.getByRole("button", { name: "Read as list" }).click();
  await page.getByRole("button", { name: "As picture" }).click();
  report({ what: "timeline: from the list back to the picture of a million events", value: await wholePicture(page), unit: "ms", limit: 2000 });
  const box = await page.locator(".timelinecanvas").boundingBox();
  await page.mouse.move((box?.x ?? 0) + 500, (box?.y ?? 0) + 250);
  for (const [what, held, dx, dy] of [["zooming in", true, 0, -120], ["panning near", false, 60, 0], ["zooming out", true, 0, 120], ["panning far", false, 60, 0]] as const) {
    const costs = await framesDuring(page, async () => {
      if (held) await page.keyboard.down("Control");
      await wheel(page, 60, dx, dy);
      if (held) await page.keyboard.up("Control");
    });
    report({ what: `timeline: a frame while ${what} (95 %)`, value: share(costs, 0.95), unit: "ms", limit: 16, note: `median ${median(costs).toFixed(1)}` });
  }
  const made = performance.now();
  const saving = await framesDuring(page, async () => {
    const saved = page.waitForEvent("download", { timeout: 300_000 });
    await page.getByRole("button", { name: "Save a picture or the log" }).click();
    await page.getByRole("button", { name: /^Log for ui\.perfetto\.dev/ }).click();
    await saved;
  });
  report({ what: "timeline: the longest frame while a trace of a million events is made", value: Math.max(...saving), unit: "ms", limit: 50, note: `${((performance.now() - made) / 1000).toFixed(1)} s, ${saving.length} frames` });
});
