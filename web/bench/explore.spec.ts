// Exploring: 200 seeds of the example of eight goroutines, from the key to the last ending.
import { test } from "@playwright/test";
import { open } from "../e2e/interleave";
import { report } from "./report";
import { median } from "./table";

test("200 seeds of eight goroutines", async ({ page }) => {
  const times: number[] = [];
  for (let round = 0; round < 3; round++) {
    await open(page, "?lesson=eight-goroutines");
    await page.waitForSelector("iframe", { state: "attached" }); // The first sandbox is made ready while a reader still reads.
    times.push(await page.evaluate(async () => {
      const button = document.querySelector<HTMLButtonElement>(".explorebutton");
      if (!button) throw new Error("the page has no Explore button");
      const start = performance.now();
      button.click();
      await new Promise<void>((done) => {
        const look = (): void => { if (/^200 seeds, /.test(document.querySelector(".exploredhead h2")?.textContent ?? "")) done(); };
        new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
      });
      return performance.now() - start;
    }));
  }
  report({ what: "explore 200 seeds of eight goroutines", value: median(times), unit: "ms", limit: 6000, note: `median of 3, ${Math.round(Math.min(...times))} to ${Math.round(Math.max(...times))}` });
});
