// Draws the README's pictures from the real page: make screenshots.
import { join } from "node:path";
import { InterleavePage } from "../e2e/page";
import { test } from "@playwright/test";

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme, viewport: { width: 1440, height: 900 } });

    test("the page after a run", async ({ page }) => {
      const site = new InterleavePage(page);
      await site.open("?lesson=workers");
      await page.locator(".cm-editor").first().waitFor();
      await site.run();
      await page.mouse.move(1, 1);
      await page.screenshot({ path: join(import.meta.dirname, `page-${colorScheme}.png`) });
    });
  });
}
