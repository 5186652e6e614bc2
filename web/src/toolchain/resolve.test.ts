// Tests of resolving imports: what is found, and the go command's words for what is not.
import { expect, test } from "vitest";
import { checkManifest, closure } from "./manifest";
import { importProblem, resolve } from "./resolve";

const manifest = checkManifest({
  go: "go1.26.8",
  compile: "compile.wasm",
  link: "link.wasm",
  base: "base.bin",
  dir: "/src",
  env: {},
  compileArgs: ["compile"],
  linkArgs: ["link"],
  packages: {
    runtime: { imports: ["internal/abi", "unsafe"], base: true },
    "internal/abi": { imports: [], base: true },
    fmt: { imports: ["os", "runtime"], base: true },
    os: { imports: ["internal/abi"], x: "pkg/1.x", o: "pkg/1.o", size: [3, 5] },
    "github.com/hack-pad/safejs": { imports: ["fmt"], x: "pkg/2.x", o: "pkg/2.o" },
  },
  importable: ["fmt", "os", "runtime", "unsafe", "github.com/hack-pad/safejs"],
});

test("imports of several files come out once, sorted, without unsafe", () => {
  const files = [
    { name: "a.go", text: 'package main\nimport ("os"; "unsafe"; "fmt")' },
    { name: "b.go", text: 'package main\nimport f "fmt"' },
  ];
  expect(resolve(files, manifest)).toEqual({ imports: ["fmt", "os"], diagnostics: [] });
});

test("every unknown import is told at its place", () => {
  const files = [{ name: "main.go", text: 'package main\n\nimport (\n\t"fmt"\n\tx "foo/bar"\n\t"github.com/x/y"\n)\n' }];
  const { imports, diagnostics } = resolve(files, manifest);
  expect(imports).toEqual([]);
  expect(diagnostics).toEqual([
    { file: "main.go", line: 5, col: 4, endCol: 13, severity: "error", text: "package foo/bar is not in std", from: "go" },
    {
      file: "main.go",
      line: 6,
      col: 2,
      endCol: 18,
      severity: "error",
      text: "no required module provides package github.com/x/y (a program here may import the standard library and github.com/hack-pad/safejs)",
      from: "go",
    },
  ]);
});

test("a file of another package is told at the package's name", () => {
  expect(resolve([{ name: "a.go", text: "package foo\n" }], manifest).diagnostics[0]).toMatchObject({ line: 1, col: 9, text: "package foo is not a main package" });
});

test.each([
  ["C", 'import "C": cgo does not exist for js/wasm'],
  ["internal/abi", "use of internal package internal/abi not allowed"],
  ["vendor/golang.org/x/net/idna", "use of vendored package not allowed"],
  ["cmd/go", 'import "cmd/go" is a program, not an importable package'],
  ["./rel", '"./rel" is relative, but relative import paths are not supported in module mode'],
  ["..", '".." is relative, but relative import paths are not supported in module mode'],
  ["/abs", "\"/abs\" is not a package path; see 'go help packages'"],
  ["", "invalid import path: "],
  ["a b", "invalid import path: a b"],
  ["__proto__", "package __proto__ is not in std"],
])("import %j", (path, words) => {
  expect(importProblem(path, manifest)).toBe(words);
});

test("the closure has what the imports need, and always the runtime", () => {
  expect(closure(manifest, ["github.com/hack-pad/safejs"])).toEqual(["fmt", "github.com/hack-pad/safejs", "internal/abi", "os", "runtime"]);
  expect(closure(manifest, [])).toEqual(["internal/abi", "runtime"]);
  expect(() => closure(manifest, ["nowhere"])).toThrow("nowhere");
});

test("a manifest that is none is refused", () => {
  for (const bad of [null, [], {}, { go: 1 }]) expect(() => checkManifest(bad)).toThrow();
});
