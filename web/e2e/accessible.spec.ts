// The page passes axe in light and dark, before and after a run, and can be used by keys alone.
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "./page";

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(colorScheme, () => {
    // axe is put into the page by the test, which the page's policy would not allow.
    test.use({ colorScheme, bypassCSP: true });

    test("axe finds nothing", async ({ site, page }) => {
      await site.open();
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
      await site.run();
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    });
  });
}

test("Tab reaches Run, Enter runs, Esc then Tab leaves an editor", async ({ site, page }) => {
  await site.open();
  for (let presses = 0; presses < 12 && !(await site.runButton.evaluate((button) => button === document.activeElement)); presses++) await page.keyboard.press("Tab");
  await expect(site.runButton).toBeFocused();
  await page.keyboard.press("Enter");
  await site.ended();
  await expect(page.locator(".cm-editor").first()).toBeVisible();
  await site.editor("main.go").focus();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  await expect(site.editor("main.go")).not.toBeFocused();
});
