// The embed: inside other people's pages, of another origin, by frame and by element; it never runs by itself and keeps nothing.
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { FrameLocator, Page } from "@playwright/test";
import { expect, test } from "./page";

const code = `<pre data-file="main.go">
package main

func main() { println("from &lt;Go&gt;") }
</pre><pre><code class="language-js">console.log('from JavaScript')</code></pre>`;

let host: Server;
let hostUrl = "";
let body = "";

test.beforeAll(async () => {
  host = createServer((_, response) => { response.setHeader("Content-Type", "text/html; charset=utf-8"); response.end(`<!doctype html><title>A blog</title>${body}`); });
  await new Promise<void>((resolve) => { host.listen(0, "127.0.0.1", resolve); });
  hostUrl = `http://localhost:${(host.address() as AddressInfo).port}/`;
});

test.afterAll(() => { host.close(); });

/** Opens another site's page with this in it, and finds the embed there. */
async function visit(page: Page, html: string): Promise<FrameLocator> {
  body = html;
  await page.goto(hostUrl);
  return page.frameLocator("iframe");
}

test("the element shows its code, runs it on a click only, follows its theme, and opens the whole page with edits", async ({ page, baseURL, site, context }) => {
  void site; // It watches the console of both pages.
  const embed = await visit(page, `<interleave-playground title="Two" theme="dark" height="360" seed="7" shuffle at="3" speed="fast">${code}</interleave-playground><script src="${baseURL}embed.js" async></script>`);
  await expect(embed.getByRole("textbox", { name: "main.go", exact: true })).toContainText('println("from <Go>")');
  await expect(embed.locator("html")).toHaveAttribute("data-theme", "dark");
  expect(await page.locator("iframe").boundingBox()).toMatchObject({ height: 360 });
  expect(new URL(await page.locator("iframe").getAttribute("src") ?? "").hash).toMatch(/;seed=7;shuffle=on;at=3$/);
  await expect(page.locator("interleave-playground p")).toHaveText('speed="fast" is none that Interleave knows, so it is left out.');
  await expect(embed.getByRole("tab")).toHaveCount(2);
  await expect(embed.locator(".notice")).toHaveCount(0);
  await expect(embed.locator(".consoleline")).toHaveText("nothing printed");
  await expect(async () => {
    await embed.locator(".runbutton").click();
    await expect(embed.locator(".consoleline")).toContainText("from JavaScript", { timeout: 5000 });
  }).toPass();
  await embed.locator(".consoleline").click();
  await expect(embed.locator("#pane-console .row .text")).toHaveText(["from <Go>", "from JavaScript"]);
  await embed.locator(".consoleline").click();

  await embed.getByRole("tab", { name: "main.js" }).click();
  const editor = embed.getByRole("textbox", { name: "main.js", exact: true });
  await editor.click();
  await editor.press("ControlOrMeta+a");
  await editor.press("Delete");
  await page.keyboard.insertText("console.log('edited in the blog')");
  const before = await embed.locator(".openwhole").getAttribute("href");
  await expect(embed.locator(".openwhole")).not.toHaveAttribute("href", before ?? "");
  const opened = context.waitForEvent("page");
  await embed.locator(".openwhole").click();
  const whole = await opened;
  await expect(whole.getByRole("textbox", { name: "main.js", exact: true })).toContainText("edited in the blog");
  await expect(whole.locator(".lessonbutton")).toHaveText("Two");
  expect(await whole.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("interleave.draft")))).toEqual([]);
  await page.locator("interleave-playground").evaluate((element) => element.setAttribute("theme", "light"));
  await expect(embed.locator("html")).toHaveAttribute("data-theme", "light");
});

test("a lesson's frame fits from 480 × 320 on, and a broken element leaves its code readable", async ({ page, baseURL, site }) => {
  site.expectedErrors.push(/frame-ancestors|refused to connect|chrome-error/i);
  const embed = await visit(page, `<iframe src="${baseURL}?lesson=callback&embed=1" width="480" height="320"></iframe><script src="${baseURL}embed.js"></script><interleave-playground><pre data-file="../x">1</pre></interleave-playground>`);
  await expect(embed.getByRole("textbox", { name: "main.go", exact: true })).toBeVisible();
  expect(await embed.locator("html").evaluate((root) => [root.scrollWidth, root.scrollHeight])).toEqual([480, 320]);
  await embed.locator(".runbutton").click();
  await expect(embed.getByRole("tab", { name: "Timeline" })).toHaveAttribute("aria-selected", "true");
  await expect(embed.locator(".timelinescroller")).toBeVisible();
  await expect(page.locator("interleave-playground pre").first()).toBeVisible();
  await expect(page.locator("interleave-playground p")).toHaveText(/^A file's name has 1 to 64 letters/);
  await page.locator("iframe").first().evaluate((frame, address) => { (frame as HTMLIFrameElement).src = address; }, `${baseURL}?lesson=callback`);
  await expect(embed.locator(".runbutton")).toHaveCount(0);
});
