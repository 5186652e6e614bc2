// Errors thrown in every place have their true line and column in the log: JavaScript's are held against a plain worker, Go's against the line itself.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import type { Result } from "../src/app/result";
import { cases } from "./errors/cases";
import { plainErrors, type PlainCase } from "./errors/plain";
import { open, output, run } from "./interleave";
import { expect as pageExpect, test as pageTest } from "./page";

const all: readonly PlainCase[] = Object.entries(cases).map(([name, given]) => {
  const files = typeof given === "string" ? { "main.js": given } : given;
  return { name, files, module: name.includes("module") && files["main.js"] !== undefined && /^\s*(import|export|await) /m.test(files["main.js"]) };
});

/** Where the log says something else than the browser, which names no line of the program's there or a vaguer one. */
const better: Readonly<Record<string, readonly string[]>> = {
  // The line that calls what was made from text.
  "Function": ["exception main.js:2:1 TypeError: Cannot read properties of undefined (reading 'c')"],
  "eval": ["exception main.js:2:10 TypeError: Cannot read properties of null (reading 'inEval')"],
  // The line that calls the engine, not a place in the text that was parsed.
  "native function": ["exception main.js:2:6 SyntaxError: Expected property name or '}' in JSON at position 1 (line 1 column 2)"],
  // The name itself, not the statement it stands in.
  "temporal dead zone": ["exception main.js:4:25 ReferenceError: Cannot access 'x' before initialization"],
  // What was thrown, not its type.
  "an object": ["exception main.js:1:20 {a: 1}"],
};

/** The errors of a run as the plain worker tells them. */
function errors({ events }: Result): string[] {
  return events.filter(({ kind }) => kind === "error")
    .map(({ pos, args }) => `${args["what"]} ${pos === null ? "-" : `${pos.file}:${pos.line}:${pos.col}`} ${String(args["text"]).split("\n")[0]}`);
}

test("errors in every place of JavaScript are where a plain worker says", async ({ page, context }) => {
  test.setTimeout(400_000);
  const plain = await plainErrors(await context.newPage(), all);
  await open(page);
  const ours: Record<string, string[]> = {};
  for (const { name, files } of all) {
    const result = await run(page, { files });
    ours[name] = errors(result).sort();
    expect(result.end, name).toBe("error");
  }
  for (const name of Object.keys(better)) expect(plain[name], name).not.toEqual(better[name]);
  expect(ours).toEqual({ ...plain, ...better });
});

test("a program that does not parse is told of at its place, in every file of it", async ({ page }) => {
  await open(page);
  const places = async (files: Record<string, string>): Promise<string[]> => {
    const { end, diagnostics, events } = await run(page, { files });
    expect([end, events.filter(({ kind }) => kind === "task").length]).toEqual(["invalid", 0]);
    return diagnostics.map(({ file, line, col }) => `${file}:${line}:${col}`);
  };
  expect(await places({ "main.js": "let one = 1;\nlet two = ;\n" })).toEqual(["main.js:2:11"]);
  expect(await places({ "main.js": "import './other.js';\n", "other.js": "\n\n  }" })).toEqual(["other.js:3:3"]);
  expect(await places({ "main.js": "import('./other.js');\n", "other.js": "const x = 1;\nconst x = 2;" })).toEqual(["other.js:2:7"]);
  expect(await places({ "main.ts": "const n: number = 1;\nconst m: = 2;" })).toEqual(["main.ts:2:10"]);
});

const goFile = readFileSync(join(import.meta.dirname, "errors", "main.go"), "utf8");
const jsFile = (way: string): string => `function thrower() {\n  throw new Error("from JavaScript");\n}\nsetTimeout(() => {\n  fail(${JSON.stringify(way)});\n}, 1);`;

/** The line of main.go that ends with that comment. */
function line(mark: string): string {
  return `main.go:${goFile.split("\n").findIndex((text) => text.endsWith(`// ${mark}`)) + 1}`;
}

