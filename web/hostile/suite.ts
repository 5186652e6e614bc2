// Runs the table in Chromium: every case as a test of its own, most of them in one page.
import { expect, test as base, type TestInfo } from "@playwright/test";
import { run, runLarge } from "../e2e/interleave";
import { server } from "../e2e/setup";
import type { ByProgram, Case, Limits } from "./case";
import { NO_DAMAGE, Stage } from "./stage";
import { table } from "./table";
import { placed, watch } from "./watch";

/** How long things may take, in ms: on a quiet machine, and on one where other programs have the processors. */
const QUIET: Limits = { lag: 100, stopped: 1000 };
const BUSY: Limits = { lag: 1500, stopped: 8000 };

const test = base.extend<object, { stage: Stage }>({
  // Playwright reads from the form of the parameter what a fixture needs.
  stage: [async ({ browser }, use) => {
    const stage = await Stage.open(browser, server.url);
    await use(stage);
    await stage.close();
  }, { scope: "worker", timeout: 900_000 }],
});

/** Defines a test for each row that Chromium shows: the fast ones, or all, with the times of a quiet machine unless HOSTILE_BUSY is set. */
export function defineSuite(which: "fast" | "all"): void {
  const limits = which === "all" && process.env["HOSTILE_BUSY"] === undefined ? QUIET : BUSY;
  for (const row of table.filter(({ fast }) => fast || which === "all")) {
    const { held } = row;
    if (held.by === "program") test(title(row), async ({ stage }, info) => runCase(stage, held, limits, noting(info)));
    if (held.by === "story") {
      test(title(row), async ({ stage }, info) => {
        await held.tell(stage, limits, noting(info));
        await stage.settle();
        expect(await stage.damage()).toEqual(NO_DAMAGE);
      });
    }
  }
}

/** What a case saw, for the report. */
function noting(info: TestInfo): (text: string) => void {
  return (text) => { info.annotations.push({ type: "watched", description: text }); };
}

function title({ n, what }: Case): string {
  return `${n} ${what}`;
}

async function runCase(stage: Stage, wanted: ByProgram, limits: Limits, note: (text: string) => void): Promise<void> {
  const page = await stage.page();
  // Built once before, so that only the run is watched and stopped: building is not what such a case is about.
  if (wanted.stopAfter !== undefined && wanted.files["main.go"] !== undefined) await run(page, { files: { "main.go": wanted.files["main.go"] } }, { timeout: 1 });
  if (wanted.large === true) await runLarge(page, { files: placed(wanted.files, stage.sinks) });
  const watched = await watch(page, wanted, stage.sinks);
  const { end, lag, stopped, next, lines, diagnostics, told, refusal } = watched;
  note(`${end}, page late by ${Math.round(lag)} ms, stopped in ${Math.round(stopped)} ms`);
  expect(wanted.ends, JSON.stringify({ end, lines: lines.slice(0, 5), told, diagnostics: diagnostics.slice(0, 3), refusal })).toContain(end);
  if (wanted.says !== undefined) expect(lines).toEqual(wanted.says);
  if (wanted.tells !== undefined) expect([...lines, ...told, ...diagnostics, refusal].join("\n")).toMatch(wanted.tells);
  if (wanted.mostDiagnostics !== undefined) expect(diagnostics.length).toBeLessThanOrEqual(wanted.mostDiagnostics);
  expect(next).toEqual(["still here undefined"]);
  expect(stopped).toBeLessThan(limits.stopped);
  expect(lag).toBeLessThan(limits.lag);
  expect(await stage.damage()).toEqual(NO_DAMAGE);
}
