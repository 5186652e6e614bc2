// Tests of programs as files: what is written reads back, what others write is read, and what is neither is refused with a sentence.

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { DEFAULT_SETTINGS, type Program, type SourceFile } from "../program/program";
import { parseText } from "../program/txtar";
import { moduleFiles } from "./gomod";
import { formatPortable, readGiven } from "./portable";
import { embedHtml, markdownOf } from "./snippets";

const root = new URL("../../../", import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), "utf8");

function program(files: Record<string, string>, title = ""): Program {
  return { title, files: Object.entries(files).map(([name, text]) => ({ name, text })), settings: DEFAULT_SETTINGS };
}

const workers = program({ "main.go": read("examples/workers/main.go"), "main.js": read("examples/workers/main.js") }, "Workers");

test("the kept file that wasm/program builds with Go's own tools is what is written", () => {
  expect(formatPortable(workers, "go1.26.8")).toBe(read("wasm/program/testdata/portable.txtar"));
});

test("the module is the one of this repository", () => {
  const [mod, sum] = moduleFiles(workers.files, "go1.26.8");
  const required = /^require (.*)$/m.exec(mod?.text ?? "")?.[1] ?? "none";
  expect(read("go.mod")).toContain(`\t${required}\n`);
  for (const line of (sum?.text ?? "none").trim().split("\n")) expect(read("go.sum").split("\n")).toContain(line);
});

test("what is written reads back, without what was added", () => {
  const settings = { clock: "real", seed: 7, shuffle: false, speed: "max" } as const;
  for (const one of [workers, { ...workers, settings }, program({ "a.js": "1\n" }), program({ "main.go": "package main\n", "go.mod": "module mine\n" })]) {
    expect(readGiven([{ name: "x.txtar", text: formatPortable(one, "go1.26.8") }])).toEqual(one);
    expect(parseText(formatPortable(one, "")).title).toBe(one.title);
  }
});

test("go.mod stands only beside Go, and go.sum only where a module is imported", () => {
  const names = (files: Record<string, string>): string[] => moduleFiles(program(files).files, "go1.26.8").map((file) => file.name);
  expect(names({ "main.js": '"github.com/hack-pad/safejs"' })).toEqual([]);
  expect(names({ "main.go": "package main\n" })).toEqual(["go.mod"]);
  expect(names({ "main.go": "package main\nimport `github.com/hack-pad/safejs`\n" })).toEqual(["go.mod", "go.sum"]);
  expect(names({ "main.go": "package main\n", "go.mod": "module x\n" })).toEqual([]);
});

const go = "// Hello.\npackage main\n\nfunc main() {}\n";
const js = "console.log('package main');\n";

const texts: { what: string; given: { name: string; text: string }[]; files: Record<string, string>; title?: string }[] = [
  { what: "a Go file under any name", given: [{ name: "hello world.go", text: go }], files: { "main.go": go } },
  { what: "a JavaScript module", given: [{ name: "x.mjs", text: js }], files: { "main.js": js } },
  { what: "a TypeScript file", given: [{ name: "x.ts", text: js }], files: { "main.ts": js } },
  { what: "pasted Go", given: [{ name: "", text: go }], files: { "main.go": go } },
  { what: "pasted Go with a byte order mark and CRLF", given: [{ name: "", text: "\ufeffpackage main\r\nfunc main() {}\r\n" }], files: { "main.go": "package main\r\nfunc main() {}\r\n" } },
  { what: "pasted JavaScript", given: [{ name: "", text: js }], files: { "main.js": js } },
  { what: "several files", given: [{ name: "a.go", text: go }, { name: "main.js", text: js }], files: { "a.go": go, "main.js": js } },
  { what: "the playground's form: main comes first, without a name", given: [{ name: "", text: `${go}-- go.mod --\nmodule play.ground\n-- b.go --\npackage main\n` }],
    files: { "main.go": go, "go.mod": "module play.ground\n", "b.go": "package main\n" } },
  { what: "the playground's form beside a main.go", given: [{ name: "", text: `${go}-- main.go --\npackage main\n` }], files: { "prog.go": go, "main.go": "package main\n" } },
  { what: "a txtar with another comment", given: [{ name: "t.txtar", text: "\n# Issue 123: it hangs\n# and more\n-- main.js --\n1\n" }], files: { "main.js": "1\n" }, title: "Issue 123: it hangs" },
];

test.each(texts)("reads $what", ({ given, files, title }) => {
  expect(readGiven(given)).toEqual(program(files, title));
});

test.each([
  ["an empty text", [{ name: "", text: " \n" }], "There is no program in this: it is empty."],
  ["nothing", [], "The program has no file."],
  ["folders", [{ name: "", text: "-- sub/a.go --\npackage sub\n" }], /letters/],
  ["a name twice", [{ name: "", text: "-- a.js --\n-- A.js --\n" }], "Two files have the name A.js."],
  ["40 files", Array.from({ length: 40 }, (_, i) => ({ name: `f${i}.js`, text: "" })), /too many files/],
  ["a file of 300 KiB", [{ name: "a.js", text: "x".repeat(300 * 1024) }], /too large/],
] as const)("refuses %s", (_, given, says) => {
  expect(() => readGiven(given)).toThrow(says);
});

test("telling Go from other text takes no longer for text made to be hard", () => {
  const hard = `${"/* package a */ ".repeat(8000)}\n${"package ".repeat(8000)}x`;
  const began = process.cpuUsage();
  expect(readGiven([{ name: "", text: hard }]).files[0]?.name).toBe("main.js");
  expect(process.cpuUsage(began).user).toBeLessThan(1_000_000);
});

test("Markdown holds every file between fences that its text cannot close", () => {
  const files: SourceFile[] = [{ name: "main.go", text: "package main" }, { name: "a.txt", text: "````\n" }];
  expect(markdownOf("A *b* <i>", files, "https://x.test/#1r.A.000000")).toBe(
    "**A \\*b\\* \\<i\\>**\n\n`main.go`\n\n```go\npackage main\n```\n\n`a.txt`\n\n`````\n````\n`````\n\n[Open and run it in Interleave](https://x.test/#1r.A.000000)\n",
  );
});

test("the HTML of an embed cannot be broken out of", () => {
  const html = embedHtml('"><script>', "https://x.test/?a=1&b=2#x");
  expect(html).toContain('src="https://x.test/?a=1&amp;b=2#x"');
  expect(html).toContain('title="&quot;&gt;&lt;script&gt; · Interleave"');
  expect(html.match(/</g)?.length).toBe(2);
});
