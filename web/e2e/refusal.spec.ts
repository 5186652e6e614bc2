// A browser in which the wall cannot be proved: nothing runs, the page says so, and everything else goes on. A sandbox that dies is no such browser.
import { readFile } from "node:fs/promises";
import { expect, test } from "./page";

const POLICY = /<meta http-equiv="Content-Security-Policy"[^>]*>/;

test("without the sandbox's policy nothing runs, every time, and the text, other views and sharing are as ever", async ({ site, page }) => {
  // As from a host that spoiled the file: no policy in it, and none in a header.
  const spoiled = /sandbox[^/]*\.html$/;
  await page.route(spoiled, async (route) => {
    const text = await (await fetch(route.request().url())).text();
    await route.fulfill({ contentType: "text/html", body: text.replace(POLICY, "") });
  });
  await site.open("?lesson=callback");
  await site.write("main.js", "console.log('mine');");
  for (let turn = 0; turn < 2; turn++) {
    await site.runButton.click();
    await expect(site.status).toHaveText("Did not run");
    await expect(site.sentence).toHaveText("The program did not run. This browser cannot isolate programs, so nothing was run (this browser let the program fetch).");
    await expect(site.runButton).toHaveText(/^Run/);
    await expect(site.lines).toHaveCount(0);
    await page.keyboard.press("Escape");
  }
  expect(await site.read("main.js")).toBe("console.log('mine');");
  await site.leaveEditor();
  await page.getByRole("tab", { name: "Outcomes" }).click();
  await page.getByRole("button", { name: /^Run 200 seeds/ }).click();
  await expect(page.locator("main")).toContainText("This browser cannot isolate programs, so nothing was run");
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await expect(page.getByRole("button", { name: /^Copy link \d/ })).toBeVisible();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: /^Save as .txtar/ }).click();
  expect(await readFile(await (await download).path(), "utf8")).toContain("console.log('mine');");
  await expect(page.locator(".crash")).toHaveCount(0);

  // With the policy back the wall is proved anew, and the program runs.
  await page.unroute(spoiled);
  await page.getByRole("tab", { name: "Timeline" }).click();
  await expect(async () => {
    await site.runButton.click();
    await expect(site.lines.last()).toHaveText("mine", { timeout: 4000 });
  }).toPass();
});

test("a sandbox that dies while it loads is made anew, and a run that waits for it runs soon", async ({ site, page }) => {
  let loads = 0;
  await page.route(/sandbox[^/]*\.html$/, (route) => (++loads === 2 ? undefined : route.continue()));
  await site.open("?lesson=callback");
  await site.write("main.js", "console.log('one');");
  await site.run();
  await site.write("main.js", "console.log('two');");
  expect(loads).toBe(2);
  const began = Date.now();
  await site.run();
  await expect(site.lines.last()).toHaveText("two");
  expect(loads).toBeGreaterThan(2);
  // One that is only slow is waited for 15 s.
  expect(Date.now() - began).toBeLessThan(10_000);
});
