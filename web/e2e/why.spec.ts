// Selection flows between code, console and "Why?": each shows the same event, and its causes lead through the run.
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "./page";

test("a console line selects its event; its causes lead back through both languages", async ({ site, page }) => {
  await site.open("?lesson=callback");
  await site.run();
  await page.locator("#pane-console .row", { hasText: "cool: 42" }).click();
  const why = page.getByRole("region", { name: "Why?" });
  await expect(why.getByRole("heading", { level: 3 })).toContainText("console.log: cool: 42");
  await expect(page.locator(".cm-line.il-now.il-picked")).toHaveText(/console\.log\('cool: '/);
  const steps = why.getByRole("list", { name: "What led to it" }).getByRole("button");
  await expect(steps.last()).toContainText("calls do_something_cool");
  await steps.first().click();
  await expect(steps.first()).toHaveAttribute("aria-current", "step");
  await expect(page.locator("#pane-console .row.current")).toHaveCount(0);
  await expect(page.locator("#pane-console .row.later .text").last()).toHaveText("cool: 42");
  await expect(why.getByRole("heading", { level: 3 })).toContainText("cool: 42");
});

test("a mark selected in the timeline lights its line and its console row", async ({ site, page }) => {
  await site.open("?lesson=callback");
  await site.run();
  await page.locator("#pane-console .row", { hasText: "cool: 42" }).click();
  await page.locator(".timelinescroller").focus();
  await page.keyboard.press("[");
  await expect(page.locator(".cm-line.il-picked")).toHaveText(/function do_something_cool/);
  await expect(page.locator("#pane-console .row.picked .text")).toHaveText("cool: 42");
  await expect(page.getByRole("region", { name: "Why?" }).getByRole("heading", { level: 3 }).last()).toContainText("do_something_cool(42) runs");
  await page.keyboard.press("[");
  await expect(page.locator(".cm-line.il-picked")).toHaveText(/callback\.Invoke/);
});

test("Y goes to Why, C to the console, also where they are tabs", async ({ site, page }) => {
  await site.open("?lesson=callback");
  await site.run();
  await page.locator("#pane-timeline").focus();
  await page.keyboard.press("y");
  await expect(page.locator("#pane-why")).toBeFocused();
  await page.setViewportSize({ width: 1024, height: 768 });
  await expect(page.getByRole("tab", { name: "Why?" })).toBeVisible();
  await page.keyboard.press("c");
  await expect(page.locator("#pane-console")).toBeFocused();
  await page.keyboard.press("y");
  await expect(page.locator("#pane-why")).toBeFocused();
  await expect(page.getByRole("tab", { name: "Why?" })).toHaveAttribute("aria-selected", "true");
});

test("a run that surprises says so: the question leads to its event", async ({ page, site }) => {
  await site.open("?lesson=result-undefined");
  await page.getByRole("slider", { name: "Speed" }).press("End");
  await site.run();
  const told = page.locator(".toldbutton");
  await expect(told).toHaveCount(1);
  await expect(told).toContainText("Why is result undefined?");
  await told.click();
  await expect(page.locator("#pane-why .finding")).toContainText("while g8, which it had started, was still at work");
  await expect(page.locator("#pane-why h3").last()).toContainText("do_something_cool");
});

const MISTAKES = [
  ["let result;\nsetTimeout(() => { result = 1; }, 10);\nconsole.log(result);\n", "Why is result still undefined?"],
  ["const nap = (ms) => new Promise((done) => setTimeout(done, ms));\nlet total = 0;\n[1, 2].forEach(async (n) => {\n  await nap(10);\n  total += n;\n});\nconsole.log(`total ${total}`);\n", "Why is total still 0?"],
  ["function get() {\n  let answer;\n  fetch('/json').then((r) => { answer = r; });\n  return answer;\n}\nconsole.log(get());\n", "Why is answer still undefined?"],
  ["fetch('/json')\n  .then((r) => { r.json(); })\n  .then((data) => console.log(data));\n", "Why did the next then get undefined?"],
  ["const data = fetch('/json');\nconsole.log('got', data.slideshow);\n", "Why is data.slideshow undefined?"],
  ["try {\n  setTimeout(() => { throw new Error('late'); }, 5);\n} catch (error) {\n  console.log('caught', error);\n}\n", "Why did try not catch this?"],
] as const;

test("everybody's first mistakes with callbacks and promises are told, once each", async ({ page, site }) => {
  await site.open();
  await page.getByRole("slider", { name: "Speed" }).press("End");
  for (const [text, question] of MISTAKES) {
    await page.evaluate((js) => window.interleave?.open({ files: { "main.js": js } }), text);
    await expect(async () => {
      await site.runButton.click();
      await expect(page.locator(".toldbutton b")).toHaveText([question], { timeout: 1000 });
    }).toPass();
  }
});

test("a change is tried beside the run, and nothing is edited before the reader says so", async ({ page, site }) => {
  await site.open("?lesson=result-undefined");
  await page.getByRole("slider", { name: "Speed" }).press("End");
  await site.run();
  const offer = page.locator(".told").getByRole("button", { name: "Pass a callback" });
  const dialog = page.getByRole("dialog", { name: "Pass a callback" });
  await offer.click();
  await expect(dialog.locator(".trialline.new")).toHaveText([/args\[len\(args\)-1\]\.Invoke\(result\)/, /other_function\(do_something_cool\);/]);
  await expect(dialog.locator(".trialline.gone")).toHaveText([/var result = other_function\(\)/, /do_something_cool\(result\);/]);
  await expect(dialog.getByRole("region", { name: "After" })).toContainText("It ends with nothing left to do");
  await expect(dialog.getByRole("region", { name: "After" }).locator("canvas")).toHaveAttribute("style", /height/);
  expect((await new AxeBuilder({ page }).include("dialog").analyze()).violations).toEqual([]);
  await dialog.getByRole("button", { name: "Leave mine" }).click();
  expect(await site.read("main.js")).toContain("var result = other_function(); // this does not work");
  await offer.click();
  await dialog.getByRole("button", { name: "Use this version" }).click();
  await site.ended();
  expect(await site.read("main.js")).toContain("  other_function(do_something_cool);");
  await expect(site.lines.filter({ hasText: "cool: 42" })).toHaveCount(1);
  await expect(page.locator(".notice.crash")).toHaveCount(0);
});
