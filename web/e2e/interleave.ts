// The page as tests drive it: window.interleave, and the programs they run on it.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import type { Interleave, PlainOptions, PlainProgram } from "../src/app/api";
import type { Result } from "../src/app/result";

declare global {
  interface Window {
    readonly interleave: Interleave;
  }
}

/** Opens the page and waits until it can run. `path` is seen from the site's root. */
export async function open(page: Page, path = ""): Promise<void> {
  await page.goto(`./${path}`);
  await page.waitForFunction(() => "interleave" in window);
  await page.evaluate(() => window.interleave.ready);
}

/** Shows another lesson in an open page, as a link to it does; much quicker than opening the page anew. */
export async function showLesson(page: Page, id: string): Promise<void> {
  await page.evaluate((search) => { history.pushState(null, "", search); dispatchEvent(new PopStateEvent("popstate")); }, `?lesson=${id}`);
  await page.locator(`.lesson[data-lesson="${id}"]`).waitFor();
}

/** Events fetched from the page at once: a long log as one value would be more than the test's connection can carry. */
const SLICE = 20_000;

/** Runs a program on an open page, apart from its editors. */
export async function run(page: Page, program: PlainProgram, options: PlainOptions = {}): Promise<Result> {
  const handle = await page.evaluateHandle(([p, o]) => window.interleave.run(p, o), [program, options] as const);
  const { count, ...head } = await handle.evaluate((result) => ({ ...result, events: [], count: result.events.length }));
  const events: Result["events"] = [];
  while (events.length < count) {
    events.push(...JSON.parse(await handle.evaluate(({ events: all }, [from, to]) => JSON.stringify(all.slice(from, to)), [events.length, events.length + SLICE] as const)));
  }
  await handle.dispose();
  return { ...head, events };
}

/** As run. Linking a large package can take longer than it may when other programs have the processor; what was compiled is kept, so it is tried again. */
export function runLarge(page: Page, program: PlainProgram): Promise<Result> {
  const again = (): Promise<Result> => run(page, program);
  return again().catch(again).catch(again);
}

/** All a run wrote to one stream of Go, byte for byte. */
export function output(result: Result, stream: "stdout" | "stderr"): string {
  return result.events.filter(({ kind, args }) => kind === "print" && args["stream"] === stream).map(({ args }) => args["text"]).join("");
}

/** The console as text, one line each: who printed, at which level, what. */
export function consoleText(result: Result): string[] {
  return result.console.map(({ from, level, text }) => `${from} ${level}: ${text}`);
}

const examples = join(import.meta.dirname, "..", "..", "examples");

/** The ids of the examples, in their order. */
export function exampleIds(): string[] {
  return readFileSync(join(examples, "order.txt"), "utf8").split(/\s+/).filter(Boolean);
}

/** The folder of an example. */
export function exampleFolder(id: string): string {
  return join(examples, id);
}

/** What an example's lesson sets that its log hangs on. */
export function exampleOptions(id: string): PlainOptions {
  return { shuffle: /^shuffle: on$/m.test(readFileSync(join(exampleFolder(id), "lesson.md"), "utf8")) };
}

/** An example's program, without the lesson's text and the expected log. */
export function exampleProgram(id: string): PlainProgram {
  const names = readdirSync(exampleFolder(id)).filter((name) => name !== "lesson.md" && name !== "events.txt");
  return { files: Object.fromEntries(names.map((name) => [name, readFileSync(join(exampleFolder(id), name), "utf8")])) };
}
