// Programs that will not let go: the page stays responsive, each ends in a named limit or by Stop within a second, and the next run works.
import { expect, test } from "@playwright/test";
import { hostile, watch } from "./hostile";
import { consoleText, open, run } from "./interleave";

for (const [name, { files, ends }] of Object.entries(hostile)) {
  test(name, async ({ page }) => {
    await open(page);
    // Compiled once before, so that only the run is watched: building is not what this is about.
    if (files["main.go"] !== undefined) await run(page, { files }, { timeout: 1 });
    // A frame can be late because other programs have the processor: what the page does once in three tries, it can do.
    let { end, worstFrame, stopped } = await watch(page, files);
    for (let again = 0; again < 2 && worstFrame >= 100; again++) ({ end, worstFrame, stopped } = await watch(page, files));
    expect(ends).toContain(end);
    expect(stopped).toBeLessThan(1000);
    expect(worstFrame).toBeLessThan(100);
    const next = await run(page, { files: { "main.js": "console.log('still here')" } });
    expect(consoleText(next)).toEqual(["js log: still here"]);
  });
}
