// Programs that are wrong, each in its own way: every one ends in a plain answer at the right place, and the next run works.
import { expect, test } from "@playwright/test";
import type { Result } from "../src/app/result";
import { consoleText, open, output, run } from "./interleave";

/** A wrong program and what its first diagnostic says: "file:line:col text" matches. */
interface Wrong {
  readonly what: string;
  readonly files: Record<string, string>;
  readonly says: RegExp;
}

const main = (body: string, imports = ""): string => `package main\n\n${imports}func main() {\n${body}\n}\n`;

const wrong: readonly Wrong[] = [
  { what: "a syntax error in Go", files: { "main.go": main("\tx := := 1") }, says: /^main\.go:4:\d+ syntax error: / },
  { what: "a type error in Go", files: { "main.go": main("\tvar s string = 1\n\t_ = s") }, says: /^main\.go:4:17 cannot use 1 / },
  { what: "an unknown import", files: { "main.go": main("\tbar.Go()", 'import "foo/bar"\n\n') }, says: /^main\.go:3:8 package foo\/bar is not in std/ },
  { what: "an internal import", files: { "main.go": main("\tabi.Go()", 'import "internal/abi"\n\n') }, says: /^main\.go:3:8 use of internal package internal\/abi not allowed/ },
  { what: "cgo", files: { "main.go": main("\tC.puts()", 'import "C"\n\n') }, says: /^main\.go:3:8 / },
  { what: "no main function", files: { "main.go": "package main\n" }, says: /^main\.go:1:\d+ function main is undeclared in the main package/ },
  { what: "another package", files: { "main.go": "package other\n\nfunc main() {}\n" }, says: /^main\.go:1:\d+ / },
  { what: "an empty Go file", files: { "main.go": "" }, says: /^main\.go:1:\d+ / },
  { what: "a NUL byte in Go", files: { "main.go": main("\tprintln(\"a\0b\")") }, says: /^main\.go:4:\d+ .*NUL/ },
  { what: "an error in the second of two files", files: { "main.go": main("\thelp()"), "help.go": "package main\n\nfunc help() { undefined() }\n" }, says: /^help\.go:3:15 undefined: undefined/ },
  { what: "a syntax error in JavaScript", files: { "main.js": "let a = 1;\nlet = ;\n" }, says: /^main\.js:2:\d+ / },
  { what: "a syntax error in both", files: { "main.go": main("\tx := := 1"), "main.js": "let = ;" }, says: /^main\.(go|js):/ },
];

function firstDiagnostic(result: Result): string {
  const [one] = result.diagnostics;
  return one ? `${one.file}:${one.line}:${one.col} ${one.text}` : `no diagnostic; it ended with ${result.end}`;
}

test("programs that do not compile", async ({ page }) => {
  await open(page);
  for (const { what, files, says } of wrong) {
    const result = await run(page, { files });
    expect.soft(firstDiagnostic(result), what).toMatch(says);
    expect.soft(result.end, what).toBe("invalid");
    expect.soft(result.events.map(({ kind }) => kind), what).toEqual(["run", "end"]);
  }
  const after = await run(page, { files: { "main.go": main("\tprintln(1)"), "main.js": "console.log(2)" } });
  expect(consoleText(after)).toEqual(["go stderr: 1", "js log: 2"]);
});

test("programs that are odd, but right", async ({ page }) => {
  await open(page);
  expect((await run(page, { files: { "main.js": "" } })).end).toBe("quiet");
  expect((await run(page, { files: { "main.js": "\0", "other.txt": "" } })).diagnostics.length).toBe(1);
  const wide = "x".repeat(200_000);
  expect(output(await run(page, { files: { "main.go": main(`\tprint("${wide}")`) } }), "stderr")).toBe(wide);
  const long = await run(page, { files: { "main.js": `console.log("${wide}".length)` } });
  expect(consoleText(long)).toEqual(["js log: 200000"]);
  const nul = await run(page, { files: { "main.js": 'console.log("a\\0b".length)' } });
  expect(consoleText(nul)).toEqual(["js log: 3"]);
});

test("what is no program is refused with a sentence", async ({ page }) => {
  await open(page);
  const refused = (files: Record<string, string>): Promise<string> => run(page, { files }).then((result) => `it ran to ${result.end}`, (error: Error) => error.message);
  expect(await refused({ "main.js": `"${"x".repeat(1 << 20)}"` })).toMatch(/main\.js.*(large|long|KiB)/);
  expect(await refused({ "../main.js": "1" })).toMatch(/name/);
  expect(await refused(Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`f${i}.js`, ""])))).toMatch(/32/);
});
