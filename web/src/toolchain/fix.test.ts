// Tests of changes to programs: what they make of JavaScript, and that all of a change is made or nothing.
import { expect, test } from "vitest";
import type { GoChanges } from "./fix";
import { fixedProgram } from "./fix";
import { awaited, calledBack } from "./scripts";

/** The place of a name in a text. */
function at(text: string, name: string): { file: string; line: number; col: number } {
  const lines = text.slice(0, text.indexOf(name)).split("\n");
  return { file: "main.js", line: lines.length, col: (lines.at(-1) ?? "").length + 1 };
}

test.each([
  ["at the top", "console.log(go.get());", "get", "console.log(await go.get());"],
  ["in an async function", "async function f() {\n  return get(1);\n}", "get", "async function f() {\n  return await get(1);\n}"],
  ["in a function that gives nothing back", "function f() {\n  show(get());\n  return;\n}", "get", "async function f() {\n  show(await get());\n  return;\n}"],
  ["in an arrow with braces", "later(() => { show(get()); });", "get", "later(async () => { show(await get()); });"],
  ["whose result is used at once", "get().name;", "get", "(await get()).name;"],
])("a call is awaited %s", (_, text, name, want) => {
  expect(awaited(text, at(text, name))).toBe(want);
});

test.each([
  ["in a function that gives something back", "function f() { return get(); }", "get"],
  ["in an arrow without braces", "later(() => get());", "get"],
  ["in a generator", "function* f() { get(); }", "get"],
  ["in a method", "class A { f() { get(); } }", "get"],
  ["when it is awaited", "await get();", "get"],
  ["when there is no call", "get + 1;", "get"],
  ["in what is no JavaScript", "get(;", "get"],
])("a call is left alone %s", (_, text, name) => {
  expect(awaited(text, at(text, name))).toBeNull();
});

test("the function that took the result becomes the callback", () => {
  const text = "function f() {\n  var result = other(1); // no\n  show(result);\n  done();\n}";
  expect(calledBack(text, at(text, "other"))).toBe("function f() {\n  other(1, show);\n  done();\n}");
  expect(calledBack("let x = go.other();\nshow(x);", { file: "main.js", line: 1, col: 12 })).toBe("go.other(show);");
  for (const other of ["var x = other(); show(x, 1);", "var x = other(); show(x); print(x);", "var x = other(); f(); show(x);", "x = other(); show(x);", "var x = other(), y; show(x);"]) {
    expect(calledBack(other, at(other, "other")), other).toBeNull();
  }
});

test("all of a change is made, or nothing", async () => {
  const files = [{ name: "main.go", text: "go" }, { name: "main.js", text: "show(get());" }];
  const go = (how: "goroutine" | "promise"): GoChanges => ({ change: (_, file, line) => Promise.resolve({ text: `${file.text} changed at ${line}`, how }) });
  const fix = { kind: "wait", go: { file: "main.go", line: 3, col: 1 }, call: { file: "main.js", line: 1, col: 6 } } as const;
  expect(await fixedProgram(files, fix, go("goroutine"))).toEqual({ label: "Put the wait in a goroutine", files: [{ name: "main.go", text: "go changed at 3" }, files[1]] });
  expect(await fixedProgram(files, fix, go("promise"))).toEqual({ label: "Return a Promise, and await it", files: [{ name: "main.go", text: "go changed at 3" }, { name: "main.js", text: "show(await get());" }] });
  expect(await fixedProgram(files, { ...fix, call: null }, go("promise"))).toBeNull();
  expect(await fixedProgram(files, { ...fix, call: { ...fix.call, col: 2 } }, go("promise"))).toBeNull();
  expect(await fixedProgram(files, fix, { change: () => Promise.resolve(null) })).toBeNull();
  expect(await fixedProgram([{ name: "main.ts", text: "show(get());" }], { kind: "await", call: { file: "main.ts", line: 1, col: 6 } }, go("goroutine"))).toBeNull();
});
