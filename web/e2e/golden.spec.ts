// Every example runs to the log that is kept beside it, the same each time, in the same page and in a fresh one.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import type { Result, ResultEvent } from "../src/app/result";
import { TEXT_HEADER, formatEvent } from "../src/event/text";
import { exampleFolder, exampleIds, exampleProgram, open, run } from "./interleave";

/** The text form of a result's log. */
function logText(result: Result): string {
  return [TEXT_HEADER, ...result.events.map(lineOf)].join("\n") + "\n";
}

/** One line of it; scripts get an event's lane by name and its place in plain, the formatter wants the lane's number and the place apart. */
function lineOf(event: ResultEvent): string {
  const lane = event.lane === "js" ? 0 : Number(event.lane.slice(1));
  return formatEvent(JSON.parse(JSON.stringify({ ...event, lane, pos: 0 })), event.pos);
}

for (const id of exampleIds()) {
  test(`the log of ${id}`, async ({ page, context }) => {
    const program = exampleProgram(id);
    await open(page, `?lesson=${id}`);
    const first = logText(await run(page, program));
    const path = join(exampleFolder(id), "events.txt");
    if (process.env["UPDATE_GOLDEN"] !== undefined) writeFileSync(path, first);
    expect(existsSync(path), `${path} is missing; make golden writes it`).toBe(true);
    expect(first).toBe(readFileSync(path, "utf8"));
    expect(logText(await run(page, program))).toBe(first);
    const fresh = await context.newPage();
    await open(fresh, `?lesson=${id}`);
    expect(logText(await run(fresh, program))).toBe(first);
  });
}
