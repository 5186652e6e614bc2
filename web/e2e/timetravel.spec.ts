// Time travel in the editors: at the playhead both light their lines and show who waits where, as the log says, and never at a wrong line.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { standingIn } from "../src/editor/standing";
import { MomentReader } from "../src/event/moment";
import { parseLog } from "../src/event/parse";
import { exampleFolder, exampleIds } from "./interleave";
import { expect, test } from "./page";

/** What an editor shows: its lit line, and the chips with their lines. */
interface Shown {
  current: number[];
  chips: string[];
}

/** Reads the marks of every editor on the page, by file. */
function shownMarks(page: Page): Promise<Record<string, Shown>> {
  return page.evaluate(() => {
    const found: Record<string, { current: number[]; chips: string[] }> = {};
    for (const host of document.querySelectorAll(".editorroot")) {
      const root = host.shadowRoot;
      if (!root) continue;
      const numbers = [...root.querySelectorAll(".cm-lineNumbers .cm-gutterElement")].filter((one) => one.getBoundingClientRect().height > 0);
      const lineOf = (element: Element): string => numbers.find((one) => Math.abs(one.getBoundingClientRect().top - element.getBoundingClientRect().top) < 2)?.textContent ?? "none";
      const lit = [...root.querySelectorAll(".cm-line.il-now")].map(lineOf);
      const chips = [...root.querySelectorAll<HTMLElement>(".il-chip")].map((chip) => `${lineOf(chip.closest(".cm-line") ?? chip)} ${chip.dataset["text"]}`);
      found[root.querySelector(".cm-content")?.getAttribute("aria-label") ?? ""] = { current: lit.map(Number), chips };
    }
    return found;
  });
}

/** Takes the playhead on by so many events with the timeline's key, a frame for each press. */
async function stepOn(page: Page, count: number): Promise<void> {
  await page.locator(".timelinescroller").evaluate(async (element, presses) => {
    for (let i = 0; i < presses; i++) {
      element.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight", code: "ArrowRight", bubbles: true, composed: true }));
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  }, count);
}

/** Takes it to the first event. */
async function toBegin(page: Page): Promise<void> {
  await page.locator(".timelinescroller").focus();
  await page.keyboard.press("Home");
}

for (const id of exampleIds()) {
  test(`the lines lit in ${id} are the log's`, async ({ site, page }) => {
    const log = parseLog(readFileSync(join(exampleFolder(id), "events.txt"), "utf8"));
    const reader = new MomentReader(log);
    reader.update();
    await site.open(`?lesson=${id}`);
    await site.run();
    await toBegin(page);
    let now = 1;
    for (const share of [0.3, 0.45, 0.5, 0.62, 0.75, 0.83, 0.9, 0.97]) {
      const seq = Math.floor(log.length * share);
      await stepOn(page, seq - now);
      now = seq;
      await expect.poll(async () => marksInOrder(await shownMarks(page)), { message: `event ${seq}` }).toEqual(expected(seq));
    }

    function expected(seq: number): Record<string, Shown> {
      const marks: Record<string, Shown> = {};
      for (const file of ["main.go", "main.js"]) {
        const standing = standingIn(log, reader.at(seq), file);
        marks[file] = { current: standing.current > 0 ? [standing.current] : [], chips: [...standing.chips].flatMap(([line, chips]) => chips.map((chip) => `${line} ${chip.text}`)) };
      }
      return marksInOrder(marks);
    }
  });
}

function marksInOrder(marks: Record<string, Shown>): Record<string, Shown> {
  return Object.fromEntries(Object.entries(marks).map(([file, { current, chips }]) => [file, { current, chips: [...chips].sort() }]));
}

test("after an edit the marks keep to their lines, and an edited line loses its own", async ({ site, page }) => {
  await site.open("?lesson=callback");
  await site.run();
  await toBegin(page);
  await stepOn(page, 55);
  await expect.poll(() => shownMarks(page)).toMatchObject({ "main.go": { current: [13] }, "main.js": { current: [8] } });
  const js = page.getByRole("textbox", { name: "main.js" });
  await js.click();
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("Enter");
  await expect.poll(() => shownMarks(page)).toMatchObject({ "main.go": { current: [13] }, "main.js": { current: [9] } });
  for (let i = 0; i < 7; i++) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("End");
  await page.keyboard.type(" //");
  await expect.poll(() => shownMarks(page)).toMatchObject({ "main.go": { current: [13] }, "main.js": { current: [] } });
});

test("a line's number selects its next event, again the following one; Alt+Enter too", async ({ site, page }) => {
  await site.open("?lesson=timer-race");
  await site.run();
  const head = page.locator(".momenttime");
  const number = page.locator(".codepane").nth(1).locator(".cm-lineNumbers .cm-gutterElement", { hasText: /^5$/ });
  await number.click();
  const first = await head.textContent();
  await expect(page.locator(".console .row.current .text")).toHaveText("JavaScript, lap 1");
  await number.click();
  await expect(page.locator(".console .row.current .text")).toHaveText("JavaScript, lap 2");
  await expect(head).not.toHaveText(first ?? "");
  await expect.poll(() => shownMarks(page)).toMatchObject({ "main.js": { current: [5] } });
  await page.locator(".codepane").nth(1).locator(".cm-line", { hasText: "JavaScript, lap" }).click();
  await page.keyboard.press("Alt+Enter");
  await expect(page.locator(".console .row.current .text")).toHaveText("JavaScript, lap 3");
});

test("a line out of view comes into view for the playhead, but not while the reader writes", async ({ site, page }) => {
  await site.open("?lesson=synchronous");
  await site.write("main.js", `${"\n".repeat(200)}console.log('far below');\n`);
  await site.run();
  const line = site.editor("main.js").locator(".cm-line", { hasText: "far below" });
  await site.editor("main.js").press("Control+Home");
  await expect(line).not.toBeInViewport();
  await page.locator("#pane-console .row", { hasText: "far below" }).evaluate((row: HTMLElement) => row.click());
  await expect(page.locator("#pane-console .row.current")).toHaveText(/far below/);
  await expect(line).not.toBeInViewport();
  await page.locator(".timelinescroller").focus();
  await page.keyboard.press("ArrowLeft");
  await expect(page.locator("#pane-console .row.current")).toHaveCount(0);
  await page.keyboard.press("ArrowRight");
  await expect(line).toBeInViewport();
});
