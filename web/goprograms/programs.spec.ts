// Every `// run` program of GOROOT/test/chan and GOROOT/test/ken does through window.interleave what it does natively, and what is found in its log is so.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, type Page } from "@playwright/test";
import { open, output, run } from "../e2e/interleave";
import { logOf } from "../e2e/logtext";
import { faultsOf } from "../src/why/findings/witness";
import { goPrograms, native, type GoProgram, type Outcome } from "./oracle";

/** Programs that may differ, each with the reason. */
const exceptions: Readonly<Record<string, string>> = JSON.parse(readFileSync(join(import.meta.dirname, "exceptions.json"), "utf8"));

const programs = goPrograms(["chan", "ken"]);

test("the exceptions name programs that exist", () => {
  expect(programs.length).toBeGreaterThan(50);
  expect(Object.keys(exceptions).filter((name) => !programs.some((program) => program.name === name))).toEqual([]);
});

/** What counts: output and exit code; what is written to stderr only where the tree wants it, as Go words its traces with addresses. */
function relevant(program: GoProgram, outcome: Outcome): object {
  const { stdout, stderr, code } = outcome;
  return program.wanted === null ? { stdout, code } : { stdout, stderr, code };
}

// One page for all of them: its toolchain stays warm.
let page: Page;

test.beforeAll(async ({ browser }) => {
  page = await browser.newPage();
  await open(page);
});

test.afterAll(() => page.close());

for (const program of programs) {
  test(program.name, async () => {
    const expected = await native(program);
    if (expected.code !== 0 || (program.wanted !== null && expected.stdout + expected.stderr !== program.wanted)) {
      console.log(`    left out: ${program.name} does not pass natively for js/wasm (exit code ${expected.code})`);
      return;
    }
    const result = await run(page, { files: { "main.go": program.source } });
    const got = { stdout: output(result, "stdout"), stderr: output(result, "stderr"), code: result.exitCode };
    expect(faultsOf(logOf(result), [{ name: "main.go", text: program.source }])).toEqual([]);
    const reason = exceptions[program.name];
    if (reason === undefined) {
      expect(relevant(program, got), `it ended with "${result.end}"; stderr: ${got.stderr.slice(0, 2000)}`).toEqual(relevant(program, expected));
      expect(result.diagnostics).toEqual([]);
    } else {
      expect(relevant(program, got), `it is an exception no more: ${reason}`).not.toEqual(relevant(program, expected));
    }
  });
}
