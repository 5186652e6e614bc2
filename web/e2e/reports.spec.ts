// Seven programs that people reported to golang/go as deadlocks: each ends here as on a page, the log has the whole chain of causes, Why tells it, and its change mends it.
import { expect, test, type Page } from "@playwright/test";
import type { Result, ResultEvent } from "../src/app/result";
import { open, output, runLarge } from "./interleave";
import { logOf } from "./logtext";
import { InterleavePage } from "./page";
import { reportIds, reportProgram, reportStory } from "./reports";
import { faultsOf, foundIn } from "../src/why/findings/witness";

/** An event as lane, kind and place. */
function told({ lane, kind, pos, args }: ResultEvent): string {
  const what = kind === "task" ? ` (${String(args["source"])})` : "";
  return `${lane} ${kind}${what}${pos === null ? "" : ` ${pos.file}:${pos.line}:${pos.col}`}`;
}

/** The event and its causes back to a task that has none, each with the registration that made it possible. */
function chain(events: readonly ResultEvent[], last: ResultEvent): string[] {
  const steps: string[] = [];
  for (let event: ResultEvent | undefined = last; event !== undefined; event = events[event.cause - 1]) {
    const origin = events[event.origin - 1];
    steps.unshift(`  ${told(event)}${origin === undefined || origin.seq === event.cause ? "" : `, registered by ${told(origin)}`}`);
  }
  return steps;
}

/** The goroutines of the user's that wait when Go gives up: where, and for which channel or in the runtime's words. */
function waiting(events: readonly ResultEvent[]): string[] {
  const waits = new Map<string, string>();
  const roles = new Map<string, unknown>();
  for (const [index, event] of events.entries()) {
    const { lane, kind, pos, args } = event;
    if (kind === "fatal") break;
    if (kind === "gonew") roles.set(lane, args["role"]);
    if (kind === "gowake") waits.delete(lane);
    if (kind !== "gowait" || roles.get(lane) === "system") continue;
    const before = events[index - 1]!;
    const channel = before.lane === lane && before.args["how"] === "waits" ? ` ${String(before.args["ch"])}` : "";
    waits.set(lane, `waits: ${lane} at ${pos?.file}:${pos?.line} in ${String(args["reason"])}${channel}`);
  }
  return [...waits.values()];
}

/** All that is asserted of a run, as text. */
function story(result: Result): string {
  const { events } = result;
  const fatal = events.filter(({ kind }) => kind === "fatal");
  const late = events.filter(({ kind }) => kind === "stalecall");
  const traceback = output(result, "stderr").split("\n").filter((line) => line.startsWith("goroutine "));
  return [
    ...result.console.filter(({ level }) => level !== "stderr").map(({ from, text }) => `prints: ${from} ${text}`),
    ...fatal.map(({ lane, args }) => `says: ${lane} ${String(args["text"])}`),
    ...traceback.map((line) => `says: ${line}`),
    `ends: ${result.end} ${result.exitCode}`,
    ...waiting(events),
    ...fatal.flatMap((event) => ["because:", ...chain(events, event)]),
    ...late.flatMap((event) => ["too late:", ...chain(events, event)]),
    ...events.filter(({ kind }) => kind === "error").flatMap((event) => [`error: ${String(event.args["text"])}`, ...chain(events, event).slice(-3)]),
  ].join("\n");
}

// One page for all of them: its toolchain stays warm.
let page: Page;

test.beforeAll(async ({ browser }) => {
  page = await browser.newPage();
  await open(page);
});

test.afterAll(() => page.close());

/** What Why says of each, the change that it offers, and what only the changed program prints. */
const EXPLAINED: Readonly<Record<string, readonly [text: string, change: string, line: RegExp]>> = {
  25902: ["The js.Func that JavaScript called at main.js:2 waits in select at main.go:13, and JavaScript calls nothing else until it returns. GET /json, sent at main.go:13, can be answered only in another callback.", "Put the wait in a goroutine", /^&\{200 OK/],
  26382: ["The js.Func that JavaScript called at main.js:7 waits in chan receive at main.go:17, and JavaScript calls nothing else until it returns. The js.Func made at main.go:11 was called at 21.41 ms, when Go had given up.", "Put the wait in a goroutine", /^the result is \{/],
  34478: ["The js.Func that JavaScript called waits in chan receive at main.go:18, and JavaScript calls nothing else until it returns. The js.Func made at main.go:11 was called at 3000 ms, when Go had given up.", "Put the wait in a goroutine", /^works in a callback$/],
  37136: ["The js.Func that JavaScript called at main.js:1 waits in select at main.go:11, and JavaScript calls nothing else until it returns. GET /json, sent at main.go:11, can be answered only in another callback.", "Return a Promise, and await it", /^JavaScript got \{/],
  39928: ["The js.Func that JavaScript called at main.js:3 waits in chan receive at main.go:21, and JavaScript calls nothing else until it returns. GET /delay/20, sent at main.go:13, can be answered only in another callback.", "Return a Promise, and await it", /^JavaScript got (?!undefined)/],
  41310: ["The js.Func that JavaScript called at main.js:4 waits in chan send at main.go:12, and JavaScript calls nothing else until it returns. Nobody else can go on: main waits in select {} at main.go:17.", "Put the wait in a goroutine", /^the first sum is 3$/],
  65773: ["The js.Func that JavaScript called at main.js:3 waits in chan receive at main.go:15, and JavaScript calls nothing else until it returns. The js.Func made at main.go:11 was called at 5.09 ms, when Go had given up.", "Put the wait in a goroutine", /^loaded b$/],
};

/** Opens the program in the editors, runs it there, tries the change that is offered, uses it, and waits for the end of the run that follows. */
async function mend(id: string, change: string): Promise<void> {
  await page.evaluate((program) => window.interleave.open(program), reportProgram(id));
  await page.getByRole("slider", { name: "Speed" }).press("End");
  const site = new InterleavePage(page);
  await site.start();
  await page.locator(".told li", { hasText: "Why did Go give up?" }).getByRole("button", { name: change }).click({ timeout: 90_000 });
  const use = page.getByRole("dialog", { name: change }).getByRole("button", { name: "Use this version" });
  await expect(use).toBeEnabled({ timeout: 90_000 });
  await use.click();
  await expect(site.status).toHaveText(/^(Compiled in|Done)/, { timeout: 60_000 });
}

for (const id of reportIds) {
  test(`golang/go report ${id} ends as on a page, its log tells why, and so does the page, with a change that mends it`, async () => {
    test.setTimeout(300_000);
    const result = await runLarge(page, reportProgram(id));
    expect(story(result)).toBe(reportStory(id));
    const [text, change, line] = EXPLAINED[id] ?? ["", "", /^$/];
    const { files } = reportProgram(id);
    const sources = Object.entries(files).map(([name, source]) => ({ name, text: source }));
    expect(foundIn(logOf(result), sources)[0]?.text).toBe(text);
    expect(faultsOf(logOf(result), sources)).toEqual([]);
    await mend(id, change);
    await expect(new InterleavePage(page).lines.filter({ hasText: line })).not.toHaveCount(0);
  });
}
