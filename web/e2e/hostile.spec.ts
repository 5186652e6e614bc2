// Programs that will not let go: the page goes on drawing, each ends in a named limit or by Stop, and the next run works.
import { expect, test } from "@playwright/test";
import { hostile, watch } from "./hostile";
import { consoleText, open, run } from "./interleave";

// A page that is held up by a program stands still for as long as the program runs, so these bounds tell the two apart
// on a busy machine too. How long a frame and a Stop really take is measured by the bench.
const HELD_UP_MS = 1500;
const STOPPED_MS = 8000;

for (const [name, { files, ends }] of Object.entries(hostile)) {
  test(name, async ({ page }) => {
    await open(page);
    // Compiled once before, so that only the run is watched: building is not what this is about.
    if (files["main.go"] !== undefined) await run(page, { files }, { timeout: 1 });
    const { end, worstFrame, stopped } = await watch(page, files);
    expect(ends).toContain(end);
    expect(stopped).toBeLessThan(STOPPED_MS);
    expect(worstFrame).toBeLessThan(HELD_UP_MS);
    const next = await run(page, { files: { "main.js": "console.log('still here')" } });
    expect(consoleText(next)).toEqual(["js log: still here"]);
  });
}
