// This file checks programs and lessons from outside, and the text form against the cases wasm/program is checked against.

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { checkLesson } from "./lesson";
import { checkProgram, programProblem, readProgram, type Program, type Settings } from "./program";
import { NO_MOMENT, formatSettings, parseSettings } from "./settings";
import { formatText, parseText } from "./txtar";

interface TextCases {
  same: { name: string; title: string; text: string; files: [string, string][]; settings: Settings }[];
  loose: { name: string; title: string; text: string; files: [string, string][]; seed: number }[];
  refused: { text: string; error: string }[];
}

const file = new URL("../../../wasm/program/testdata/texts.json", import.meta.url);
const cases: TextCases = JSON.parse(readFileSync(file, "utf8"));
const usual: Settings = { clock: "virtual", seed: 1, shuffle: false, speed: 1 };
const small = { title: "T", files: [{ name: "a.js", text: "1" }], settings: usual };

function filesOf(pairs: [string, string][]): Program["files"] {
  return pairs.map(([name, text]) => ({ name, text }));
}

test.each(cases.same)("text form: $name", ({ title, files, settings, text }) => {
  const program = { title, files: filesOf(files), settings: { ...usual, ...settings } };
  expect(formatText(program)).toBe(text);
  expect(parseText(text)).toEqual(program);
});

test.each(cases.loose)("text form, read freely: $name", ({ title, files, seed, text }) => {
  expect(parseText(text)).toEqual({ title, files: filesOf(files), settings: { ...usual, seed } });
});

test.each(cases.refused)("text form refused: $text", ({ text, error }) => {
  expect(() => parseText(text)).toThrow(error);
});

test("a text that would begin a file is not written", () => {
  const marker = { ...small, files: [{ name: "a.js", text: "1\n-- b.js --\n" }] };
  expect(() => formatText(marker)).toThrow("a.js has a line that looks like the beginning of a file");
  expect(() => formatText({ ...small, title: "-- b.js --" })).toThrow("the title looks like the beginning of a file");
});

test("a good program is copied, half characters mended, settings filled in", () => {
  const value = { title: "\ud83d", files: [{ name: "a.js", text: "\ude00", more: 1 }], settings: { seed: 7 }, more: 1 };
  expect(checkProgram(value)).toEqual({
    ok: true,
    program: { title: "\ufffd", files: [{ name: "a.js", text: "\ufffd" }], settings: { ...usual, seed: 7 } },
  });
});

test.each([
  [null, "This is not a program."],
  [[], "This is not a program."],
  ["x", "This is not a program."],
  [{}, "The program's files are not a list."],
  [{ files: {} }, "The program's files are not a list."],
  [{ files: [null] }, "A file of the program is not a name and a text."],
  [{ files: [{ name: "a.js" }] }, "A file of the program is not a name and a text."],
  [{ files: [["a.js", ""]] }, "A file of the program is not a name and a text."],
  [{ ...small, title: 5 }, "The program's title is not text."],
  [{ ...small, settings: 5 }, "The program's settings are not ones Interleave knows."],
  [{ ...small, settings: { clock: "lunar" } }, "The program's settings are not ones Interleave knows."],
  [{ ...small, settings: { seed: 1.5 } }, "The program's settings are not ones Interleave knows."],
  [{ ...small, settings: { speed: 0 } }, "The program's settings are not ones Interleave knows."],
  [{ ...small, settings: { speed: 0.00005 } }, "The program's settings are not ones Interleave knows."],
  [{ ...small, files: [] }, "The program has no file."],
  [{ ...small, title: "é".repeat(129) }, "The program's title is too long: up to 256 bytes."],
])("refuses %j", (value, why) => {
  expect(checkProgram(value)).toEqual({ ok: false, why });
});

test("what the page has kept comes back even beyond the limits", () => {
  const large = { ...small, files: [{ name: "a.js", text: "x".repeat(300_000) }, { name: "a b", text: "" }] };
  expect(readProgram(large)).toEqual({ ok: true, program: large });
  expect(programProblem(large)).not.toBe("");
});

test("settings in a text", () => {
  expect(parseSettings("")).toEqual({ ok: true, settings: usual, moment: NO_MOMENT });
  const text = ";clock=real;seed=0;shuffle=on;speed=0.05;at=3;selected=2;view=diagram";
  const read = parseSettings(text);
  expect(read).toEqual({ ok: true, settings: { clock: "real", seed: 0, shuffle: true, speed: 0.05 }, moment: { at: 3, selected: 2, view: "diagram" } });
  expect(read.ok && formatSettings(read.settings, read.moment)).toBe(text);
  expect(parseSettings(";zoom=3")).toEqual({ ok: false, why: "newer" });
  expect(parseSettings("seed=3")).toEqual({ ok: false, why: "damaged" });
});

const lesson = {
  id: "a-1",
  title: "A",
  group: "G",
  text: [
    { kind: "paragraph", spans: [{ kind: "text", text: "See " }, { kind: "link", text: "b", lesson: "b-2" }] },
    { kind: "list", items: [[{ kind: "code", text: "go f()" }]] },
  ],
  program: small,
};

test("a lesson is copied", () => {
  expect(checkLesson({ ...lesson, more: 1 })).toEqual(lesson);
  expect(checkLesson({ ...lesson, binary: "lessons/bin/x.wasm" }).binary).toBe("lessons/bin/x.wasm");
});

test("lessons as the build writes them are read", () => {
  const built = new URL("../../../build/lessons/testdata/loaded.json", import.meta.url);
  const lessons: unknown = JSON.parse(readFileSync(built, "utf8"));
  expect(Array.isArray(lessons) && lessons.map(checkLesson)).toEqual(lessons);
});

test.each([
  null,
  {},
  { ...lesson, text: "html" },
  { ...lesson, text: [{ kind: "html", spans: [] }] },
  { ...lesson, text: [{ kind: "paragraph", spans: "x" }] },
  { ...lesson, text: [{ kind: "paragraph", spans: [{ kind: "html", text: "<b>" }] }] },
  { ...lesson, text: [{ kind: "paragraph", spans: [{ kind: "link", text: "x" }] }] },
  { ...lesson, text: [{ kind: "list", items: [{}] }] },
  { ...lesson, program: {} },
  { ...lesson, binary: 5 },
  { ...lesson, compare: [5] },
  { ...lesson, moral: 5 },
])("no lesson: %j", (value) => {
  expect(() => checkLesson(value)).toThrow(/^(The|This|A) .*\.$/);
});
