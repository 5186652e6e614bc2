// The page itself: first paint and a usable Run from a cold cache, typing, and frames while hostile programs run.
import { test, type CDPSession, type Page } from "@playwright/test";
import { open, run } from "../e2e/interleave";
import { InterleavePage } from "../e2e/page";
import type { ByProgram } from "../hostile/case";
import { table } from "../hostile/table";
import { watch } from "../hostile/watch";
import { goProgram } from "./programs";
import { report } from "./report";
import { median } from "./table";

declare global {
  interface Window {
    /** When Run could be pressed, in ms from the navigation's start. */
    usableAt?: number;
  }
}

/** Notes when the Run button is there and the page answers to it. */
function noteUsable(): void {
  const look = (): void => {
    if (window.usableAt === undefined && document.querySelector(".runbutton") && "interleave" in window) {
      void window.interleave.ready.then(() => { window.usableAt = performance.now(); });
      observer.disconnect();
    }
  };
  const observer = new MutationObserver(look);
  observer.observe(document, { subtree: true, childList: true });
}

test("first paint and a usable Run from a cold cache", async ({ browser }) => {
  const paints: number[] = [];
  const usable: number[] = [];
  for (let visit = 0; visit < 7; visit++) {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.addInitScript(noteUsable);
    await page.goto("./");
    await page.waitForFunction(() => window.usableAt !== undefined);
    usable.push(await page.evaluate(() => window.usableAt ?? Number.NaN));
    paints.push(await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Number.NaN));
    await context.close();
  }
  report({ what: "first paint, cold cache", value: median(paints), unit: "ms", limit: 1000, note: "median of 7" });
  report({ what: "usable Run, cold cache", value: median(usable), unit: "ms", limit: 1500, note: "median of 7" });
});

/** The processor time of the page's thread so far, in ms: it does not grow while other programs have the processor. */
async function threadTime(session: CDPSession): Promise<number> {
  const { metrics } = await session.send("Performance.getMetrics");
  return 1000 * (metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN);
}

test("typing", async ({ page }) => {
  const site = new InterleavePage(page);
  await site.open();
  await site.write("main.go", goProgram("typing") + "// a line of a longer file\n".repeat(300));
  await page.keyboard.press("ControlOrMeta+Home");
  await page.keyboard.press("End");
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  /** What something costs, up to the frame after the one that shows it. */
  const costOf = async (act: () => Promise<void>): Promise<number> => {
    const before = await threadTime(session);
    await act();
    await page.evaluate(() => new Promise((shown) => requestAnimationFrame(() => requestAnimationFrame(shown))));
    return (await threadTime(session)) - before;
  };
  const asking: number[] = [];
  for (let i = 0; i < 21; i++) asking.push(await costOf(async () => undefined));
  const costs: number[] = [];
  for (const key of " // what a reader types into the editor, key by key, while it is highlighted") {
    const cost = await costOf(() => page.keyboard.press(key === " " ? "Space" : key));
    costs.push(cost - median(asking));
  }
  costs.sort((a, b) => a - b);
  const most = costs[Math.floor(costs.length * 0.95)] ?? Number.NaN;
  report({ what: "typing: processor time of the page a key (95 %)", value: most, unit: "ms", limit: 16, note: `${costs.length} keys in a file of 330 lines, median ${median(costs).toFixed(1)}, most ${Math.max(...costs).toFixed(1)}` });
});

/** The numbers of the hostile suite's programs that do not let go, flood and fill the memory. */
const GREEDY = { from: 59, to: 75 };

async function lateness(page: Page, name: string, program: ByProgram): Promise<void> {
  if (program.files["main.go"] !== undefined) await run(page, program, { timeout: 1 });
  const { lag, stopped, end } = await watch(page, program, { sink: "", own: "" });
  const how = stopped === 0 ? `ended by itself: ${end}` : `${end} within ${Math.round(stopped)} ms`;
  report({ what: `the page late during: ${name}`, value: lag, unit: "ms", limit: 100, note: how });
}

test("the page while hostile programs run", async ({ page }) => {
  await open(page);
  // As for a reader, who has typed the program before: what the page loads at first is measured above.
  await page.locator(".cm-editor").first().waitFor();
  for (const { n, what, fast, held } of table) {
    if (fast && held.by === "program" && n >= GREEDY.from && n <= GREEDY.to) await lateness(page, what, held);
  }
});
