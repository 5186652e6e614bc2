// Time in the reader's hands: pause, step and restart by button and key, the speed kept in real time, playing a recorded run again.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { exampleFolder } from "./interleave";
import { expect, test, type InterleavePage } from "./page";

const control = (page: Page, name: string) => page.getByRole("group", { name: "The run", exact: true }).getByRole("button", { name, exact: true });

/** Prints at 0, 500, 1000 and 1500 ms of virtual time. */
const halfSeconds = "let n = 0;\nconst tell = () => { console.log(`line ${n}`); if (++n < 4) setTimeout(tell, 500); };\ntell();\n";

/** Opens a program of one JavaScript file at 1×. */
async function openCode(site: InterleavePage, code: string): Promise<void> {
  await site.open();
  await site.page.evaluate((text) => window.interleave.open({ files: { "main.js": text } }), code);
  await expect(site.editor("main.js")).toContainText("console.log");
  // Right after a program came from elsewhere Run does nothing: wait until it does.
  await expect(async () => {
    await site.runButton.click();
    await expect(site.runButton).toHaveText(/^Stop/, { timeout: 500 });
  }).toPass();
}

/** Waits until the console has so many lines; the page's own clock then, in ms. */
function seen(page: Page, lines: number): Promise<number> {
  return page.evaluate((count) => new Promise<number>((found) => {
    const look = (): void => {
      if (document.querySelectorAll("#pane-console .row").length >= count) found(performance.now());
      else requestAnimationFrame(look);
    };
    look();
  }), lines);
}

/** Lets so many ms pass on the page. */
function passing(page: Page, ms: number): Promise<void> {
  return page.evaluate((long) => new Promise<void>((over) => {
    const began = performance.now();
    const look = (): void => { if (performance.now() - began >= long) over(); else requestAnimationFrame(look); };
    look();
  }), ms);
}

/** A line may be seen so much later than it was printed, in ms. */
const LATE = 200;
/** A busy machine may take so much longer, in ms. */
const BUSY = 6000;

test("at 1× three waits of 500 ms take a second and a half, as the page sees them", async ({ site, page }) => {
  await openCode(site, halfSeconds);
  const began = await seen(page, 1);
  const took = await seen(page, 4) - began;
  expect(took).toBeGreaterThan(1500 - LATE);
  expect(took).toBeLessThan(1500 + BUSY);
});

test("at 0.5× they take twice as long, and a pause holds them", async ({ site, page }) => {
  await openCode(site, halfSeconds);
  await page.getByRole("slider", { name: "Speed" }).fill("5");
  const began = await seen(page, 1);
  await control(page, "Pause").click();
  await expect(site.status).toHaveText("Paused");
  const standing = await site.lines.count();
  await passing(page, 1500);
  await expect(site.lines).toHaveCount(standing);
  await control(page, "Play").click();
  const took = await seen(page, 4) - began;
  expect(took).toBeGreaterThan(2 * 1500 + 1500 - LATE - 500);
  expect(took).toBeLessThan(2 * 1500 + 1500 + BUSY);
});

test("Step starts a run that is paused before its first task, and does one task each time", async ({ site, page }) => {
  await site.open("?lesson=callback");
  await control(page, "Step").click();
  await expect(site.status).toHaveText("Paused");
  await expect(site.sentence).toHaveText("Paused between two tasks. Step runs the next one, Play goes on.");
  await expect(page.locator(".timelinecanvas")).toHaveAttribute("data-events", "1");
  await expect(site.lines).toHaveCount(0);
  await page.keyboard.press("s");
  await expect(site.status).toHaveText(/^Stepped to 0\.0\d+ ms$/);
  await expect(page.locator(".page > [aria-live]")).toHaveText(/^Stepped to 0\.0\d+ ms$/);
  await expect(site.lines).toHaveCount(0);
  await page.keyboard.press("s");
  await expect(site.lines).toHaveText(["asking", "asked, going on", "all done here"]);
  await page.keyboard.press("Space");
  await site.ended();
  await expect(site.lines.last()).toHaveText("cool: 42");
});

test("Shift+S shows one event more, and runs a task when there is none", async ({ site, page }) => {
  await site.open("?lesson=callback");
  await page.keyboard.press("Shift+S");
  const chip = page.locator(".timelinecanvas");
  await expect(chip).toHaveAttribute("data-events", "1");
  await page.keyboard.press("Shift+S");
  await expect(site.status).toHaveText(/^Stepped/);
  // The whole first task, as the golden log has it.
  const log = readFileSync(join(exampleFolder("callback"), "events.txt"), "utf8");
  const recorded = String(Number(/^(\d+) \d+ js task source=script/m.exec(log)?.[1]) - 1);
  await expect(chip).toHaveAttribute("data-events", recorded);
  await page.keyboard.press("Shift+S");
  await page.keyboard.press("Shift+S");
  await expect(page.getByRole("application").getByRole("status")).not.toBeEmpty();
  await expect(chip).toHaveAttribute("data-events", recorded);
  await page.keyboard.press("Control+.");
  await expect(site.status).toHaveText("Stopped");
});

