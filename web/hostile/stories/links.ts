// Stories about links in the page: what a stranger's program may look like, and that none runs by itself.
import { expect, type Page } from "@playwright/test";
import { NO_MOMENT } from "../../src/program/settings";
import { encodeLink } from "../../src/share/link";
import { open, run } from "../../e2e/interleave";
import type { Stage } from "../stage";

/** The hash of a link to these files. */
export function linkTo(files: Record<string, string>, title = ""): Promise<string> {
  const program = { title, files: Object.entries(files).map(([name, text]) => ({ name, text })), settings: { clock: "virtual", seed: 1, shuffle: false, speed: "max" } } as const;
  return encodeLink({ program, lesson: null, go: "", engine: 1, moment: NO_MOMENT });
}

/** A new tab at a link. */
async function opened(stage: Stage, hash: string, search = ""): Promise<Page> {
  const page = await stage.tab();
  await open(page, `${search}${hash}`);
  await expect(page.locator(".cm-editor").first()).toBeVisible();
  return page;
}

/** 13: characters that turn the reading order stand in the editor as marks. */
export async function bidi(stage: Stage): Promise<void> {
  const page = await opened(stage, await linkTo({ "main.js": "const a = 'user\u202e \u2066// admin\u2069 \u2066';\nlet b\u200b = 1, \u202ac = 2\u202c;\n" }));
  await expect(page.locator(".cm-specialChar")).toHaveCount(7);
  await page.close();
}

/** 14: a title and names that are markup are text. */
export async function markup(stage: Stage): Promise<void> {
  const page = await opened(stage, await linkTo({ "main.js": "console.log('<img src=x onerror=window.pwned=1>')" }, "<img src=x onerror=window.pwned=1> javascript:window.pwned=1"));
  await page.evaluate(() => new Promise((frame) => requestAnimationFrame(frame)));
  expect(await page.evaluate(() => [document.querySelectorAll("img[src=x]").length, "pwned" in window])).toEqual([0, false]);
  await page.close();
}

const QUIETLY = { "main.js": "console.log('ran ' + 'by itself')" };

/** 15: no flag in an address makes a program run. */
export async function autorun(stage: Stage): Promise<void> {
  const page = await opened(stage, await linkTo(QUIETLY), "?autorun=1&run=1&embed=0");
  // Runs go one after the other: had one been begun, it would be over when this one is.
  await run(page, { files: { "main.js": "1" } });
  await expect(page.locator("body")).not.toContainText("ran by itself");
  await page.close();
}

/** 16: a page that frames a link runs nothing by that, and reads nothing of it. */
export async function framed(stage: Stage): Promise<void> {
  const page = await stage.context.newPage();
  const inner = `${stage.sinks.own}/?embed=1${await linkTo(QUIETLY)}`;
  stage.sinks.pages.set("/frames", `<iframe src="${inner}" width="900" height="600"></iframe>`);
  await page.goto(`${stage.sinks.sink.replace("127.0.0.1", "localhost")}/frames`);
  const frame = page.frameLocator("iframe");
  await expect(frame.locator(".runbutton").first()).toBeVisible();
  await page.frames()[1]?.evaluate(() => window.interleave.run({ files: { "main.js": "1" } }).then(() => undefined));
  await expect(frame.locator("body")).not.toContainText("ran by itself");
  expect(await page.evaluate(() => {
    try {
      return String(document.querySelector("iframe")?.contentWindow?.document.body.innerText);
    } catch (error) {
      return error instanceof Error ? error.name : "";
    }
  })).toBe("SecurityError");
  await page.close();
  stage.sinks.take();
}

/** 18: another link while a program runs: that run is removed first. */
export async function otherLink(stage: Stage): Promise<void> {
  const page = await opened(stage, await linkTo({ "main.js": "for (;;) {}" }));
  const button = page.locator(".runbutton").first();
  // A click right after a link was opened is not heard.
  await expect(async () => {
    if (/^Run/.test(await button.innerText())) await button.click();
    await expect(button).toHaveText(/^Stop/, { timeout: 300 });
  }).toPass();
  await page.evaluate((hash) => { location.hash = hash; }, await linkTo({ "main.js": "console.log('another')" }));
  await expect(page.getByRole("textbox", { name: "main.js", exact: true })).toContainText("another");
  await expect(button).toHaveText(/^Run/);
  await expect(async () => {
    await button.click();
    await expect(page.locator("#pane-console .row .text").last()).toHaveText("another", { timeout: 2000 });
  }).toPass();
  await page.close();
}

/** 19: one line of 250 KB, the most that a file may have: the editor still takes a key. */
export async function longLine(stage: Stage): Promise<void> {
  const page = await opened(stage, await linkTo({ "main.js": `const text = "${"x".repeat(250_000)}";` }));
  const editor = page.getByRole("textbox", { name: "main.js", exact: true });
  await editor.click();
  await page.keyboard.press("Control+Home");
  await page.keyboard.insertText("let typed; ");
  await expect(editor).toContainText("let typed;");
  await page.close();
}
