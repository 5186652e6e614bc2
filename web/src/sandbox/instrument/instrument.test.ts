// This file tests the instrumenter: what comes out is the source with probes inserted, and every position leads back.

import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { instrumentSources, probe, type Instrumented } from "./instrument";
import { parseSource } from "./parse";
import { choosePrefix } from "./names";
import type { SourceText } from "./sourcetext";

function instrumented(text: string, name = "main.js"): Instrumented {
  const result = instrumentSources([{ name, text }]);
  if (!result.ok) throw new Error(`${result.mistakes[0]!.line}:${result.mistakes[0]!.col} ${result.mistakes[0]!.text}`);
  return result;
}

function source(text: string, name?: string): SourceText {
  return instrumented(text, name).sources[0]!;
}

/** The running text with everything that was inserted taken out again. */
function removed({ text, map }: SourceText): string {
  let plain = "";
  let from = 0;
  for (const { out, length } of map.inserted) {
    plain += text.slice(from, out);
    from = out + length;
  }
  return plain + text.slice(from);
}

const PUZZLES = new URL("../puzzles/", import.meta.url);
const puzzles = readdirSync(PUZZLES).filter((name) => name.endsWith(".js"));

test.each(puzzles)("%s: insertions only, no line moves, every offset leads back", (name) => {
  const text = readFileSync(new URL(name, PUZZLES), "utf8");
  const out = source(text);
  expect(removed(out)).toBe(text);
  expect(out.text.split("\n").length).toBe(text.split("\n").length);
  const lost = Array.from(text, (_, at) => at).filter((at) => out.text[out.map.toOutput(at)] !== text[at] || out.map.toSource(out.map.toOutput(at)) !== at);
  expect(lost).toEqual([]);
});

/** Sources and what a function of theirs must still be after instrumenting and running. */
const VALUES: Record<string, [string, unknown]> = {
  "return without a semicolon": ["function f() {\n  return\n  [1].x\n}\nf()", undefined],
  "return before else": ["const f = a => { if (a) return\nelse return 2 }; f(0)", 2],
  "return{": ["(() => { return{a:3} })().a", 3],
  "return in parentheses over lines": ["(() => { return (\n 4 // four\n) })()", 4],
  "throw in a static block": ["let s = 0; class A { static { try { throw 5 } catch (e) { s = e } for (;;) break } } s", 5],
  "empty body": ["(function () {})() === undefined && (() => {})() === undefined", true],
  "only directives": ["(function () { 'use strict' })()", undefined],
  "strict by directive": ["(function () { 'use strict'\n return this })()", undefined],
  "directive without semicolon before a bracket": ["(function () { 'use strict'\n;[1].length\n return typeof this })()", "undefined"],
  "arrow body in parentheses": ["(x => ((x)))(6)", 6],
  "arrow to object": ["(() => ({ a: 7 }))().a", 7],
  "arrow with a comment that holds an arrow": ["(x => /* => */ x)(8)", 8],
  "arrow to arrow": ["(x => y => x + y)(4)(5)", 9],
  "loop without a block": ["let n = 0; for (const x of [1, 2]) if (x) n += x; else n = 9; n", 3],
  "do without a block": ["let m = 0; do m++; while (m < 3)\nm", 3],
  "labelled continue": ["let k = 0; a: for (;;) { b: for (;;) { if (k++ < 3) continue a; break a } } k", 4],
  "nested finally": ["(() => { try { try { return 1 } finally { throw 2 } } catch (e) { return e } finally {} })()", 2],
  "zero arguments": ["(function all() { return arguments.length })()", 0],
  "spread last": ["(function then() { return arguments.length })(...[1, 2])", 2],
  "sequence argument": ["((then) => then((1, 2)))(x => x)", 2],
  "trailing comma": ["Math.max(1, 2,)", 2],
  "generator": ["[...(function* () { const x = yield; yield* [1, x] })()].length", 3],
  "destructured parameter": ["(({ a }, [b] = [2], ...c) => a + b + c.length)({ a: 1 })", 3],
  "function named as a parameter": ["(function (a) { function a() {} return typeof a })(1)", "function"],
  "optional call": ["const o = { f: () => 11 }; o?.f?.() + (o.g?.() ?? 0)", 11],
  "regular expression after a brace": ["let r = 0; for (;;) { r = /=>/.test('=>') ? 1 : 2; break } r", 1],
  "template": ["`${(() => `${1 + 1}`)()}`", "2"],
  "new with a call": ["new (class { constructor() { this.v = 12 } })().v", 12],
  "computed key": ["({ [(() => 'k')()]: 13 }).k", 13],
  "name of a function expression": ["const q = function () {}; q.name", "q"],
  "length": ["((a, b = 1, ...c) => {}).length", 1],
};

