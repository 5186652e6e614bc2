// The console: one language or what went wrong, repeats joined, one line copied.
import { expect, test } from "./page";

const PROGRAM = `for (let i = 0; i < 3; i++) {
  console.log('tick');
}
console.log('tock');
console.error('no');
`;

test("repeats are one row, filters choose, and what is copied is the line", async ({ site, page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await site.open("?lesson=synchronous");
  await site.write("main.js", PROGRAM);
  await site.run();
  const rows = page.locator("#pane-console .row");
  await expect(rows.filter({ hasText: "tick" }).locator(".times")).toHaveText("×3");
  await expect(site.lines).toContainText(["tick", "tock", "no"]);
  await page.getByRole("group", { name: "Lines of" }).getByRole("button", { name: "Errors" }).click();
  await expect(site.lines).toHaveText(["no"]);
  await page.getByRole("group", { name: "Lines of" }).getByRole("button", { name: "Go" }).click();
  await expect(rows.filter({ hasText: "tick" })).toHaveCount(0);
  await page.getByRole("group", { name: "Lines of" }).getByRole("button", { name: "All" }).click();
  await rows.filter({ hasText: "tock" }).hover();
  await rows.filter({ hasText: "tock" }).getByRole("button", { name: "Copy this line" }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("tock");
});