/** What a run says of Go's failure: its end, each panic, what the runtime says, the errors it is in JavaScript. */
function failure(result: Result): string[] {
  const of = (kind: string): Result["events"] => result.events.filter((event) => event.kind === kind);
  return [
    `${result.end} ${result.exitCode}`,
    ...of("gopanic").map(({ pos, args }) => `panic ${pos?.file}:${pos?.line} ${args["value"]}`),
    ...of("fatal").map(({ args }) => `${args["what"]}: ${args["text"]}`),
    ...of("throw").map(({ pos, args }) => `throw ${pos?.file}:${pos?.line} ${args["value"]}`),
    ...errors(result),
    ...(output(result, "stdout") === "" ? [] : [`printed ${output(result, "stdout").trimEnd()}`]),
  ];
}

const panics = (mark: string, value: string, says: string): string[] => ["panic 2", `panic ${line(mark)} ${value}`, `panic: panic: ${says}`];
const runtimePanic = (mark: string, value: string, more = ""): string[] => panics(mark, `runtime error: ${value}`, `runtime error: ${value}${more}`);

const failures: Readonly<Record<string, readonly string[]>> = {
  "nil map": panics("nil map", "assignment to entry in nil map", "assignment to entry in nil map"),
  "index": runtimePanic("index", "index out of range [3] with length 0"),
  "slice": runtimePanic("slice", "slice bounds out of range", " [2:0]"),
  "nil pointer": runtimePanic("nil pointer", "invalid memory address or nil pointer dereference", "\n[signal 0xb code=0x0 addr=0x0 pc=0x0]"),
  "divide": runtimePanic("divide", "integer divide by zero"),
  "type assertion": panics("type assertion", "*runtime.TypeAssertionError", "interface conversion: interface {} is string, not int"),
  "panic": panics("panic", '"on purpose"', "on purpose"),
  "panic, error": panics("panic, error", "as an error", "as an error"),
  "closed channel": panics("closed channel", "send on closed channel", "send on closed channel"),
  "goroutine": panics("goroutine", '"in a goroutine"', "in a goroutine"),
  "after sleep": panics("after sleep", '"at depth 0"', "at depth 0"),
  "recovered": ["quiet 0", `panic ${line("recovered")} "caught"`, "printed recovered: caught"],
  "again": ["panic 2", `panic ${line("again")} "first"`, `panic ${line("again, the second")} "again after first"`, "panic: panic: first [recovered]\n\tpanic: again after first"],
  "goexit": ["quiet 0", "printed deferred"],
  "unlock": ["panic 2", "fatal: fatal error: sync: unlock of unlocked mutex"],
  "deadlock": ["deadlock 2", "deadlock: fatal error: all goroutines are asleep - deadlock!"],
  "exit": ["exited 3"],
  "JavaScript": [...panics("JavaScript", "js.Error", "JavaScript error: from JavaScript"), "throw main.js:1 "],
  "JavaScript, recovered": ["quiet 0", `panic ${line("JavaScript, recovered")} js.Error`, "throw main.js:1 ", "printed recovered: JavaScript error: from JavaScript"],
  "no function": panics("no function", "*js.ValueError", "syscall/js: call of Value.Invoke on undefined"),
};

test("every way to fail in Go is on its line, in the log and in the traceback", async ({ page }) => {
  test.setTimeout(240_000);
  await open(page);
  const told: Record<string, string[]> = {};
  for (const way of Object.keys(failures)) {
    const result = await run(page, { files: { "main.go": goFile, "main.js": jsFile(way) } });
    told[way] = failure(result);
    if (result.exitCode === 2) expect(output(result, "stderr"), way).toContain(`\t${line(way)} `);
  }
  expect(told).toEqual(failures);
});

pageTest("the console says where an uncaught error is from", async ({ site, page }) => {
  await site.open();
  await site.write("main.js", "setTimeout(() => {\n  null.inTimer;\n}, 1);");
  await site.run();
  await pageExpect(site.lines.filter({ hasText: "TypeError: Cannot read" })).toBeVisible();
  await pageExpect(page.getByRole("button", { name: "main.js:2" })).toBeVisible();
});
