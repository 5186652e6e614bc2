// Seven programs that people reported to golang/go as deadlocks: each ends here as on a page, and the log has the whole chain of causes.
import { expect, test, type Page } from "@playwright/test";
import type { Result, ResultEvent } from "../src/app/result";
import { open, output, runLarge } from "./interleave";
import { reportIds, reportProgram, reportStory } from "./reports";

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

for (const id of reportIds) {
  test(`golang/go report ${id} ends as on a page, and its log tells why`, async () => {
    test.setTimeout(240_000);
    expect(story(await runLarge(page, reportProgram(id)))).toBe(reportStory(id));
  });
}
