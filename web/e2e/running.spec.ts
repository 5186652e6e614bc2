// Running from the page: the first visit, edits of either language, mistakes, programs that do not end.
import { expect, test } from "./page";

const goHello = (text: string): string => `package main\n\nimport "fmt"\n\nfunc main() {\n\tfmt.Println("${text}")\n}\n`;

test("the first visit: Run prints, and no compiler is waited for", async ({ site }) => {
  await site.open();
  await expect(site.sentence).toHaveText("One thread, two languages. Press Run and watch who holds it.");
  await site.run();
  await expect(site.lines.first()).not.toBeEmpty();
  await expect(site.status).toHaveText("Done");
});

test("an edit of the Go is compiled in the page", async ({ site }) => {
  await site.open();
  await site.write("main.go", goHello("edited Go"));
  await site.write("main.js", "console.log('edited JS');\n");
  await site.run();
  await expect(site.lines).toHaveText(["edited Go", "edited JS"]);
  await expect(site.status).toHaveText(/^Compiled in \d/);
});

test("an edit of the JavaScript alone compiles nothing", async ({ site }) => {
  await site.open();
  await site.write("main.js", "console.log('only JS');\n");
  await site.run();
  await expect(site.lines.last()).toHaveText("only JS");
  await expect(site.status).toHaveText("Done");
});

test("a compile error stands under its line and in a list, and goes away when it is mended", async ({ site, page }) => {
  await site.open();
  await site.write("main.go", "package main\n\nfunc main() {\n\tundefinedName()\n}\n");
  await page.keyboard.press("ControlOrMeta+Enter");
  await site.ended();
  await expect(site.status).toHaveText("1 error in main.go");
  await expect(site.problems).toHaveText(/undefined: undefinedName.*main\.go:4:2/);
  await expect(page.locator(".il-message")).toHaveText("undefined: undefinedName");
  await page.keyboard.press("F8");
  await expect(site.editor("main.go")).toBeFocused();
  await site.write("main.go", goHello("mended"));
  await site.run();
  await expect(site.problems).toHaveCount(0);
  await expect(site.lines.first()).toHaveText("mended");
});

test("an error in JavaScript stands under its line too", async ({ site, page }) => {
  await site.open();
  await site.write("main.js", "let one = 1;\nlet = ;\n");
  await site.run();
  await expect(site.status).toHaveText("1 error in main.js");
  await expect(page.locator(".il-message")).toHaveCount(1);
});

test("an endless loop in JavaScript is told of and stopped", async ({ site }) => {
  await site.open();
  await site.write("main.js", "for (;;) {}\n");
  await site.runButton.click();
  await expect(site.sentence).toHaveText(/has not let go of the thread/);
  // The next run's sandbox is made ready meanwhile.
  await expect(site.page.locator("iframe[title=sandbox]")).toHaveCount(2);
  await site.runButton.click();
  await expect(site.status).toHaveText("Stopped");
  await site.write("main.js", "console.log('after');\n");
  await site.run();
  await expect(site.lines.last()).toHaveText("after");
});

test("an endless loop in Go is told of and stopped by its key", async ({ site, page }) => {
  await site.open();
  await site.write("main.go", "package main\n\nimport \"time\"\n\nfunc main() {\n\tprintln(1)\n\ttime.Sleep(2 * time.Millisecond)\n\tfor {\n\t}\n}\n");
  await site.write("main.js", "");
  await site.runButton.click();
  await expect(site.sentence).toHaveText(/has not let go of the thread/);
  await expect(site.lines).toHaveText(["1"]);
  await page.keyboard.press("Control+.");
  await expect(site.status).toHaveText("Stopped");
});

test("a click on a console line's place goes to the line", async ({ site, page }) => {
  await site.open();
  await site.write("main.js", "\n\nconsole.log('from the third line');\n");
  await site.run();
  await page.getByRole("button", { name: "main.js:3" }).click();
  await expect(site.editor("main.js")).toBeFocused();
  await expect(page.locator(".il-shown")).toHaveText("console.log('from the third line');");
});

test("Shift+Enter in an editor runs", async ({ site, page }) => {
  await site.open();
  await site.write("main.js", "console.log('by key');");
  await page.keyboard.press("Shift+Enter");
  await site.ended();
  await expect(site.lines.last()).toHaveText("by key");
});

test("a reader whose program computes long is told that this is free on the virtual clock, and offered the real one", async ({ page, site }) => {
  await site.open();
  await site.write("main.js", "console.log((3n ** 2500000n).toString().length);");
  await site.run();
  await expect(site.notice).toContainText("computing is free");
  await site.notice.getByRole("button", { name: /real clock/ }).click();
  await expect(page.getByRole("group", { name: "Clock" }).getByRole("button", { name: "Real", exact: true })).toHaveAttribute("aria-pressed", "true");
});
