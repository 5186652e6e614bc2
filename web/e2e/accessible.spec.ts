// The page passes axe in light and dark, before and after a run, and can be used by keys alone.
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "./page";

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test("axe finds nothing, nor in the share menu, the dialogs of code and versions, and the embed", async ({ site, page }) => {
      // Of what lies over the page only that is looked at: the rest was, before.
      const clean = async (what: string, part = "html"): Promise<void> => expect((await new AxeBuilder({ page }).include(part).analyze()).violations, what).toEqual([]);
      await site.open();
      await clean("before the run");
      await site.run();
      await expect(site.status).toHaveText("Done");
      await clean("after the run");
      await page.getByRole("button", { name: "Share", exact: true }).click();
      await expect(page.getByRole("button", { name: /^Copy link \d/ })).toBeVisible();
      await clean("the share menu", ".sharemenu");
      await page.getByRole("button", { name: /^Open code/ }).click();
      await page.getByRole("button", { name: "Open", exact: true }).click();
      await expect(page.locator("#open-problem")).not.toBeEmpty();
      await clean("the dialog that opens code, with a problem", "dialog");
      await page.keyboard.press("Escape");
      await site.write("main.js", "console.log('another');");
      await site.run();
      await page.getByRole("button", { name: "Versions" }).click();
      await expect(page.getByRole("dialog", { name: "Versions of this program" })).toBeVisible();
      await clean("the dialog of versions", "dialog");
      await site.open("?lesson=callback&embed=1");
      await expect(site.editor("main.go")).toBeVisible();
      await site.runButton.click();
      await expect(page.locator(".consoleline .linecount")).toContainText("line");
      await page.locator(".consoleline").click();
      await clean("the embed with its console");
    });
  });
}

for (const [name, viewport] of Object.entries({ tablet: { width: 1024, height: 768 }, phone: { width: 390, height: 844 } })) {
  test.describe(name, () => {
    test.use({ viewport });

    test("axe finds nothing in any pane, before, during and after a run, nor in the list of keys", async ({ site, page }) => {
      const clean = async (what: string): Promise<void> => expect((await new AxeBuilder({ page }).analyze()).violations, what).toEqual([]);
      await site.open("?lesson=callback");
      await clean("before the run");
      await page.getByRole("button", { name: "Step" }).click();
      await expect(site.sentence).toHaveText(/^Paused/);
      await clean("paused");
      await page.keyboard.press("Space");
      await expect(site.sentence).toHaveText(/^Nothing is in flight/);
      for (const pane of name === "phone" ? ["Lesson", "Code", "Console", "Timeline"] : []) {
        await page.getByRole("navigation").getByRole("tab", { name: pane }).click();
        await clean(pane);
      }
      await clean("after the run");
      await page.keyboard.press("?");
      await clean("the keys");
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
