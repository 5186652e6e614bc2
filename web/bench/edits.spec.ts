// From an edit to its first output: Go cold and warm, JavaScript alone, and the same program by the native toolchain.
import { expect, test, type Browser, type Page } from "@playwright/test";
import { InterleavePage } from "../e2e/page";
import { goProgram, jsProgram, nativeTimes } from "./programs";
import { report } from "./report";
import { median } from "./table";

const rounds = 9;
/** The pause between two keys of practised hands, in ms, and what they type before each run. */
const KEY_EVERY = 80;
const TYPED = "// a change\n";

/** Presses Run in the page and gives the ms until the console shows a line. */
function toOutput(page: Page, line: string): Promise<number> {
  return page.evaluate(async (wanted) => {
    const button = document.querySelector<HTMLButtonElement>(".runbutton");
    const main = document.querySelector("main");
    if (!button || !main) throw new Error("the page has no Run button");
    const shown = (): boolean => [...document.querySelectorAll("#pane-console .row .text")].some((text) => text.textContent === wanted);
    if (shown()) throw new Error("the line was there before the run");
    const start = performance.now();
    button.click();
    await new Promise<void>((found) => {
      const look = (): void => { if (shown()) found(); };
      new MutationObserver(look).observe(main, { subtree: true, childList: true, characterData: true });
      look();
    });
    return performance.now() - start;
  }, line);
}

/** A page of a browser that has never been here, with a program of ours in it. */
async function freshPage(browser: Browser): Promise<InterleavePage> {
  const context = await browser.newContext();
  const site = new InterleavePage(await context.newPage());
  await site.open();
  await site.write("main.js", jsProgram("js"));
  return site;
}

async function timeEdits(site: InterleavePage, file: string, program: (mark: string) => string, name: string): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const mark = `${name} ${round}`;
    await site.write(file, program(mark));
    if (file === "main.js") await site.page.keyboard.type(TYPED, { delay: KEY_EVERY });
    times.push(await toOutput(site.page, mark));
    await site.ended();
    if (file === "main.go") await expect(site.status).toHaveText(/^Compiled in/);
  }
  return times;
}

test("cold: the first edited Go of a first visit", async ({ browser }) => {
  const times: number[] = [];
  for (let visit = 0; visit < 3; visit++) {
    const site = await freshPage(browser);
    await site.write("main.go", goProgram("cold"));
    times.push(await toOutput(site.page, "cold"));
    await site.page.context().close();
  }
  report({ what: "cold: first edit of Go → first output", value: median(times), unit: "ms", limit: 3000, note: "nothing cached, localhost, no warm-up; median of 3" });
});

test("warm edits", async ({ browser }) => {
  const site = await freshPage(browser);
  await site.write("main.go", goProgram("first"));
  await toOutput(site.page, "first");
  await site.ended();
  await timeEdits(site, "main.go", goProgram, "warming");
  const go = await timeEdits(site, "main.go", goProgram, "go");
  const js = await timeEdits(site, "main.js", jsProgram, "only js");
  const native = median(nativeTimes(rounds));
  report({ what: "warm: edit of Go → first output", value: median(go), unit: "ms", limit: 700, note: `${rounds} edits, ${Math.round(Math.min(...go))} to ${Math.round(Math.max(...go))}` });
  report({ what: "native go build + run of the same program", value: native, unit: "ms", limit: null, note: `${rounds} edits, warm cache` });
  report({ what: "ratio to native", value: median(go) / native, unit: "×", limit: 4 });
  report({ what: "edit of JavaScript alone → first output", value: median(js), unit: "ms", limit: 60, note: `${rounds} edits typed at ${1000 / KEY_EVERY} keys a second, ${Math.round(Math.min(...js))} to ${Math.round(Math.max(...js))}` });
  await site.page.context().close();
});
