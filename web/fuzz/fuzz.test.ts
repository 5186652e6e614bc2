// This file compares random programs: what a plain worker prints, and what the instrumented program prints with the probes in place.

import { afterAll, beforeAll, expect, test } from "vitest";
import { runBatch } from "./batch";
import { Runner, type Way } from "./browser";
import { generateProgram } from "./generate";

const FIRST = Number(process.env["FUZZ_FIRST"] ?? 1);
const COUNT = Number(process.env["FUZZ_COUNT"] ?? 200);
const BATCH = 100;
/** A plain worker's timers jitter: a difference counts only where so many plain runs agree. */
const PLAIN_RUNS = 3;

let runner: Runner;
beforeAll(async () => {
  runner = await Runner.start();
});
afterAll(() => runner.close());

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
  readonly steady: boolean;
  readonly same: boolean;
}

async function compare(seeds: readonly number[]): Promise<Row[]> {
  const programs = seeds.map(generateProgram);
  // Side by side: most of the time is waiting for timers.
  const run = (way: Way): Promise<string[][]> => runBatch(runner.page, runner.code, programs, way);
  const [plain, probed] = await Promise.all([Promise.all(Array.from({ length: PLAIN_RUNS }, () => run("plain"))), run("probed")]);
  return seeds.map((seed, i) => {
    const steady = plain.every((run) => run[i]!.join("\n") === plain[0]![i]!.join("\n"));
    return { seed, plain: plain[0]![i]!, probed: probed[i]!, steady, same: probed[i]!.join("\n") === plain[0]![i]!.join("\n") };
  });
}

/** Runs a program that differed again; what differs twice more is told with the place where it does. */
async function confirm(seed: number): Promise<string[]> {
  let row: Row | undefined;
  for (let i = 0; i < 2; i++) {
    row = (await compare([seed]))[0]!;
    if (!row.steady || row.same) return [];
  }
  const { plain, probed } = row!;
  const at = plain.findIndex((line, i) => line !== probed[i]);
  const from = Math.max(0, at - 3);
  return [`seed ${seed} at line ${at}: plain ${plain.slice(from, at + 4).join(" | ")} — probed ${probed.slice(from, at + 4).join(" | ")}`];
}
