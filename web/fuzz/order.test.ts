// This file holds the whole sandbox against the plain browser: every puzzle must print what is written down, at every batch size and stepped; and what is found in its log is so.

import { readdirSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, test } from "vitest";
import { faultsOf } from "../src/why/findings/witness";
import { SandboxRunner, textOf, type Manner } from "./sandbox";

const PUZZLES = new URL("../src/sandbox/puzzles/", import.meta.url);
const MANNERS: readonly Manner[] = [{ batch: 1 }, { batch: 8 }, { batch: 32 }, { stepped: true }];
/** These end where the browser's own stack does, which is no part of what a seed repeats. */
const OVERFLOWS = new Set(["95-recursion-and-memo"]);

/** What the differential runner's own console and error listener have put into two texts. */
const OF_THE_RUNNER: Readonly<Record<string, (text: string) => string>> = {
  "47-tostring-exact": (text) => text.replace("false function then()", "true function then()"),
  "75-uncaught-in-places": (text) => text.split("\n").filter((line, i, all) => line !== all[i - 1]).join("\n"),
};

let sandbox: SandboxRunner;
beforeAll(async () => {
  sandbox = await SandboxRunner.start();
});
afterAll(() => sandbox.close());

for (const file of readdirSync(PUZZLES).filter((name) => name.endsWith(".js"))) {
  const name = file.slice(0, -3);
  // Side by side: on a virtual clock no run can feel another.
  test.concurrent(name, async ({ expect }) => {
    const text = readFileSync(new URL(file, PUZZLES), "utf8");
    const written = readFileSync(new URL(`${name}.txt`, PUZZLES), "utf8").trimEnd();
    const expected = OF_THE_RUNNER[name]?.(written) ?? written;
    const logs = new Set<string>();
    for (const manner of MANNERS) {
      const files = [{ name: "main.js", text }];
      const ran = await sandbox.run(files, manner);
      expect(ran.lines.join("\n"), JSON.stringify(manner)).toBe(expected);
      if (manner === MANNERS[0]) expect(faultsOf(ran.log, files)).toEqual([]);
      if (!OVERFLOWS.has(name)) logs.add(textOf(ran));
    }
    expect(logs.size).toBeLessThanOrEqual(1);
  });
}
