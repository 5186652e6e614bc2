// A whole session by keys alone: a lesson is picked, edited, run, scrubbed through, its cause found, and shared; at every step it is clear where the focus is, and axe finds nothing.
import AxeBuilder from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./page";

/** Tab is pressed at most so often on the way to something. */
const MOST_TABS = 40;

/** Whether an element has the focus, also inside a shadow root. */
function hasFocus(target: Locator): Promise<boolean> {
  return target.evaluate((element) => {
    const root = element.getRootNode();
    return (root instanceof ShadowRoot || root instanceof Document) && root.activeElement === element;
  });
}

/** Presses Tab (or Shift+Tab) until something has the focus; Escape before it where an editor would take it as text. */
async function tabTo(page: Page, target: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  for (let presses = 0; presses < MOST_TABS && !(await hasFocus(target)); presses++) {
    if (await page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.getAttribute("role") === "textbox")) await page.keyboard.press("Escape");
    await page.keyboard.press(key);
  }
  await expect(target).toBeFocused();
}

/** What axe finds on the page as it is now. */
async function clean(page: Page, what: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`), what).toEqual([]);
}

test("a lesson is picked, edited, run, scrubbed through, explained and shared", async ({ site, page, context }) => {
  test.setTimeout(240_000); // axe looks at the page ten times.
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await site.open();
  const button = (name: string | RegExp): Locator => page.getByRole("button", { name, exact: true });

  await test.step("pick a lesson", async () => {
    await tabTo(page, button("Choose a lesson"));
    await page.keyboard.press("Enter");
    const callback = button("A callback brings the result");
    await expect(callback).toBeVisible();
    await clean(page, "the menu of lessons");
    await tabTo(page, callback);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 2, name: "A callback brings the result" })).toBeVisible();
    await expect(callback).toBeHidden();
    await expect(button("Choose a lesson")).toBeFocused();
    await page.keyboard.press("m");
    await expect(page.locator(".speed output")).toHaveText("max");
  });

  await test.step("edit", async () => {
    const editor = site.editor("main.js");
    await tabTo(page, editor);
    await page.keyboard.press("Control+End");
    await page.keyboard.type("console.log('by hand');");
    await expect(editor).toContainText("console.log('by hand');");
    await expect(editor).toBeFocused();
    await clean(page, "an edited program");
  });

  await test.step("run", async () => {
    await page.keyboard.press("Control+Enter");
    await site.ended();
    await expect(site.lines).toHaveText(["asking", "asked, going on", "all done here", "by hand", "cool: 42"]);
    await expect(site.editor("main.js")).toBeFocused();
    await page.keyboard.type(" ");
    await expect(page.locator(".dimnote")).toBeVisible();
    await clean(page, "a run from before the last edit");
    await page.keyboard.press("Backspace");
    await expect(page.locator(".dimnote")).toBeHidden();
  });

  const timeline = page.getByRole("application", { name: "Timeline of the run" });
  const spoken = timeline.getByRole("status");
  const later = page.locator("#pane-console .row.later");
  await test.step("scrub", async () => {
    await tabTo(page, timeline);
    await expect(spoken).not.toBeEmpty();
    await expect(later).toHaveCount(0);
    await page.keyboard.press("Home");
    await expect(later).toHaveCount(5);
    for (let bursts = 0; bursts < 2; bursts++) await page.keyboard.press("Shift+ArrowRight");
    await expect(later).toHaveCount(1);
    await page.keyboard.press("Shift+ArrowLeft");
    await expect(later).toHaveCount(5);
    await page.keyboard.press("End");
    await expect(later).toHaveCount(0);
    await expect(timeline).toBeFocused();
  });

  const why = page.getByRole("region", { name: "Why?" });
  await test.step("find a cause", async () => {
    for (let presses = 0; presses < 3; presses++) await page.keyboard.press("ArrowDown");
    await expect(page.locator(".timelinecard")).toBeVisible();
    await clean(page, "the timeline with its card");
    await page.keyboard.press("Enter");
    await expect(why.getByRole("heading", { level: 3 })).toBeVisible();
    const selected = await why.getByRole("heading", { level: 3 }).innerText();
    await page.keyboard.press("[");
    await expect(why.getByRole("heading", { level: 3 })).not.toHaveText(selected);
    await page.keyboard.press("f");
    await page.keyboard.press("0");
    await expect(timeline).toBeFocused();
    await page.keyboard.press("y");
    await expect(why).toBeFocused();
    const steps = why.getByRole("list", { name: "What led to it" }).getByRole("button");
    await tabTo(page, steps.first());
    await page.keyboard.press("Enter");
    await expect(steps.first()).toHaveAttribute("aria-current", "step");
    await expect(steps.first()).toBeFocused();
    await clean(page, "Why");
  });

  await test.step("the same as a list and as a diagram", async () => {
    await tabTo(page, button("Read as list"), "Shift+Tab");
    await page.keyboard.press("Enter");
    await expect(button("As picture")).toBeFocused();
    await tabTo(page, page.getByRole("region", { name: "Events of the run" }));
    await clean(page, "the list");
    await tabTo(page, button("As picture"), "Shift+Tab");
    await page.keyboard.press("Enter");
    await tabTo(page, timeline);
    await page.keyboard.press("2");
    await expect(page.getByRole("region", { name: "Diagram", exact: true })).toBeFocused();
    await clean(page, "the diagram");
    await page.keyboard.press("1");
    await expect(page.getByRole("region", { name: "Timeline", exact: true })).toBeFocused();
  });

  await test.step("share", async () => {
    await tabTo(page, button("Share"), "Shift+Tab");
    await page.keyboard.press("Enter");
    const copy = button(/^Copy link to this moment/);
    await tabTo(page, copy);
    await clean(page, "the menu of what is shared");
    await page.keyboard.press("Enter");
    await expect(site.status).toHaveText(/copied/);
    await expect(button("Share")).toBeFocused();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    await page.goto("about:blank");
    await page.goto(link);
    await expect(site.editor("main.js")).toContainText("by hand");
  });
});
