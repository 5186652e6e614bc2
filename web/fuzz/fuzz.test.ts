// This file compares random programs: what a plain worker prints, what the instrumented program prints there with the probes in place, recording and counting, and what it prints in the sandbox; and holds what is found in that log against it.

import { afterAll, beforeAll, expect, test } from "vitest";
import { faultsOf } from "../src/why/findings/witness";
import { runBatch } from "./batch";
import { Runner, type Way } from "./browser";
import { generateProgram } from "./generate";
import { SandboxRunner, textOf, type Manner } from "./sandbox";
import { programOf, readLines } from "./together";

const FIRST = Number(process.env["FUZZ_FIRST"] ?? 1);
const COUNT = Number(process.env["FUZZ_COUNT"] ?? 200);
const BATCH = 100;
/** A plain worker's timers jitter: a difference counts only where so many plain runs agree. */
const PLAIN_RUNS = 3;

let runner: Runner;
let sandbox: SandboxRunner;
beforeAll(async () => {
  runner = await Runner.start();
  sandbox = await SandboxRunner.start();
});
afterAll(() => Promise.all([runner.close(), sandbox.close()]));

test(`${COUNT} random programs print the same`, async () => {
  let lines = 0;
  let unsteady = 0;
  const different: string[] = [];
  for (let first = FIRST; first < FIRST + COUNT; first += BATCH) {
    const seeds = Array.from({ length: Math.min(BATCH, FIRST + COUNT - first) }, (_, i) => first + i);
    const rows = await compare(seeds);
    for (const { seed, plain, steady, same } of rows) {
      lines += plain.length;
      if (!steady) unsteady++;
      else if (!same) different.push(...(await confirm(seed)));
    }
  }
  console.log(`${COUNT} programs, ${lines} lines, ${unsteady} unsteady in the plain browser, ${different.length} different`);
  expect(different).toEqual([]);
  expect(unsteady).toBeLessThan(COUNT / 10);
});

interface Row {
  readonly seed: number;
  readonly plain: readonly string[];
  readonly probed: readonly string[];
  readonly counted: readonly string[];
  readonly sandboxed: readonly string[];
  readonly steady: boolean;
  readonly same: boolean;
}

async function compare(seeds: readonly number[]): Promise<Row[]> {
  const programs = seeds.map(generateProgram);
  // Side by side: most of the time is waiting for timers.
  const run = (way: Way): Promise<string[][]> => runBatch(runner.page, runner.code, programs, way);
  const [plain, probed, counted] = await Promise.all([Promise.all(Array.from({ length: PLAIN_RUNS }, () => run("plain"))), run("probed"), run("counted")]);
  const files = [{ name: "main.js", text: programOf(programs) }];
  const ran = await sandbox.run(files);
  expect(faultsOf(ran.log, files)).toEqual([]);
  const together = readLines(ran.lines, programs.length);
  return seeds.map((seed, i): Row => {
    const text = plain[0]![i]!.join("\n");
    const steady = plain.every((run) => run[i]!.join("\n") === text);
    const sandboxed = together[i]!;
    return { seed, plain: plain[0]![i]!, probed: probed[i]!, counted: counted[i]!, sandboxed, steady, same: sandboxed.join("\n") === text && (usesDelays(programs[i]!) || (probed[i]!.join("\n") === text && counted[i]!.join("\n") === text)) };
  });
}

/**
 * Whether a program waits for timers with a delay. On the real clock of a plain worker the probes' own cost can bring two of them
 * that are due nearly together out of order; of such programs only the sandbox's run, on its virtual clock, is compared.
 */
function usesDelays(text: string): boolean {
  return /setTimeout\([^]*, [1-9]\d*[,)]/.test(text);
}

/** Runs a program that differed again; what differs twice more is told with the place where it does. */
async function confirm(seed: number): Promise<string[]> {
  let row: Row | undefined;
  for (let i = 0; i < 2; i++) {
    row = (await compare([seed]))[0]!;
    if (!row.steady || row.same) return [];
  }
  const { plain, probed, counted, sandboxed } = row!;
  const others = [probed, counted, sandboxed];
  const parts = plain.findIndex((line, i) => others.some((lines) => lines[i] !== line));
  const at = parts === -1 ? plain.length : parts;
  const near = (lines: readonly string[]): string => lines.slice(Math.max(0, at - 3), at + 4).join(" | ");
  return [`seed ${seed} at line ${at}: plain ${near(plain)} — probed ${near(probed)} — counted ${near(counted)} — in the sandbox ${near(sandboxed)}`];
}

test("random programs leave the same log at every batch size and single-stepped", async () => {
  const programs = Array.from({ length: 10 }, (_, i) => generateProgram(FIRST + i));
  const files = [{ name: "main.js", text: programOf(programs) }];
  const manners: readonly Manner[] = [{ batch: 1 }, { batch: 8 }, { batch: 32 }, { batch: 128 }, { stepped: true }];
  const first = textOf(await sandbox.run(files));
  for (const manner of manners) expect(textOf(await sandbox.run(files, manner)) === first, JSON.stringify(manner)).toBe(true);
});
