// Tests of preparing sources: scripts and modules, imports, mistakes, and the way back from positions.

import { expect, test } from "vitest";
import { prepare } from "./prepare";
import { finish, isPrepared, type PreparedFile, type Probed } from "./prepared";

const files = (map: Record<string, string>): { name: string; text: string }[] => Object.entries(map).map(([name, text]) => ({ name, text }));

/** What is prepared, by the way that it takes from one worker to another. */
function ready(map: Record<string, string>): { main: PreparedFile; probing: Probed } {
  const prepared: unknown = structuredClone(prepare(files(map)));
  if (!isPrepared(prepared) || prepared.kind !== "ready") throw new Error(JSON.stringify(prepared));
  const main = prepared.files.find(({ name }) => name === prepared.main);
  if (main === undefined) throw new Error("the main file is not among the files");
  return { main, probing: prepared.probing };
}

test("no JavaScript, a script, and the three signs of a module", () => {
  expect(prepare(files({ "main.go": "package main", "data.txt": "x" })).kind).toBe("none");
  expect(ready({ "main.js": "var await = 1" }).main.module).toBe(false);
  for (const text of ["export {}", "await 1", "import './x.js'"]) expect(ready({ "main.js": text, "x.js": "" }).main.module).toBe(true);
});

test("imports get the addresses of their files, and positions lead back", () => {
  const prepared = ready({ "main.js": `import { a } from "./x.js"; a();\nexport * from './y.js'; throw 1`, "x.js": "export const a = 1", "y.js": "" });
  expect(prepared.main.imports.map((site) => site.file)).toEqual(["x.js", "y.js"]);
  const text = finish(prepared.main, (name) => `blob:null/0000-${name}`);
  expect(text.text).toBe(`import { a } from "blob:null/0000-x.js"; a();\nexport * from "blob:null/0000-y.js"; throw 1`);
  expect(text.position(1, text.text.indexOf("a();") + 1)).toEqual({ line: 1, col: 29 });
  expect(text.position(2, text.text.split("\n")[1]!.indexOf("throw") + 1)).toEqual({ line: 2, col: 25 });
});

test("import() is wrapped, and its function still shows as written", () => {
  const prepared = ready({ "main.js": "async function f() { return import('./x.js') }", "x.js": "" });
  const text = finish(prepared.main, (name) => name);
  expect(text.text).toContain("($interleaveImport(import($interleaveImport.at(('./x.js')))))");
  expect(text.text).toContain("async function f() {let ");
  expect([prepared.probing.sites[0]?.kind, prepared.probing.sites[0]?.name]).toEqual(["async", "f"]);
  expect(text.plainText(text.text)).toBe("async function f() { return import('./x.js') }");
  expect(text.position(1, text.text.length)).toEqual({ line: 1, col: 46 });
});

test("mistakes of every file that runs are told with their places", () => {
  const wrong = (map: Record<string, string>): string[] => {
    const prepared = prepare(files(map));
    return prepared.kind === "invalid" ? prepared.diagnostics.map((d) => `${d.file}:${d.line}:${d.col} ${d.text}`) : [prepared.kind];
  };
  expect(wrong({ "main.js": "let x = ;" })).toEqual(["main.js:1:9 Unexpected token"]);
  expect(wrong({ "main.js": "import './x.js'", "x.js": "\n  }" })).toEqual(["x.js:2:3 Unexpected token"]);
  expect(wrong({ "main.js": "\nimport x from 'lodash'" })[0]).toMatch(/^main\.js:2:15 Cannot find "lodash"/);
  expect(wrong({ "main.js": "import './y.js'", "y.js": "import './main.js'" })[0]).toMatch(/circle/);
  expect(wrong({ "main.js": "import('./x.js')", "x.js": "let let" })[0]).toMatch(/^x\.js:1:5/);
  expect(wrong({ "main.js": "1", "unused.js": "}" })).toEqual(["ready"]);
});

test("TypeScript loses its types and keeps its places", () => {
  const prepared = ready({ "main.ts": "const x: number = 1; throw x as unknown;\nimport { y } from './z.js'; y;", "z.ts": "export const y: string = ''" });
  const text = finish(prepared.main, () => "blob:null/1");
  expect(text.text).not.toContain("number");
  expect(text.position(1, text.text.indexOf("throw") + 1)).toEqual({ line: 1, col: 22 });
  expect(prepared.main.imports[0]?.file).toBe("z.ts");
});

test("what was not prepared is told from what was", () => {
  for (const map of [{ "main.ts": "const x: number = 1;\nimport './z.js'", "z.ts": "export {}" }, { "main.js": "(" }, {}]) {
    expect(isPrepared(structuredClone(prepare(files(map))))).toBe(true);
  }
  const good = prepare(files({ "main.js": "import('./x.js'); import.meta", "x.js": "export const f = () => 1" }));
  if (good.kind !== "ready") throw new Error(good.kind);
  const [file] = good.files;
  for (const bad of [null, { kind: "done" }, { ...good, main: 1 }, { ...good, probing: null }, { ...good, probing: { ...good.probing, sites: [{}] } }, { ...good, files: [{ ...file, edits: [{ start: 0, end: -1, text: "" }] }] }]) {
    expect(isPrepared(bad)).toBe(false);
  }
});
