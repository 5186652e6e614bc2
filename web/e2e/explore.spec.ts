// Many seeds: the same endings on every machine, each of them an ordinary run's; a seed that never lets go; the shuffled scheduler.
import AxeBuilder from "@axe-core/playwright";
import type { PlainOptions } from "../src/app/api";
import type { Result } from "../src/app/result";
import { consoleText, exampleProgram, run } from "./interleave";
import { expect, test } from "./page";

/** What the run was, event by event. */
const story = (result: Result): string => JSON.stringify(result.events);

test("a shuffled scheduler has many orders, and the same one for the same seed", async ({ site, page }) => {
  await site.open("?lesson=workers");
  const program = exampleProgram("workers");
  const once = (options: PlainOptions): Promise<Result> => run(page, program, options);
  const plain = await once({ seed: 5 });
  const shuffled = [];
  for (const seed of [5, 6, 7, 8]) shuffled.push(await once({ seed, shuffle: true }));
  const picks = ({ events }: Result): number => events.filter(({ kind, args }) => kind === "drawn" && args["what"] === "turn").length;
  expect(picks(plain)).toBe(0);
  expect(shuffled.filter((result) => picks(result) > 0).length).toBe(4);
  const orders = new Set([plain, ...shuffled].map((result) => consoleText(result).join("\n")));
  expect(orders.size).toBeGreaterThan(2);
  expect(story(await once({ seed: 6, shuffle: true }))).toBe(story(shuffled[1]!));
});

test("200 seeds of eight goroutines come to the same endings on every machine, and each ending is its seed's", async ({ site, page }) => {
  await site.open("?lesson=eight-goroutines");
  await page.keyboard.press("Escape");
  await page.locator(".explorebutton").click();
  const title = page.locator(".exploredhead h2");
  await expect(title).toHaveText("200 seeds, 5 different endings", { timeout: 60_000 });
  const row = page.locator(".endingrow");
  await expect(row).toHaveCount(5);
  expect((await row.locator(".endingcount").allInnerTexts()).map((text) => text.replace(/\s+/g, " ").trim())).toEqual(["108 of 200", "57 of 200", "17 of 200", "16 of 200", "2 of 200"]);
  const printed = await row.locator(".endinglines code").evaluateAll((lines) => lines.map((line) => line.getAttribute("title")));
  expect(printed).toEqual(["counted 2 of 8", "counted 3 of 8", "counted 4 of 8", "counted 1 of 8", "counted 5 of 8"]);
  expect(await page.locator(".mark").count()).toBeGreaterThan(90);
  await expect(row.nth(1).locator(".endingwhy")).toContainText("Parts from A at");
  await expect(row.nth(4).locator(".runstrip")).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.getByRole("button", { name: "Show both timelines" }).click();
  await expect(page.locator(".both canvas")).toHaveCount(2);
  await expect(page.locator(".partstory tbody tr").first()).toBeVisible();
  for (const place of [1, 3]) {
    await row.nth(place).getByRole("button", { name: /^Open seed/ }).click();
    await site.ended();
    await expect(site.lines).toHaveText([printed[place] ?? ""]);
    await page.keyboard.press("3");
    await expect(row.nth(place)).toContainText("your run");
  }
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(title).toBeVisible();
  expect(await page.locator(".explored").evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
});

/** A module of TypeScript with what makes code of text at run time, and as many endings as it has random numbers. */
const FROM_TEXT = {
  "main.ts": `import { twice } from "./part.js";
const n: number = Math.floor(Math.random() * 3);
setTimeout("console.log('a timer of text')", n);
console.log(twice(n), eval("1 + " + n), new Function("a", "return a * 2")(n as number));
Promise.reject(new Error("of " + n)).catch((error: Error) => console.log(error.stack));
`,
  "part.js": "export const twice = (n) => 2 * n;\n",
};

test("what is explored is what runs alone: TypeScript, modules, code made from text; a mistake is told", async ({ site, page }) => {
  await site.open("?lesson=synchronous");
  const title = page.locator(".exploredhead h2");
  const explore = async (files: Record<string, string>): Promise<void> => {
    await page.evaluate((made) => window.interleave.open({ files: made }), files);
    await expect(async () => {
      await page.locator(".explorebutton").click(); // A program just opened does not run at once.
      await expect(title).toBeVisible({ timeout: 300 });
    }).toPass();
  };
  await explore(FROM_TEXT);
  await expect(title).toHaveText("200 seeds, 3 different endings", { timeout: 60_000 });
  for (const row of await page.locator(".endingrow").all()) {
    const seed = Number(/Open seed (\d+)/.exec(await row.innerText())?.[1] ?? 1); // Seed 1 is open, so its row has another button.
    const lines = await row.locator(".endinglines code").evaluateAll((all) => all.map((line) => line.getAttribute("title")));
    expect(lines.length).toBeGreaterThan(2);
    expect(lines).toEqual((await run(page, { files: FROM_TEXT }, { seed })).console.map(({ text }) => text));
  }
  await explore({ "main.js": "let x = ;" });
  await expect(title).toHaveText("The program does not compile");
});

test("a seed that never lets go ends by its limit, and the rest go on; Stop keeps what there is", async ({ site, page }) => {
  await site.open("?lesson=synchronous");
  await page.evaluate(() => window.interleave.open({ files: { "main.js": "const n = Math.random();\nif (n < 0.007) for (;;);\nconsole.log(n < 0.5 ? 'low' : 'high');" } }));
  const title = page.locator(".exploredhead h2");
  await expect(async () => {
    await page.locator(".explorebutton").click(); // A program just opened does not run at once.
    await expect(title).toBeVisible({ timeout: 300 });
  }).toPass();
  await expect(title).toHaveText("200 seeds, 3 different endings", { timeout: 60_000 });
  await expect(page.locator(".endingrow").nth(2)).toContainText("Not over after 10 s");
  await page.getByRole("button", { name: "Run 200 more" }).click();
  await expect(title).toHaveText(/^2\d\d of 400 seeds$/);
  await page.getByRole("button", { name: "Stop" }).first().click();
  await expect(title).toHaveText(/^2\d\d seeds, 3 different endings$/);
});
