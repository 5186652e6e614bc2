// Every example runs to the log that is kept beside it, the same each time, in the same page and in another one.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, type Page } from "@playwright/test";
import { exampleFolder, exampleIds, exampleOptions, exampleProgram, open, run, showLesson } from "./interleave";
import { logText } from "./logtext";

// Two pages for all of them: a walk through the lessons takes less than opening each anew, and the second page goes the other way, so that each run has another history there.
let pages: Page[];

test.beforeAll(async ({ browser }) => {
  pages = [await browser.newPage(), await browser.newPage()];
  await Promise.all(pages.map((page) => open(page)));
});

test.afterAll(() => Promise.all(pages.map((page) => page.close())));

/** Runs an example as the lesson that it is, so that its Go is the one that was built with the site. */
async function runLesson(page: Page, id: string): Promise<string> {
  await showLesson(page, id);
  return logText(await run(page, exampleProgram(id), exampleOptions(id)));
}

for (const id of exampleIds()) {
  test(`the log of ${id}`, async () => {
    const [page] = pages;
    const first = await runLesson(page!, id);
    const path = join(exampleFolder(id), "events.txt");
    if (process.env["UPDATE_GOLDEN"] !== undefined) writeFileSync(path, first);
    expect(existsSync(path), `${path} is missing; make golden writes it`).toBe(true);
    expect(first).toBe(readFileSync(path, "utf8"));
    expect(logText(await run(page!, exampleProgram(id), exampleOptions(id)))).toBe(first);
  });
}

for (const id of exampleIds().reverse()) {
  test(`the log of ${id} in a page with another history`, async () => {
    expect(await runLesson(pages[1]!, id)).toBe(readFileSync(join(exampleFolder(id), "events.txt"), "utf8"));
  });
}
