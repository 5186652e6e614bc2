// Time travel in the editors: at the playhead both light their lines and show who waits where, as the log says, and never at a wrong line.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { standingIn } from "../src/editor/standing";
import { MomentReader } from "../src/event/moment";
import { parseLog } from "../src/event/parse";
import { exampleFolder, exampleIds, exampleProgram } from "./interleave";
import { expect, test } from "./page";

/** What an editor shows: its lit line, and the chips with their lines. */
interface Shown {
  current: number[];
  chips: string[];
}

declare global {
  interface Window {
    /** What every editor on the page shows, by file. */
    editorMarks(): Record<string, Shown>;
  }
}

/** Runs in the page before anything else: reads the marks off the editors' own documents. */
function defineMarks(): void {
  const marksIn = (root: ShadowRoot): { current: number[]; chips: string[] } => {
    const numbers = [...root.querySelectorAll(".cm-lineNumbers .cm-gutterElement")].filter((one) => one.getBoundingClientRect().height > 0);
    const lineOf = (element: Element): string => numbers.find((one) => Math.abs(one.getBoundingClientRect().top - element.getBoundingClientRect().top) < 2)?.textContent ?? "none";
    const chips = [...root.querySelectorAll<HTMLElement>(".il-chip")].map((chip) => `${lineOf(chip.closest(".cm-line") ?? chip)} ${chip.dataset["text"]}`);
    return { current: [...root.querySelectorAll(".cm-line.il-now")].map(lineOf).map(Number), chips: chips.sort() };
  };
  window.editorMarks = () => {
    const roots = [...document.querySelectorAll(".editorroot")].flatMap((host) => host.shadowRoot ?? []);
    const named = roots.map((root) => [root.querySelector(".cm-content")?.getAttribute("aria-label") ?? "", marksIn(root)] as const);
    return Object.fromEntries(named.sort(([one], [other]) => (one < other ? -1 : 1)));
  };
}

test.beforeEach(({ page }) => page.addInitScript(defineMarks));

/** The marks of every editor on the page, by file. */
function shownMarks(page: Page): Promise<Record<string, Shown>> {
  return page.evaluate(() => window.editorMarks());
}

/** Steps from the first event through all others by the timeline's key; the events whose marks have not become what is wanted (JSON, by seq - 1) within two seconds of frames, with what was shown. */
function stepThroughAll(page: Page, wanted: readonly string[]): Promise<string[]> {
  return page.locator(".timelinescroller").evaluate(async (element, texts) => {
    const wrong: string[] = [];
    for (let index = 0; index < texts.length && wrong.length < 5; index++) {
      if (index > 0) element.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight", code: "ArrowRight", bubbles: true, composed: true }));
      let shown = "";
      for (let frames = 0; frames < 120 && shown !== texts[index]; frames++) {
        await new Promise((resolve) => requestAnimationFrame(resolve));
        shown = JSON.stringify(window.editorMarks());
      }
      if (shown !== texts[index]) wrong.push(`event ${index + 1}: ${shown} instead of ${texts[index]}`);
    }
    return wrong;
  }, wanted);
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

test.describe("on a screen that shows whole files", () => {
  test.use({ viewport: { width: 1440, height: 2600 } });

  // Each event takes a picture or two: of the lessons that are alike only some are stepped through, with LINES=all (make fuzz) every one. What is lit follows from the moment, which is tested for all.
  const some = [...exampleIds().slice(0, 7), "timer-race", "workers", "story-await", "blocking-callback"];
  for (const id of process.env["LINES"] === "all" ? exampleIds() : some) {
    test(`the lines lit in ${id} are the log's, at every event`, async ({ site, page }) => {
      const log = parseLog(readFileSync(join(exampleFolder(id), "events.txt"), "utf8"));
      const reader = new MomentReader(log);
      reader.update();
      const marks = (seq: number, file: string): Shown => {
        const standing = standingIn(log, reader.at(seq), file);
        const chips = [...standing.chips].flatMap(([line, those]) => those.map((chip) => `${line} ${chip.text}`));
        return { current: standing.current > 0 ? [standing.current] : [], chips: chips.sort() };
      };
      const files = ["main.go", "main.js"].filter((file) => file in exampleProgram(id).files);
      await site.open(`?lesson=${id}`);
      await page.keyboard.press("m");
      await site.run();
      await toBegin(page);
      const wanted = Array.from({ length: log.length }, (_, i) => JSON.stringify(Object.fromEntries(files.map((file) => [file, marks(i + 1, file)]))));
      expect(await stepThroughAll(page, wanted)).toEqual([]);
    });
  }
});

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
