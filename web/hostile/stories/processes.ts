// Stories about stopping: many times at once, by leaving, and by the death of the sandbox's process.
import { expect, type Browser, type BrowserContext, type Frame, type Page } from "@playwright/test";
import { consoleText, open, run } from "../../e2e/interleave";
import type { Limits } from "../case";
import type { Stage } from "../stage";
import { measureLateness } from "../watch";

const LOOP = { files: { "main.js": "for (;;) {}" } };
const AFTER = { files: { "main.js": "console.log('still here')" } };

interface Process {
  readonly id: number;
  readonly type: string;
  /** Seconds. */
  readonly cpuTime: number;
}

function opener(stage: Stage): Browser {
  const browser = stage.context.browser();
  if (browser === null) throw new Error("there is no browser");
  return browser;
}

async function renderers(stage: Stage): Promise<Process[]> {
  const session = await opener(stage).newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  return processInfo.filter(({ type }) => type === "renderer");
}

/** Tells which renderers have been busy since it was asked before. */
class Meter {
  #before = new Map<number, number>();

  constructor(readonly stage: Stage) {}

  async busy(): Promise<number[]> {
    const now = await renderers(this.stage);
    const busy = now.filter(({ id, cpuTime }) => cpuTime - (this.#before.get(id) ?? cpuTime) > BUSY_SECONDS).map(({ id }) => id);
    this.#before = new Map(now.map(({ id, cpuTime }) => [id, cpuTime]));
    return busy;
  }

  /** Waits until so many are busy, and no more. */
  async until(count: number): Promise<number[]> {
    let busy: number[] = [];
    await this.busy();
    await expect.poll(async () => (busy = await this.busy()).length, { timeout: 30_000, intervals: [SAMPLE_MS] }).toBe(count);
    return busy;
  }
}

/** Time between two looks at the processes in ms, and what a process that runs a loop uses in it, in seconds. */
const SAMPLE_MS = 1000;
const BUSY_SECONDS = 0.2;

/** In which time the death of a sandbox must be noticed, in ms; 3000 where the machine is quiet. */
const NOTICED_MS = 5000;

/** Starts an endless loop on a page and waits until it is all that is busy; the id of its process. */
async function startLoop(stage: Stage, page: Page): Promise<number> {
  await page.evaluate((program) => { void window.interleave.run(program); }, LOOP);
  return (await new Meter(stage).until(1))[0] ?? 0;
}

/** 70: Stop and Run, a hundred times each: there is never more than the running frame, the spare and the one before, and the end is as ever. */
export async function manyTimes(stage: Stage): Promise<void> {
  const page = await stage.tab();
  await open(page);
  const most = await page.evaluate(async ([loop, after]) => {
    let frames = 0;
    const count = (): void => { frames = Math.max(frames, document.querySelectorAll("iframe").length); };
    new MutationObserver(count).observe(document.body, { childList: true });
    const runs = Array.from({ length: 100 }, (_, i) => window.interleave.run(i < 10 ? loop : after));
    const stopping = setInterval(() => { for (let i = 0; i < 100; i++) window.interleave.stop(); count(); }, 5);
    await Promise.all(runs);
    clearInterval(stopping);
    return frames;
  }, [LOOP, AFTER] as const);
  expect(most).toBeLessThanOrEqual(3);
  expect(consoleText(await run(page, AFTER))).toEqual(["js log: still here"]);
  await page.close();
}

/** 71: a page that is left or reloaded in the middle of a loop takes the loop's process with it. */
export async function leaving(stage: Stage): Promise<void> {
  const page = await stage.tab();
  await open(page);
  await startLoop(stage, page);
  await page.reload();
  await new Meter(stage).until(0);
  await open(page);
  await startLoop(stage, page);
  await page.goto("about:blank");
  await new Meter(stage).until(0);
  await page.close();
}

/** A page in a browser context of its own, asked by other means than Playwright's, which takes a page for crashed when one of its frames is. */
interface Apart {
  readonly context: BrowserContext;
  readonly page: Page;
  ask(expression: string): Promise<unknown>;
}

async function apart(stage: Stage): Promise<Apart> {
  const context = await opener(stage).newContext({ baseURL: stage.sinks.own });
  const page = await context.newPage();
  await open(page, "?lesson=callback");
  await expect(page.locator(".cm-content").first()).toBeVisible();
  const session = await context.newCDPSession(page);
  return { context, page, ask: async (expression) => (await session.send("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true })).result.value as unknown };
}

const TEXT = `[...document.querySelectorAll("*")].map((one) => one.shadowRoot?.querySelector(".cm-content")?.innerText ?? "").join("")`;
const NEXT = `interleave.run(${JSON.stringify(AFTER)}).then(({ console }) => String(console[0]?.text))`;

/** Ends the process of the spare sandbox: the page has another spare before anybody presses Run. */
async function killSpare({ context, page, ask }: Apart): Promise<void> {
  expect(await ask(NEXT)).toBe("still here");
  await ask(`document.querySelectorAll("iframe").forEach((frame) => { frame.name = "doomed"; })`);
  const frames = (): Frame[] => page.frames().filter((frame) => frame !== page.mainFrame());
  // The frame of the run before is still among them for a moment.
  await expect.poll(() => frames().map((frame) => frame.url().includes("sandbox"))).toEqual([true]);
  // It is ready; one that dies while it loads has a test in e2e/refusal.spec.ts.
  await expect.poll(() => page.workers().length).toBeGreaterThan(0);
  await page.workers().at(-1)?.evaluate("1");
  const session = await context.newCDPSession(frames()[0] ?? page);
  session.send("Page.crash").catch(() => undefined); // It is never answered.
  await expect.poll(() => ask(`[...document.querySelectorAll("iframe")].map(({ name }) => name || "new").join()`)).toBe("new");
}

/** 67, 72: the sandbox's process dies: that of a spare is replaced unseen; of a running one the page says so within three seconds, the text stands, and the next run works. */
export async function killed(stage: Stage): Promise<void> {
  const own = await apart(stage);
  const { context, ask } = own;
  const before = await ask(TEXT);
  await killSpare(own);
  expect(await ask(NEXT)).toBe("still here");
  const ended = ask(`interleave.run(${JSON.stringify(LOOP)}).then(({ events }) => [events.at(-1).args.why, performance.now() - window.killedAt])`);
  const [victim = 0] = await new Meter(stage).until(1);
  await ask("void (window.killedAt = performance.now())");
  process.kill(victim, "SIGKILL");
  const told = await ended;
  expect(told).toEqual([expect.stringMatching(/does not respond/), expect.any(Number)]);
  expect(Array.isArray(told) ? told[1] : Infinity).toBeLessThan(NOTICED_MS);
  expect(String(before)).toContain("func main");
  expect(await ask(TEXT)).toBe(before);
  expect(await ask(NEXT)).toBe("still here");
  await context.close();
}

/** 67, 68: a program fills the memory, until its process dies or it is stopped after so many ms; the page is not late, its text stands, and the next run works. */
export function bomb(code: string, stopAfter: number): (stage: Stage, limits: Limits, note: (text: string) => void) => Promise<void> {
  return async (stage, limits, note) => {
    const { context, ask } = await apart(stage);
    const before = await ask(TEXT);
    await ask(`void (window.late = (${String(measureLateness)})())`);
    await ask(`void setTimeout(() => interleave.stop(), ${stopAfter})`);
    const end = await ask(`interleave.run(${JSON.stringify({ files: { "main.js": code } })}).then(({ end }) => end)`);
    expect(["limit", "error", "stopped"]).toContain(end);
    expect(await ask(TEXT)).toBe(before);
    expect(await ask(NEXT)).toBe("still here");
    const late = Number(await ask("late()"));
    note(`${String(end)}, page late by ${late} ms`);
    expect(late).toBeLessThan(limits.lag);
    await context.close();
  };
}
