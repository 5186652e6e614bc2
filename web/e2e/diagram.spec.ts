// The diagram as its reader uses it: every example as one, lessons side by side from their own runs, by key, as a table, for axe.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "@playwright/test";
import { exampleIds, showLesson } from "./interleave";
import { expect, test } from "./page";

test("every example's run is drawn as a diagram", async ({ site, page }) => {
  test.setTimeout(240_000);
  await site.open();
  for (const id of exampleIds()) {
    await page.keyboard.press("1"); // compared diagrams leave no room for the lesson
    await showLesson(page, id);
    await page.keyboard.press("2");
    await page.keyboard.press("m");
    await site.run();
    const picture = page.getByRole("img", { name: /^The run: a sequence diagram of \d+ lifelines and \d+ messages/ });
    await expect(picture).toBeVisible();
    await expect(picture.locator(".diagrammessage").first()).toBeAttached();
    await expect(page.locator(".crash")).toHaveCount(0);
  }
});

test("three lessons stand side by side, each from its own run", async ({ site, page }) => {
  await site.open("?lesson=result-undefined");
  await page.getByRole("tab", { name: "Diagram" }).click();
  const cases = page.locator(".case");
  await expect(cases).toHaveCount(3);
  await expect(cases.nth(0).locator(".outcome")).toContainText("cool: 42");
  await expect(cases.nth(1).locator(".outcome")).toContainText("cool: undefined");
  await expect(cases.nth(2).locator(".outcome")).toContainText("cool: 42");
  await expect(cases.nth(1).locator(".caseline.bad")).toContainText("result is undefined");
  await expect(page.locator(".caseline.bad")).toHaveCount(1);
  await expect(cases.nth(1).getByText("returns undefined", { exact: true })).toBeVisible();
  await expect(cases.nth(0).getByText("returns 42", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "3", exact: true }).click();
  await expect(cases).toHaveCount(1);
  await expect(page.getByRole("heading", { name: "A callback brings the result" }).last()).toBeVisible();
  // One story, three ways: none of the three pictures reaches into the next.
  await page.keyboard.press("1");
  await showLesson(page, "story-await");
  await page.keyboard.press("2");
  await expect(page.locator(".case .outcome")).toHaveCount(3);
  for (const one of await cases.all()) await expect(async () => expect(await one.evaluate((element) => (element.querySelector("svg")?.clientWidth ?? Infinity) <= element.clientWidth)).toBe(true)).toPass();
  await expect(page.getByRole("heading", { name: "The same story with await" }).last()).toBeInViewport({ ratio: 1 });
});

test("a run that is edited and run again is drawn while it goes on", async ({ site, page }) => {
  await site.open("?lesson=synchronous");
  await site.write("main.js", "setTimeout(function later() { return 7 }, 5)");
  await page.keyboard.press("Escape");
  await page.getByRole("tab", { name: "Diagram" }).click();
  await site.runButton.click();
  await expect(page.locator(".diagramscroller").getByText("nobody is waiting for it")).toBeVisible();
  await expect(page.locator(".diagramscroller").getByText("setTimeout 5 ms", { exact: true })).toBeVisible();
  await page.locator(".diagramscroller").getByText("setTimeout 5 ms", { exact: true }).click();
  await expect(page.locator(".diagrammessage.lit")).toHaveCount(1);
  await page.getByRole("button", { name: "Read as table" }).click();
  await expect(page.getByRole("region", { name: "Messages of the run" }).getByRole("row").filter({ hasText: "returns 7" })).toContainText("nobody");
});

test("lesson and code fold to a rail and come back", async ({ site, page }) => {
  await site.open("?lesson=callback");
  await page.keyboard.press("2");
  await expect(page.locator(".column.left")).toHaveCount(0);
  await page.getByRole("button", { name: "Lesson and code" }).click();
  await expect(page.locator(".column.left")).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("1");
  await expect(page.getByRole("application", { name: "Timeline of the run" })).toBeVisible();
});

test("diagram, timeline and log can be saved", async ({ site, page }) => {
  await site.open("?lesson=result-undefined");
  await page.keyboard.press("m");
  await site.run();
  for (const [item, name] of [
    ["Diagram as SVG", "why-is-my-result-undefined-diagram.svg"], ["Timeline as SVG", "why-is-my-result-undefined-timeline.svg"], ["Timeline as PNG", "why-is-my-result-undefined-timeline.png"],
    ["Log for ui.perfetto.dev (JSON)", "why-is-my-result-undefined.trace.json"],
  ] as const) {
    await page.getByRole("button", { name: "Save a picture or the log" }).click();
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: item }).click()]);
    expect(download.suggestedFilename()).toBe(name);
    const bytes = readFileSync(await download.path());
    if (name.endsWith(".png")) expect(bytes.subarray(1, 4).toString()).toBe("PNG");
    else if (name.endsWith(".json")) expect(bytes.toString()).toMatch(/^\{.*"traceEvents":\[.*result.*\]\}$/);
    else {
      expect(bytes.toString()).toContain("do_something_cool");
      expect(await page.evaluate(widthOf, bytes.toString())).toBeGreaterThan(600);
    }
  }
});

/** The width in px that the browser gives to an SVG file. */
async function widthOf(svg: string): Promise<number> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  return image.width;
}

/** What axe finds. It is put into the page before the page's own scripts, so that the page's policy, and its runs, stay as they are. */
function violations(page: Page): Promise<unknown> {
  return page.evaluate(async () => {
    const axe: unknown = Reflect.get(window, "axe");
    if (typeof axe !== "object" || axe === null) return "no axe";
    const run: unknown = Reflect.get(axe, "run");
    const found: unknown = typeof run === "function" ? await run.call(axe, document) : null;
    return typeof found === "object" && found !== null ? Reflect.get(found, "violations") : "no answer";
  });
}

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test("axe finds nothing in a diagram", async ({ site, page }) => {
      await page.addInitScript({ path: createRequire(import.meta.url).resolve("axe-core") });
      await site.open("?lesson=callback");
      await page.getByRole("tab", { name: "Diagram" }).click();
      await expect(page.locator(".outcome")).toHaveCount(3);
      expect(await violations(page)).toEqual([]);
      await page.getByRole("button", { name: "Your run" }).click();
      await page.keyboard.press("m");
      await site.run();
      expect(await violations(page)).toEqual([]);
    });
  });
}
