// The bytes of a first visit: to the first run of a lesson as it is, and to the first run of edited Go.
import { test } from "@playwright/test";
import { InterleavePage } from "../e2e/page";
import { server } from "../e2e/setup";
import { countingProxy, type Counted } from "./counting";
import { goProgram } from "./programs";
import { report } from "./report";

/** The largest files of a visit, in kB, for the table's notes. */
function largest(counted: Counted): string {
  const files = [...counted.files].sort((a, b) => b.bytes - a.bytes).slice(0, 4);
  return files.map(({ path, bytes }) => `${path.replace(/^.*\//, "").replace(/\.[0-9a-fA-F]{8,}/, "")} ${Math.round(bytes / 1000)}`).join(", ");
}

test("bytes of a first visit", async ({ page }) => {
  const proxy = await countingProxy(server.url);
  try {
    const site = new InterleavePage(page);
    await page.goto(proxy.url);
    await site.run();
    report({ what: "brotli bytes to the first run of a lesson", value: proxy.counted.bytes / 1000, unit: "kB", limit: 1500, note: largest(proxy.counted) });
    await site.write("main.go", goProgram("bytes"));
    await site.run();
    report({ what: "brotli bytes to the first run of edited Go", value: proxy.counted.bytes / 1000, unit: "kB", limit: 10_000, note: largest(proxy.counted) });
  } finally {
    await proxy.close();
  }
});
