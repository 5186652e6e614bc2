// The page on a phone and on a tablet: one pane at a time, everything within reach of a thumb, the lines at the playhead, and touch.
import type { CDPSession, Page } from "@playwright/test";
import { expect, test } from "./page";

const PHONE = { width: 390, height: 844 };

/** Runs a lesson on the open page and waits for its end; a phone shows no status. */
async function runs(page: Page): Promise<void> {
  await page.locator(".runbutton").click();
  await expect(page.locator(".runbutton")).toHaveText(/^Stop/);
  await expect(page.locator(".runbutton")).toHaveText(/^Run/);
}

test.describe("a phone", () => {
  test.use({ viewport: PHONE, hasTouch: true });

  test("Run goes to the timeline, and the lines of both languages follow the scrubber", async ({ site, page }) => {
    await site.open("?lesson=callback");
    await expect(page.getByRole("tab", { name: "Code" })).toHaveAttribute("aria-selected", "true");
    await runs(page);
    await expect(page.getByRole("tab", { name: "Timeline" }).first()).toHaveAttribute("aria-selected", "true");
    const lines = page.getByRole("group", { name: "Lines at the playhead" });
    await expect(lines).toContainText("runs nothing now");
    const scrubber = page.getByRole("slider", { name: "Playhead" });
    await scrubber.fill("50060000");
    const there = await scrubber.getAttribute("aria-valuetext");
    expect(there).toMatch(/^50\.0\d ms$/);
    const callback = lines.getByRole("button", { name: "JavaScript is at main.js line 8: function do_something_cool(result) {" });
    // Step by step, each time until the lines had time to follow.
    await expect(async () => {
      if (!(await callback.isVisible())) await scrubber.press("ArrowRight");
      await expect(callback).toBeVisible({ timeout: 500 });
    }).toPass({ intervals: [0] });
    await callback.click();
    await expect(page.getByRole("tab", { name: "Code" })).toHaveAttribute("aria-selected", "true");
    await expect(site.editor("main.js")).toContainText("do_something_cool");
  });

  test("run, pause, step and speed are at the bottom, each 44 px high at least", async ({ site, page }) => {
    await site.open("?lesson=callback");
    const bar = page.getByRole("contentinfo");
    const controls = [bar.getByRole("button", { name: "Run" }), bar.getByRole("button", { name: "Play" }), bar.getByRole("button", { name: "Step" }), bar.getByRole("combobox", { name: "Speed" })];
    for (const control of [...controls, ...await page.getByRole("banner").getByRole("button").all(), ...await page.getByRole("navigation").getByRole("tab").all()]) {
      const box = await control.boundingBox();
      expect(box?.height, await control.innerText()).toBeGreaterThanOrEqual(44);
      expect(box?.width, await control.innerText()).toBeGreaterThanOrEqual(44);
    }
    await bar.getByRole("combobox", { name: "Speed" }).selectOption("max");
    await bar.getByRole("button", { name: "Step" }).click();
    await expect(page.locator(".sentence")).toHaveText(/^Paused between two tasks/);
    await bar.getByRole("button", { name: "Play" }).click();
    await expect(page.locator(".sentence")).toHaveText(/^Nothing is in flight/);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width);
    await page.getByRole("navigation").getByRole("tab", { name: "Console" }).click();
    await expect(site.lines.filter({ hasText: "cool: 42" })).toBeVisible();
    const tops = await page.locator("#pane-console .row:not(.more)").evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().top));
    expect(Math.min(...tops.slice(1).map((top, i) => top - (tops[i] ?? 0)))).toBeGreaterThanOrEqual(44);
    expect((await page.locator("#pane-console .place").first().boundingBox())?.height).toBeGreaterThanOrEqual(44);
  });

  test("what is selected is told below the timeline; clock and idle time are under More", async ({ site, page }) => {
    await site.open("?lesson=callback");
    await runs(page);
    await page.getByRole("application", { name: "Timeline of the run" }).focus();
    await page.keyboard.press("End");
    await page.keyboard.press("Enter");
    const why = page.getByRole("region", { name: "Why?" });
    await expect(why).toContainText(/selected at [\d.]+ ms/);
    await why.getByRole("button", { name: "Select nothing" }).click();
    await expect(why).not.toContainText("selected at");
    await expect(why.getByRole("list", { name: "What this run shows" })).toBeVisible();
    await page.getByRole("button", { name: "More" }).click();
    await page.getByRole("button", { name: "To scale" }).click();
    await expect(page.getByRole("button", { name: "To scale" })).toHaveAttribute("aria-pressed", "true");
    await page.getByRole("group", { name: "Clock" }).getByRole("button", { name: "Real" }).click();
    await expect(page.getByRole("contentinfo")).toContainText("Real clock");
  });

  test("a finger drags the timeline, two fingers zoom it", async ({ site, page }) => {
    await site.open("?lesson=workers");
    await page.getByRole("combobox", { name: "Speed" }).selectOption("max");
    await runs(page);
    const canvas = page.locator(".timelinecanvas");
    const box = await canvas.boundingBox();
    if (!box) throw new Error("there is no timeline");
    const touch = await page.context().newCDPSession(page);
    const [x, y] = [box.x + box.width / 2, box.y + 220];
    const fitted = await canvas.screenshot();
    await fingers(touch, [[x - 20, y], [x + 20, y]], [[x - 90, y], [x + 90, y]]);
    await expect(async () => expect((await canvas.screenshot()).equals(fitted)).toBe(false)).toPass();
    const zoomed = await canvas.screenshot();
    await fingers(touch, [[x, y]], [[x - 80, y]]);
    await expect(async () => expect((await canvas.screenshot()).equals(zoomed)).toBe(false)).toPass();
  });
});

