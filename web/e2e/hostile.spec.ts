// Programs that will not let go: the page stays responsive, each ends in a named limit or by Stop within a second, and the next run works.
import { expect, test } from "@playwright/test";
import { hostile, watch } from "./hostile";
import { consoleText, open, run } from "./interleave";

for (const [name, { files, ends }] of Object.entries(hostile)) {
  test(name, async ({ page }) => {
    await open(page);
    // Compiled once before, so that only the run is watched: building is not what this is about.
    if (files["main.go"] !== undefined) await run(page, { files }, { timeout: 1 });
    const { end, worstFrame, stopped } = await watch(page, files);
    expect(ends).toContain(end);
    expect(stopped).toBeLessThan(1000);
    expect(worstFrame).toBeLessThan(100);
    const next = await run(page, { files: { "main.js": "console.log('still here')" } });
    expect(consoleText(next)).toEqual(["js log: still here"]);
  });
}