test("Restart begins again whatever goes on, and the run is the same", async ({ site, page }) => {
  await site.open("?lesson=workers");
  await site.run();
  const lines = await site.lines.allInnerTexts();
  await control(page, "Restart").click();
  await expect(site.status).toHaveText("Running");
  await page.keyboard.press("Space");
  await expect(site.status).toHaveText("Paused");
  await page.keyboard.press("r");
  await expect(site.status).not.toHaveText("Paused");
  await site.ended();
  expect(await site.lines.allInnerTexts()).toEqual(lines);
});

test("Space plays a recorded run again without running it, and pauses it", async ({ site, page }) => {
  await site.open("?lesson=callback");
  await site.run();
  const later = page.locator("#pane-console .row.later");
  await expect(later).toHaveCount(0);
  await page.keyboard.press("z"); // To scale: what waits is waited for.
  await page.keyboard.press("Space");
  await expect(later.first()).toBeVisible();
  await page.keyboard.press("Space");
  await expect(control(page, "Play")).toBeVisible();
  await expect(later.first()).toBeVisible();
  await expect(site.runButton).toHaveText(/^Run/);
  await page.keyboard.press("Space");
  await expect(control(page, "Play")).toBeVisible();
  await expect(later).toHaveCount(0);
});

test("Space on a button reached by keyboard presses that button", async ({ site, page }) => {
  await site.open("?lesson=callback");
  for (let presses = 0; presses < 15 && !(await site.runButton.evaluate((button) => button === document.activeElement)); presses++) await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await site.ended();
  await expect(site.lines.last()).toHaveText("cool: 42");
});

test("M goes to the highest speed and back", async ({ site, page }) => {
  await site.open("?lesson=callback");
  const speed = page.getByRole("slider", { name: "Speed" });
  const own = await speed.inputValue();
  await page.keyboard.press("m");
  await expect(page.locator(".speed output")).toHaveText("max");
  await page.keyboard.press("m");
  await expect(speed).toHaveValue(own);
});

test("a lesson opens at its own speed, and its run can be watched", async ({ site, page }) => {
  await site.open("?lesson=callback");
  await expect(page.locator(".speed output")).toHaveText("0.02×");
  await site.runButton.click();
  const began = await seen(page, 1);
  expect(await seen(page, 4) - began).toBeGreaterThan(2500 - LATE);
  await page.getByRole("button", { name: "Choose a lesson" }).click();
  await page.getByRole("button", { name: "Workers, a channel and a callback" }).click();
  await expect(page.locator(".speed output")).toHaveText("0.005×");
});

test("a link's own speed wins, even where its program is the reader's draft", async ({ site, page }) => {
  await site.open("?lesson=callback");
  await site.write("main.js", "console.log('mine');");
  await page.keyboard.press("ControlOrMeta+s");
  await expect(site.status).toHaveText(/address bar/);
  const link = page.url();
  expect(link).toContain(";speed=0.02");
  await page.goto("about:blank");
  await page.goto(link.replace(";speed=0.02", ";speed=0.5"));
  await expect(site.editor("main.js")).toContainText("mine");
  await expect(page.locator(".speed output")).toHaveText("0.5×");
});

test("single letters can be switched off, and stay off", async ({ site, page }) => {
  await site.open("?lesson=callback");
  await page.keyboard.press("?");
  await page.getByRole("switch").uncheck();
  await page.getByRole("button", { name: "Close" }).click();
  await page.keyboard.press("m");
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.locator(".speed output")).not.toHaveText("max");
  await page.reload();
  await expect(site.editor("main.js")).toBeVisible();
  await page.keyboard.press("m");
  await expect(page.locator(".speed output")).not.toHaveText("max");
  await page.keyboard.press("Control+Enter");
  await site.ended();
});

test("a speed chosen while the program is built is the run's speed", async ({ site, page }) => {
  let letGo: () => void = () => {};
  const held = new Promise<void>((resolve) => { letGo = resolve; });
  await page.route(/lessons\/bin\//, async (route) => {
    await held;
    await route.continue();
  });
  await site.open("?lesson=callback");
  await site.write("main.js", "setTimeout(() => console.log('late'), 100_000);\n");
  await site.runButton.click();
  await expect(site.status).toHaveText("Starting…");
  await page.keyboard.press("m");
  await expect(page.locator(".speed output")).toHaveText("max");
  letGo();
  await site.ended();
  await expect(site.lines).toHaveText(["late"]);
});