/** Puts fingers down, moves them in ten steps and lifts them. */
async function fingers(touch: CDPSession, from: readonly [number, number][], to: readonly [number, number][]): Promise<void> {
  const at = (share: number): { x: number; y: number; id: number }[] =>
    from.map(([x, y], id) => ({ x: x + ((to[id]?.[0] ?? x) - x) * share, y: y + ((to[id]?.[1] ?? y) - y) * share, id }));
  await touch.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: at(0) });
  for (let step = 1; step <= 10; step++) await touch.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: at(step / 10) });
  await touch.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
}

test.describe("a tablet", () => {
  test.use({ viewport: { width: 1024, height: 768 } });

  test("below the editor stand the lines that the other language is at", async ({ site, page }) => {
    await site.open("?lesson=callback");
    await site.run();
    const peek = page.getByRole("region", { name: "JavaScript at the playhead" });
    await expect(peek).toContainText("runs nothing now");
    await page.getByRole("application", { name: "Timeline of the run" }).focus();
    await page.keyboard.press("End");
    for (let steps = 0; steps < 30 && !(await peek.getByRole("button").isVisible()); steps++) await page.keyboard.press("ArrowLeft");
    await expect(peek).toContainText("main.js, running now");
    await peek.getByRole("button").click();
    await expect(site.editor("main.js")).toContainText("do_something_cool");
    await expect(page.getByRole("region", { name: "Go at the playhead" })).toBeVisible();
  });
});

test("at no width anything stands beyond the window's edge, and the diagram is within reach", async ({ site, page }) => {
  await site.open("?lesson=callback");
  for (const width of [1440, 1200, 1024, 768, 390, 360]) {
    await page.setViewportSize({ width, height: 800 });
    if (width < 768) await page.getByRole("navigation").getByRole("tab", { name: "Timeline" }).click();
    const diagram = page.getByRole("tablist", { name: "Pictures of the run" }).getByRole("tab", { name: "Diagram" });
    await expect(diagram).toBeInViewport({ ratio: 1 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth), `at ${width} px`).toBe(width);
    expect(await page.locator(".topbar").evaluate((bar) => bar.scrollWidth - bar.clientWidth), `top bar at ${width} px`).toBe(0);
  }
});
