// This file holds the puzzles against a plain browser: it must print what is written down, and the instrumented puzzle the same.

import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Runner } from "./browser";

const PUZZLES = new URL("../src/sandbox/puzzles/", import.meta.url);
/** Set to write down what the plain browser prints for puzzles that have no text yet. */
const WRITE = process.env["PUZZLES_WRITE"] !== undefined;
/** Two timers of this puzzle are due 1 ms apart: only a virtual clock keeps them in order. */
const NEEDS_VIRTUAL_CLOCK = new Set(["36-late-handled"]);

let runner: Runner;
beforeAll(async () => {
  runner = await Runner.start();
});
afterAll(() => runner.close());

for (const file of readdirSync(PUZZLES).filter((name) => name.endsWith(".js"))) {
  const name = file.slice(0, -3);
  test(name, async () => {
    const source = readFileSync(new URL(file, PUZZLES), "utf8");
    const text = new URL(`${name}.txt`, PUZZLES);
    if (WRITE && !existsSync(text)) writeFileSync(text, await settled(source));
    const expected = readFileSync(text, "utf8");
    if (NEEDS_VIRTUAL_CLOCK.has(name)) return;
    expect(await printed(source, "probed")).toBe(expected);
    expect(await printed(source, "plain")).toBe(expected);
  });
}

async function printed(source: string, way: "plain" | "probed"): Promise<string> {
  const { lines } = await runner.run(source, way);
  return lines.length === 0 ? "" : `${lines.join("\n")}\n`;
}

/** What three plain runs print alike. */
async function settled(source: string): Promise<string> {
  const first = await printed(source, "plain");
  for (let i = 0; i < 2; i++) expect(await printed(source, "plain")).toBe(first);
  return first;
}