test.each(Object.entries(VALUES))("%s keeps its value", (_, [text, value]) => {
  const { prefix, sources } = instrumented(text);
  expect(run(text)).toEqual(value);
  expect(run(sources[0]!.text, prefix)).toEqual(value);
});

/** Evaluates a script, with probes that do nothing but hand on values. */
function run(text: string, prefix?: string): unknown {
  const evaluate = eval;
  if (prefix === undefined) return evaluate(text);
  const last = (...values: unknown[]): unknown => values[values.length - 1];
  const second = (_: unknown, value?: unknown): unknown => value;
  const probes: Record<string, unknown> = {
    c: new Int32Array(1000), e: () => 1, h: () => 0, l: second, u: second, o() {}, x() {}, a: () => null, s: last, r: last, g: last,
    y: (_: unknown, __: unknown, value?: unknown) => value, f: last, n() {}, k() {}, t: second, z: last, q: second, j: last, d: () => [], v: last, p: last, w: last, b() {},
  };
  const globals: Record<string, unknown> = Object.fromEntries(Object.entries(probes).map(([letter, probe]) => [prefix + letter, probe]));
  Object.assign(globalThis, globals);
  try {
    return evaluate(text);
  } finally {
    for (const name of Object.keys(globals)) delete (globalThis as Record<string, unknown>)[name];
  }
}

test("positions of the running text lead to the user's", () => {
  const text = "function f(a) {\n  return g(a)\n}\nfunction g(b) { throw new Error(b) }";
  const out = source(text);
  const at = out.text.indexOf("new Error");
  const before = out.text.slice(0, at).split("\n");
  expect(out.position(before.length, before[before.length - 1]!.length + 1)).toEqual({ line: 4, col: text.split("\n")[3]!.indexOf("new Error") + 1 });
});

test("the text of a function leads back to what the user wrote", () => {
  const text = "const a = async x => await x, b = function () { for (;;) break }; class C { m() { return 1 } }";
  const out = source(text);
  const running = /async x =>.*(?=, b =)/s.exec(out.text)![0];
  expect(out.plainText(running)).toBe("async x => await x");
  expect(out.plainText(/class C.*/s.exec(out.text)![0])).toBe("class C { m() { return 1 } }");
  expect(out.plainText("function other() {}")).toBeUndefined();
});

test("sites know kind, name and place", () => {
  const { sites } = instrumented("class A {\n  constructor() {}\n  get b() { return 1 }\n  async c() { await 1 }\n}\nconst d = () => setTimeout(d, 1)\nfoo.then().then(x)");
  expect(sites.map(({ kind, name, line, col, fresh }) => `${kind} ${name} ${line}:${col}${fresh ? " fresh" : ""}`)).toEqual([
    "constructor A 2:3",
    "getter b 3:3",
    "async c 4:3",
    "await  4:15",
    "function d 6:11",
    "call setTimeout 6:17",
    "call then 7:12 fresh",
    "call then 7:5",
  ]);
});

test("what is a script and what a module", () => {
  expect(source("var a = 1").module).toBe(false);
  expect(source("await 1").module).toBe(true);
  expect(source("export const a = 1").module).toBe(true);
  expect(source("var await = 1").module).toBe(false);
  expect(source("async () => { await 1 }").module).toBe(false);
  expect(source("for await (const x of []) {}").module).toBe(true);
});

test("TypeScript is stripped and positions stay", () => {
  const text = "interface A { x: number }\nconst f = (a: A, b?: string): number => g(a as any, b!);\nenum E { P }\nasync function h<T>(t: T): Promise<T> { return await t }\nfunction g(x: unknown, y: unknown) { return 1 }";
  const { sites, sources } = instrumented(text, "main.ts");
  const lines = text.split("\n");
  const place = (kind: string, name: string): string => sites.filter((site) => site.kind === kind && site.name === name).map(({ line, col }) => lines[line - 1]!.slice(col - 1, col + 5)).join();
  expect(place("function", "f")).toBe("(a: A,");
  expect(place("await", "")).toBe("await ");
  expect(place("async", "h")).toBe("async ");
  expect(sources[0]!.text.split("\n").length).toBe(lines.length);
  expect(sources[0]!.text).not.toContain("interface");
});

