// Work that is never lost: autosave, links, and links that are no good.
import AxeBuilder from "@axe-core/playwright";
import { InterleavePage, expect, test } from "./page";

const mine = "console.log('mine');";

test("an edit is there after a reload, and the lesson can be had back", async ({ site, page }) => {
  await site.open("?lesson=callback");
  await site.write("main.js", mine);
  await expect.poll(() => page.evaluate(() => Object.values(localStorage).some((kept) => kept.includes("mine")))).toBe(true);
  await page.reload();
  await expect(site.editor("main.js")).toContainText("mine");
  await page.getByRole("button", { name: "Reset the lesson" }).click();
  await expect(site.editor("main.js")).toContainText("other_function(callback)");
});

test("a copied link opens the program elsewhere, without running it", async ({ site, page, context, browser }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await site.open("?lesson=callback");
  await site.write("main.js", mine);
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await page.getByRole("button", { name: /^Copy link \d/ }).click();
  await expect(site.status).toHaveText(/^Link copied/);
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toMatch(/#1r\.[A-Za-z0-9_-]+\.[0-9a-f]{6}/);

  const elsewhere = await browser.newContext();
  const other = await elsewhere.newPage();
  await other.goto(link);
  await expect(other.getByRole("textbox", { name: "main.js", exact: true })).toContainText("mine");
  await expect(other.locator(".notice")).toHaveText(/came with the link/);
  await expect(other.locator("#pane-console .row")).toHaveCount(0);
  await elsewhere.close();
});

test("a link leaves the draft as it is, and the way back is offered", async ({ site, page }) => {
  await site.open("?lesson=callback");
  await site.write("main.js", "console.log('the shared one');");
  await page.keyboard.press("ControlOrMeta+s");
  await expect(site.status).toHaveText(/address bar/);
  const link = page.url();
  await site.write("main.js", mine);
  await expect.poll(() => page.evaluate(() => Object.values(localStorage).some((kept) => kept.includes("mine")))).toBe(true);
  await page.goto("about:blank");
  await page.goto(link);
  await expect(site.editor("main.js")).toContainText("the shared one");
  await page.getByRole("button", { name: "Back to it" }).click();
  await expect(site.editor("main.js")).toContainText("mine");
});

test("versions are kept at runs, shown before they come back, and what stood there is one too", async ({ site, page }) => {
  await site.open("?lesson=callback");
  await site.write("main.js", "console.log('one');");
  await site.run();
  await site.write("main.js", mine);
  await site.run();
  await page.getByRole("button", { name: "Versions" }).click();
  const dialog = page.getByRole("dialog", { name: "Versions of this program" });
  const rows = dialog.getByRole("radio");
  await expect(rows).toHaveCount(3);
  await expect(dialog.locator(".version").first()).toContainText("In the editors now");
  await expect(dialog.locator(".version").last()).toContainText("As it was opened");
  await expect(rows.nth(1)).toBeFocused();
  await expect(dialog.locator("pre")).toHaveText("console.log('one');");
  await page.keyboard.press("ArrowDown");
  await expect(dialog.locator("pre")).toContainText("other_function(callback)");
  await page.keyboard.press("ArrowUp");
  expect((await new AxeBuilder({ page }).include("dialog").analyze()).violations).toEqual([]);
  await dialog.getByRole("button", { name: "Put this text back" }).click();
  await expect(site.editor("main.js")).toContainText("console.log('one');");
  await expect(site.notice).toContainText("What stood there is kept as a version.");
  await page.getByRole("button", { name: "Take that back" }).click();
  await expect(site.editor("main.js")).toContainText("mine");
  await page.getByRole("button", { name: "Versions" }).click();
  await expect(rows).toHaveCount(5); // Listed when all of them are kept: a reload may cut that off.
  await page.keyboard.press("Escape");
  await page.reload();
  await expect(site.editor("main.js")).toContainText("mine");
  await site.leaveEditor();
  await page.keyboard.press("v");
  await expect(rows).toHaveCount(5);
  await page.keyboard.press("Escape");
});

test("two tabs on one program keep both texts, and a third can have either", async ({ site, page, context }) => {
  await site.open("?lesson=callback");
  const second = new InterleavePage(await context.newPage());
  await second.open("?lesson=callback");
  await site.write("main.js", mine);
  await expect.poll(() => page.evaluate(() => Object.values(localStorage).some((kept) => kept.includes("mine")))).toBe(true);
  await second.write("main.js", "console.log('theirs');");
  await expect(second.notice).toContainText("also edited in another tab");
  await page.reload();
  await expect(site.editor("main.js")).toContainText("mine");
  await second.page.reload();
  await expect(second.editor("main.js")).toContainText("theirs");
  await second.write("main.js", "console.log('theirs, last');");
  await second.page.close();
  const third = new InterleavePage(await context.newPage());
  await third.open("?lesson=callback");
  await expect(third.editor("main.js")).toContainText("mine");
  await third.page.getByRole("button", { name: "Versions" }).click();
  const dialog = third.page.getByRole("dialog");
  await expect(dialog.locator("pre")).toHaveText("console.log('theirs, last');");
  await dialog.getByRole("button", { name: "Put this text back" }).click();
  await expect(third.editor("main.js")).toContainText("theirs");
});

test("storage that is full or denied is told, and work goes on", async ({ site, page, browser }) => {
  await page.addInitScript(() => {
    const { setItem } = Storage.prototype;
    Storage.prototype.setItem = function (name: string, text: string): void {
      if (name.startsWith("interleave.draft")) throw new DOMException("full", "QuotaExceededError");
      setItem.call(this, name, text);
    };
  });
  await site.open("?lesson=callback");
  await site.write("main.js", mine);
  await expect(site.notice).toHaveText("This browser's storage is full, so edits are not kept. Copy the link before you leave.");
  await site.run();
  await expect(site.lines.last()).toHaveText("mine");
  const denying = await browser.newContext();
  await denying.addInitScript(() => {
    for (const name of ["localStorage", "sessionStorage", "indexedDB"]) {
      Object.defineProperty(window, name, { get: () => { throw new DOMException("denied", "SecurityError"); } });
    }
  });
  const other = new InterleavePage(await denying.newPage());
  await other.open("?lesson=callback");
  await other.write("main.js", mine);
  await expect(other.notice).toHaveText("This browser keeps nothing for this page, so edits are not kept. Copy the link before you leave.");
  await other.run();
  await expect(other.lines.last()).toHaveText("mine");
  await other.page.getByRole("button", { name: "Versions" }).click();
  await expect(other.page.getByRole("dialog")).toContainText("These last as long as this tab.");
  await expect(other.page.getByRole("radio")).toHaveCount(2);
  await denying.close();
});

test("a toolchain and a sandbox that die leave the text as it is, and another run works", async ({ site, page }) => {
  site.expectedErrors.push(/the toolchain is made to die/);
  await site.open("?lesson=callback");
  await site.write("main.js", mine);
  await site.write("main.go", "package main\n\nfunc main() { println(7) }\n");
  await site.run();
  const toolchain = page.workers().find((one) => one.url().startsWith("http"));
  await toolchain?.evaluate(() => { setTimeout(() => { throw new Error("the toolchain is made to die"); }, 0); });
  await page.locator("iframe").evaluateAll((frames) => { for (const frame of frames) frame.remove(); });
  // The lost spare is noticed and made anew before anybody runs.
  await expect(page.locator("iframe[title=sandbox]")).toHaveCount(1);
  await expect(site.editor("main.js")).toContainText("mine");
  await expect(site.editor("main.go")).toContainText("println(7)");
  await site.write("main.go", "package main\n\nfunc main() { println(8) }\n");
  await site.run();
  await expect(site.lines.filter({ hasText: /^8$/ })).toHaveCount(1);
});

test("Ctrl+S formats, and code that does not parse is kept as it is", async ({ site, page }) => {
  await site.open();
  await site.write("main.go", "package main\nfunc main() {println(  1 )}\n");
  await page.keyboard.press("ControlOrMeta+s");
  await expect(site.editor("main.go")).toContainText("func main() { println(1) }");
  await page.keyboard.press("ControlOrMeta+z");
  await expect(site.editor("main.go")).toContainText("println(  1 )");
  await site.write("main.js", "if (x {");
  await page.keyboard.press("ControlOrMeta+s");
  await expect(site.status).toHaveText("main.js does not parse, so it is saved as it is.");
  await expect(site.editor("main.js")).toContainText("if (x {");
});

test.describe("links that are no good say what is wrong with them", () => {
  const bad: Readonly<Record<string, { hash: string; says: RegExp }>> = {
    cut: { hash: "#1r.q1YqSSwuUrJSKkktLlGqBQA", says: /cut|complete|end/i },
    "from a newer version": { hash: "#9r.q1YqSSwuUrJSKkktLlGqBQA.123456", says: /newer/i },
    damaged: { hash: "#1r.AAAABBBBCCCC.123456", says: /link/i },
    "of another kind": { hash: "#hello", says: /holds no program/ },
  };
  for (const [name, { hash, says }] of Object.entries(bad)) {
    test(name, async ({ site }) => {
      await site.open(hash);
      await expect(site.notice).toHaveText(says);
      await expect(site.editor("main.js")).not.toBeEmpty();
      await site.run();
      await expect(site.lines.first()).not.toBeEmpty();
    });
  }
});

test("an unknown lesson says so and leaves something to work on", async ({ site }) => {
  site.expectedErrors.push(/404/);
  await site.open("?lesson=nosuch");
  await expect(site.notice).toHaveText('The lesson "nosuch" could not be loaded. The site does not have it.');
  await expect(site.editor("main.js")).not.toBeEmpty();
});
