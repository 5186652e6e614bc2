// A first visit, with one question: why is result undefined? It is answered within four clicks and without scrolling, on a desk, a tablet and a phone.
import { expect, test, type InterleavePage } from "./page";
import type { Page } from "@playwright/test";

/** From this width on the whole bar stands at the top, with the status in it. */
const MEDIUM = 768;
/** From this width on Why stands beside the console; below it is a tab. */
const WIDE = 1200;

/** What the reader clicks on: the list of lessons, the one whose title is the question, Run, and where Why is a tab, that. */
async function ask(page: Page, site: InterleavePage, width: number): Promise<void> {
  await page.locator(".lessonbutton").click();
  await page.locator(".menuitem", { hasText: "undefined" }).click();
  await expect(page.locator(".lessontitle").first()).toContainText("undefined");
  if (width < MEDIUM) {
    // A phone has no room for the status: there Run leads to the timeline.
    await expect(async () => {
      await site.runButton.click();
      await expect(page.locator("#pane-timeline")).toBeVisible({ timeout: 1000 });
    }).toPass();
    return site.ended();
  }
  await site.start();
  await site.ended();
  if (width < WIDE) await page.getByRole("tab", { name: "Why? findings: 1" }).click();
}

for (const [name, viewport] of [["a desk", { width: 1440, height: 900 }], ["a tablet", { width: 1024, height: 768 }], ["a phone", { width: 390, height: 844 }]] as const) {
  test(`on ${name}`, async ({ page, site }, info) => {
    await page.setViewportSize(viewport);
    await site.open();
    await ask(page, site, viewport.width);
    const told = page.locator(".toldbutton", { hasText: "Why is result undefined?" });
    await expect(told).toContainText("returned at 0.060 ms with undefined, while g8, which it had started, was still at work. It was done at 50.07 ms, 50.01 ms too late for do_something_cool");
    await expect(told).toBeInViewport({ ratio: 1 });
    await page.screenshot({ path: info.outputPath(`undefined-${viewport.width}.png`) });
  });
}
