// Tests of the scanner of a Go file's head.
import { expect, test } from "vitest";
import { scanHead } from "./imports";

const paths = (source: string): string[] => scanHead(source).imports.map((found) => found.text);

test("single, grouped, named, dot and blank imports", () => {
  const source = 'package main\nimport "fmt"\nimport (\n\tm "math"\n\t. "strings"\n\t_ "embed"; "os"\n)\nimport js "syscall/js"\nfunc main() { import_("no") }\n';
  expect(paths(source)).toEqual(["fmt", "math", "strings", "embed", "os", "syscall/js"]);
});

test("comments, raw strings and escapes", () => {
  const source = '// import "a"\n/* package x\nimport "b" */ package /* c */ main // d\n\nimport /* e */ (\n`fmt` // f\n"\\x66mt" /* g\n*/ "o\\u0073")\n';
  expect(paths(source)).toEqual(["fmt", "fmt", "os"]);
});

test("positions count UTF-16 units from 1", () => {
  const source = 'package main\n\nimport (\n\t/* 🙂 */ x "foo/bar"\n)\n';
  expect(scanHead(source).imports).toEqual([{ text: "foo/bar", line: 4, col: 13, endCol: 22 }]);
});

test("the package's name with its place, after a byte order mark and blank lines", () => {
  expect(scanHead("\uFEFF\n\n  package\tfoo;import `os`").packageName).toEqual({ text: "foo", line: 3, col: 11, endCol: 14 });
  expect(paths("\uFEFF\n\n  package\tfoo;import `os`")).toEqual(["os"]);
});

test("scanning ends at the first declaration and never throws on what is not Go", () => {
  expect(paths('package main\nvar x = 1\nimport "fmt"\n')).toEqual([]);
  expect(paths('package main\nimport "fmt" import "os"\n')).toEqual(["fmt"]);
  expect(paths('package main\nimport ("fmt" "os")')).toEqual(["fmt"]);
  expect(paths('package main\nimport "unterminated\nimport "os"')).toEqual([]);
  for (const broken of ["", "package", "package main", "package main import", "import", "/*", '"', "`", "\0", "package main\nimport ("]) {
    expect(() => scanHead(broken)).not.toThrow();
  }
});

test("an empty group and an import at the file's very end", () => {
  expect(paths("package main\nimport ()\nimport (\n)\nimport `os`")).toEqual(["os"]);
});
