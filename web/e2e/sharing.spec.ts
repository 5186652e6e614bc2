// Sharing: what the share menu gives, links opened while a program runs, and code that comes as file, text or drop.
import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { decodeLink } from "../src/share/link";
import { readGiven } from "../src/share/portable";
import { generator, mutate } from "../src/share/testing/mutate";
import { expect, test } from "./page";

/** Presses an item of the share menu. */
async function share(page: Page, item: RegExp): Promise<void> {
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await expect(page.getByRole("button", { name: /^Copy link \d/ })).toBeVisible();
  await page.getByRole("button", { name: item }).click();
}

/** What an item of the share menu puts on the clipboard. */
async function copied(page: Page, item: RegExp, said: RegExp): Promise<string> {
  await share(page, item);
  await expect(page.locator(".statustext")).toHaveText(said);
  return page.evaluate(() => navigator.clipboard.readText());
}

/** The bytes that an item of the share menu saves. */
async function saved(page: Page, item: RegExp): Promise<Buffer> {
  const download = page.waitForEvent("download");
  await share(page, item);
  return readFile(await (await download).path());
}

/** Opens a link and presses Run in the same turn in which its code is there; returns what the page said then. */
async function pressAsItOpens(page: Page, hash: string): Promise<string> {
  return page.evaluate((to) => new Promise<string>((resolve) => {
    new MutationObserver((_, observer) => {
      const said = document.querySelector(".notice")?.textContent ?? "";
      if (!said.includes("came with the link")) return;
      observer.disconnect();
      document.querySelector<HTMLButtonElement>(".runbutton")?.click();
      resolve(said);
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
    location.hash = to;
  }), hash);
}

test("the menu gives links, texts and files; a link opens while another program runs, and shows its moment", async ({ site, page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await site.open("?lesson=callback&theme=dark");
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await expect(page.getByRole("button", { name: /^Copy link to this moment/ })).toHaveAttribute("aria-disabled", "true");
  await page.keyboard.press("Escape");
  expect(await copied(page, /^Copy link \d/, /^Link copied/)).toMatch(/\/\?lesson=callback(&|$)/);
  await site.write("main.js", "console.log('one'); setTimeout(() => console.log('two'), 5);\n");
  await site.run();
  await page.locator(".timelinescroller").focus();
  for (const key of ["Home", "ArrowRight", "ArrowRight"]) await page.keyboard.press(key);
  const link = await copied(page, /^Copy link to this moment Event/, /this moment/);
  const { program, lesson, moment } = await decodeLink(new URL(link).hash);
  expect([lesson, program.files.length, program.files.at(-1)?.text]).toEqual(["callback", 2, "console.log('one'); setTimeout(() => console.log('two'), 5);\n"]);
  expect(moment.at).toBeGreaterThan(1);
  expect(await copied(page, /^Copy as Markdown/, /Markdown/)).toMatch(/```go\n[^]*```js\nconsole\.log\('one'\)[^]*\]\(http:.*#1r\./);
  expect(await copied(page, /^Copy embed code/, /Embed/)).toMatch(/^<iframe src="http:[^"]*\?embed=1(&amp;theme=dark)?#1r\./);
  expect(readGiven([{ name: "x.txtar", text: (await saved(page, /^Save as .txtar/)).toString() }]).files).toEqual(program.files);
  expect((await saved(page, /^Save the picture/)).subarray(1, 4).toString()).toBe("PNG");

  await site.write("main.js", "setInterval(() => console.log('on and on'), 50);");
  await site.runButton.click();
  await expect(site.lines.first()).toHaveText("on and on");
  expect(await pressAsItOpens(page, new URL(link).hash)).toMatch(/came with the link.* Your draft is kept\./);
  await expect(site.notice).toHaveText(/pressed just as this code opened/);
  await expect(site.runButton).toHaveText(/^Run/);
  await expect(site.lines).toHaveCount(0);
  await expect(async () => {
    await site.runButton.click();
    await expect(site.runButton).toHaveText(/^Stop/, { timeout: 300 });
  }).toPass();
  await expect(site.lines).toHaveText([/one/, /two/]);
  await expect(page.locator(".statustext")).toHaveText("This is the moment that was shared.");
  await share(page, /^Copy link to this moment Event/);
  expect((await decodeLink(new URL(await page.evaluate(() => navigator.clipboard.readText())).hash)).moment).toEqual(moment);
});

test("code comes in by paste, as a file and by drop; the draft is kept, and a reload has it again", async ({ site, page }) => {
  await site.open("?lesson=callback");
  await site.write("main.js", "console.log('mine');");
  await expect.poll(() => page.evaluate(() => Object.values(localStorage).some((kept) => kept.includes("mine")))).toBe(true);
  await share(page, /^Open code/);
  const dialog = page.getByRole("dialog", { name: "Open code" });
  await dialog.getByRole("button", { name: "Open", exact: true }).click();
  await expect(dialog.getByRole("status")).toHaveText("There is no program in this: it is empty.");
  await dialog.getByRole("textbox").fill("package main\n\nfunc main() { println(\"pasted\") }\n-- other.go --\npackage main\n");
  await dialog.getByRole("button", { name: "Open", exact: true }).click();
  await expect(site.editor("main.go")).toContainText("pasted");
  await expect(site.notice).toHaveText(/what you pasted.*Your draft is kept/);
  await expect.poll(() => page.url()).toContain("#1r.");
  await page.reload();
  await expect(site.editor("main.go")).toContainText("pasted");
  await expect(page.getByRole("tab", { name: "other.go" })).toBeVisible();

  await share(page, /^Open code/);
  await dialog.locator("input[type=file]").setInputFiles({ name: "p.txtar", mimeType: "text/plain", buffer: Buffer.from("T\n;seed=7\n-- main.js --\n'picked'\n") });
  await expect(site.editor("main.js")).toContainText("picked");
  await page.evaluate(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(["'dropped'"], "x.js"));
    for (const type of ["dragover", "drop"]) document.querySelector(".editorhost")?.dispatchEvent(new DragEvent(type, { dataTransfer: transfer, bubbles: true, composed: true, cancelable: true }));
  });
  await expect(site.editor("main.js")).toHaveText("'dropped'");
  await page.getByRole("button", { name: "Back to it" }).click();
  await expect(site.editor("main.js")).toContainText("mine");

  // Links of any kind, one after the other: the page tells what is wrong with them, and its own code never throws.
  const kept = "#1r.LY5BCoMwFESv8vmLaEBSI6WUNLjuHYwLDTGNTROpuiji3RtLmdUbeMNsuKDAu_E-YoEDiqbBV-cCswdPnX521sDRqJRhDfoHOYUNprcLiw-5QtnXDydPfQ0E-o9RSGFXAdviPzbOaUzHMEdvmI825yChAkIgU2otyzPP6O0Q2gJt-mMjZ9WFXZNlUPD9Cw.5ac625";
  const random = generator(3);
  const links = Array.from({ length: 60 }, () => mutate(kept, kept, random));
  await page.evaluate(async (hashes) => {
    for (const hash of hashes) {
      location.hash = hash;
      await new Promise((resolve) => { setTimeout(resolve, 15); });
    }
    location.hash = "#end";
  }, links);
  await expect(page.locator(".notice")).toHaveText("This address holds no program.");
  await expect(page.locator(".crash")).toHaveCount(0);
});
