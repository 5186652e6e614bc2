// Draws the README's pictures from the real page, at the sizes of the design, all of one run: make screenshots.
import { join } from "node:path";
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "@playwright/test";
import { InterleavePage } from "../e2e/page";
import { whose } from "./whose";

/** Runs the program of the pictures and selects the line that the callback printed. */
async function runAndSelect(page: Page): Promise<void> {
  const site = new InterleavePage(page);
  await site.open();
  await page.evaluate((program) => window.interleave.open(program), whose);
  await site.start();
  await site.ended();
  // Once more, as built already: how long the machine at hand compiles is no part of the picture.
  await site.run();
  await expect(site.lines.filter({ hasText: "inline:" })).toHaveCount(1);
  await site.lines.filter({ hasText: "cool:" }).click();
  const close = page.getByRole("button", { name: "Close" });
  if (await close.isVisible()) await close.click();
}

/** Keeps a picture of the page, or of a part of it, at a size. */
async function keep(page: Page, size: { width: number; height: number }, name: string, part: Locator | Page = page): Promise<void> {
  await page.setViewportSize(size);
  await page.mouse.move(1, 1);
  await page.evaluate(() => new Promise((shown) => requestAnimationFrame(() => requestAnimationFrame(shown))));
  await part.screenshot({ path: join(import.meta.dirname, `${name}.png`), animations: "disabled" });
}

test("the pictures", async ({ page }) => {
  test.setTimeout(600_000);
  await runAndSelect(page);
  await keep(page, { width: 1440, height: 900 }, "main-light");
  await page.emulateMedia({ colorScheme: "dark" });
  await keep(page, { width: 1440, height: 900 }, "main-dark");
  await page.emulateMedia({ colorScheme: "light" });
  await keep(page, { width: 1024, height: 768 }, "tablet");
  await page.setViewportSize({ width: 1916, height: 1240 });
  await page.getByRole("button", { name: "Nearer" }).click();
  await keep(page, { width: 1916, height: 1240 }, "timeline-detail", page.locator("#pane-timeline"));
  await page.getByRole("button", { name: "Fit" }).click();
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole("tab", { name: "Timeline" }).click();
  await keep(page, { width: 390, height: 844 }, "phone");
});

test("the diagram", async ({ page }) => {
  await new InterleavePage(page).open("?lesson=result-undefined");
  await page.getByRole("tab", { name: "Diagram" }).click();
  await expect(page.locator(".outcome")).toHaveCount(3);
  await keep(page, { width: 1440, height: 900 }, "diagram");
});
