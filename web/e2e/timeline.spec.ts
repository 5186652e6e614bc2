// The timeline as its reader uses it: the keyboard steps and selects, the list tells the same, the card says why.
import { expect, test } from "./page";

test("a run is read by keyboard alone", async ({ site, page }) => {
  await site.open("?lesson=callback");
  await site.run();
  const timeline = page.getByRole("application", { name: "Timeline of the run" });
  const spoken = timeline.getByRole("status");
  await timeline.focus();
  await page.keyboard.press("Home");
  await expect(spoken).not.toBeEmpty();
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowDown");
  await expect(spoken).toHaveText(/ to .* [µm]s/);
  await page.keyboard.press("Enter");
  const selected = await spoken.textContent();
  await page.keyboard.press("[");
  await expect(spoken).not.toHaveText(selected ?? "");
  await page.keyboard.press("f");
  await page.keyboard.press("0");
});

test("the list holds every event of the run", async ({ site, page }) => {
  await site.open("?lesson=callback");
  await site.run();
  await page.getByRole("button", { name: "Read as list" }).click();
  const rows = page.getByRole("region", { name: "Events of the run" }).locator("tbody tr");
  await expect(rows.last()).toContainText("the run is over");
  await expect(rows.filter({ hasText: "cool: 42" })).toHaveCount(1);
  const born = rows.nth(4);
  await born.locator(".choose").focus();
  await page.keyboard.press("Enter");
  await expect(born).toHaveAttribute("aria-current", "true");
});

test("the card says what lies under the pointer", async ({ site, page }) => {
  await site.open("?lesson=callback");
  await site.run();
  const canvas = page.locator(".timelinecanvas");
  const box = await canvas.boundingBox();
  if (!box) throw new Error("there is no timeline");
  await page.mouse.move(box.x + 300, box.y + 105);
  await page.mouse.move(box.x + 302, box.y + 105);
  await expect(page.locator(".timelinecard")).toContainText("Go holds the thread");
});

test("a click on a mark selects it and takes the playhead there; one beside it selects nothing and leaves the playhead", async ({ site, page }) => {
  await site.open("?lesson=callback");
  await page.keyboard.press("m");
  await site.run();
  const box = await page.locator(".timelinecanvas").boundingBox();
  if (!box) throw new Error("there is no timeline");
  const head = page.locator(".momenttime");
  const ended = await head.textContent();
  await page.mouse.click(box.x + 300, box.y + 105);
  const why = page.getByRole("region", { name: "Why?" });
  await expect(why.getByRole("heading", { level: 3 })).toContainText("Go holds the thread");
  await expect(head).not.toHaveText(ended ?? "");
  await expect(page.locator("#pane-console .row.later")).toHaveCount(4);
  const there = await head.textContent();
  await page.mouse.click(box.x + box.width - 4, box.y + box.height - 4);
  await expect(why.getByRole("heading", { level: 3 })).toHaveCount(0);
  await expect(head).toHaveText(there ?? "");
});