test("mistakes have the user's position", () => {
  const mistake = (text: string, name = "main.js"): unknown => {
    const result = instrumentSources([{ name, text }]);
    return result.ok ? null : result.mistakes[0];
  };
  expect(mistake("let a = 1;\nlet a = 2;")).toEqual({ file: "main.js", line: 2, col: 5, text: "Identifier 'a' has already been declared" });
  expect(mistake("f(\n  (")).toMatchObject({ line: 2, col: 4 });
  expect(mistake("import x from 'y'\nconst 5")).toMatchObject({ line: 2, col: 7 });
  expect(mistake("const a: number = ;", "main.ts")).toMatchObject({ line: 1, col: 19 });
  expect(mistake("")).toBeNull();
  expect(mistake("#!/usr/bin/env node\nfor (;;) break")).toBeNull();
});

test("all sources share one table and one prefix, which none of them uses", () => {
  const result = instrumentSources([{ name: "main.js", text: "$_e = 1; f()" }, { name: "b.js", text: "export const x = () => 1; $_1_f" }]);
  if (!result.ok) throw new Error("mistake");
  expect(result.prefix).toBe("$_2_");
  expect(result.sites.map(({ file }) => file)).toEqual(["main.js", "b.js"]);
  expect(choosePrefix(["plain"])).toBe("$_");
});

test("an import() is wrapped inside of what awaits it", () => {
  const text = "const m = await import('./x.js')";
  const result = parseSource(text);
  if (!result.ok) throw new Error("mistake");
  const { insertions } = probe([{ name: "main.js", text, parsed: result.parsed, locate: (at) => ({ line: 1, col: at + 1 }) }], "hook");
  expect(insertions[0]!.apply().text).toContain("await $_s($_F,1,(hook(import(hook.at(('./x.js'))))))");
});

/** Deep in one way or another, by so many levels. */
const DEEP: Record<string, (levels: number) => string> = {
  "a chain of operators": (n) => `x = ${"1 + ".repeat(n)}1`,
  "operators of all kinds in a chain": (n) => `x = ${"1 + 2 * 3 < 4 ** 2 && ".repeat(n / 5)}1`,
  "a chain of calls and members": (n) => `x = a${".b()".repeat(n / 2)}`,
  "an optional chain": (n) => `async () => a${"?.b()".repeat(n / 2)}`,
  "brackets in brackets": (n) => `x = ${"[".repeat(n)}${"]".repeat(n)}`,
  "functions in functions": (n) => `x = ${"() => ".repeat(n)}1`,
  "blocks in blocks": (n) => `${"{".repeat(n)}${"}".repeat(n)}`,
};

test.each(["a chain of operators", "operators of all kinds in a chain", "a chain of calls and members", "an optional chain"])("%s may be as long as it likes", (what) => {
  const text = DEEP[what]?.(20_000) ?? "";
  expect(removed(source(text))).toBe(text);
});

test.each(["brackets in brackets", "functions in functions", "blocks in blocks"])("%s are read some hundred levels deep, and refused in a sentence beyond what the parser can", (what) => {
  const text = DEEP[what]?.(200) ?? "";
  expect(removed(source(text))).toBe(text);
  expect(instrumentSources([{ name: "main.js", text: DEEP[what]?.(20_000) ?? "" }])).toMatchObject({ ok: false, mistakes: [{ line: 1, text: "This is nested too deep to be read." }] });
});

test("TypeScript that is nested too deep is refused in the same sentence", () => {
  expect(instrumentSources([{ name: "main.ts", text: `let x: any = ${"[".repeat(20_000)}${"]".repeat(20_000)}` }])).toMatchObject({ ok: false, mistakes: [{ text: "This is nested too deep to be read." }] });
});

test("chains group as the grammar says", () => {
  const groups = (text: string): string => {
    const result = parseSource(text);
    if (!result.ok) return result.mistake.text;
    const [first] = result.parsed.tree.body;
    const show = (node: unknown): string => {
      if (typeof node !== "object" || node === null) return "";
      if ("operator" in node && "left" in node && "right" in node) return `(${show(node.left)}${String(node.operator)}${show(node.right)})`;
      return "name" in node ? String(node.name) : "?";
    };
    return first?.type === "ExpressionStatement" ? show(first.expression) : "";
  };
  expect(groups("a+b*c-d")).toBe("((a+(b*c))-d)");
  expect(groups("a**b**c*d")).toBe("((a**(b**c))*d)");
  expect(groups("a||b&&c|d==e<f<<g+h")).toBe("(a||(b&&(c|(d==(e<(f<<(g+h)))))))");
  expect(groups("(a+b)*(c+(d-e))")).toBe("((a+b)*(c+(d-e)))");
  expect(groups("a??b||c")).toMatch(/cannot be mixed/);
});
