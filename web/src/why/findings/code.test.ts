// Tests of what is read off source text by its words alone.
import { describe, expect, test } from "vitest";
import { blanked, functionsIn, variablesIn } from "./code";

describe("blanking", () => {
  test("keeps code at its place and blanks what is in strings, comments and templates, but not the code in these", () => {
    expect(blanked("a('x(') // (\nb(`y${ c({d: '}'}) }z`)")).toBe("a(    )     \nb(` ${ c({d:    }) } `)");
    expect(blanked("/* { */ 1")).toBe("        1");
  });
  test("says nothing where a slash or a quote may be anything", () => {
    expect(blanked("a / b")).toBeNull();
    expect(blanked("s.match(/'/)")).toBeNull();
    expect(blanked("'open")).toBeNull();
  });
});

test("functions begin where the log says that they do", () => {
  const text = "async function f(a) { g(); }\nlist.forEach(async (x) => { h(x); });\nrun(v => v + 1, 2);\n";
  expect(functionsIn(text).map(({ start, from, to }) => [text.slice(start, start + 8), text.slice(from, to)])).toEqual([["async fu", " g(); "], ["async (x", " h(x); "], ["v => v +", "v + 1"]]);
});

describe("variables of which every word is accounted for", () => {
  const names = (text: string): string[] => variablesIn(blanked(text) ?? "").map(({ name, initial, read, writers }) => `${name} ${initial} ${read.how} ${[...writers.values()].map(({ waits }) => waits).join()}`);
  test("are written by functions on their straight way, and read once", () => {
    expect(names("let a;\nlater(() => { a = 1; });\nshow(a);\nfunction show(b) {}")).toEqual(["a undefined passed false"]);
    expect(names("let n = 0;\nlist.forEach(async (x) => {\n  await nap();\n  n += x;\n});\nconsole.log('n', n);")).toEqual(["n 0 argument true"]);
    expect(names("function get() {\n  let a;\n  later((v) => a = v);\n  return a;\n}")).toEqual(["a undefined return false"]);
    expect(names("const list = [];\nlater(() => { list.push(1) });\nconsole.log(`${list}`);")).toEqual(["list [] argument false"]);
  });
  test.each([
    ["written on a condition", "let a;\nlater(() => { if (b) a = 1; });\nconsole.log(a);"],
    ["written in a block of a condition", "let a;\nlater(() => { if (b) { a = 1; } });\nconsole.log(a);"],
    ["written behind a way out", "let a;\nlater(() => { if (b) return;\n a = 1; });\nconsole.log(a);"],
    ["written outside of functions too", "let a;\na = 2;\nlater(() => { a = 1; });\nconsole.log(a);"],
    ["read twice", "let a;\nlater(() => { a = 1; });\nconsole.log(a);\nconsole.log(a);"],
    ["another of the same name", "let a;\nlater(() => { let a = 1; });\nconsole.log(a);"],
    ["a parameter of the same name", "let a;\nlater((a) => { a = 1; });\nconsole.log(a);"],
    ["known at first", "let a = f();\nlater(() => { a = 1; });\nconsole.log(a);"],
    ["part of what is read", "let a;\nlater(() => { a = 1; });\nconsole.log(a === undefined);"],
    ["handed to a function that has other callers", "let a;\nlater(() => { a = 1; });\nshow(a); show(b);\nfunction show(b) {}"],
    ["returned where other returns are", "function f() {\n  let a;\n  later(() => { a = 1; });\n  if (b) return;\n  return a;\n}"],
  ])("but not one that is %s", (_, text) => {
    expect(names(text)).toEqual([]);
  });
});
