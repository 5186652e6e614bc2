// Work that is never lost: autosave, links, and links that are no good.
import { expect, test } from "./page";

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
