// The limit on a function's length in TypeScript, which needs a parser: the other rules of style are checked by build/check.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import * as acorn from "acorn";
import { transform } from "sucrase";
import { expect, test } from "vitest";

/** The house style's limit, in lines. */
const limit = 60;

/** Functions that may be longer, as "file: name", each with the reason. */
const longer: Readonly<Record<string, string>> = {};

interface Found {
  readonly name: string;
  readonly line: number;
  readonly lines: number;
}

const functionTypes = new Set(["FunctionDeclaration", "FunctionExpression", "ArrowFunctionExpression"]);

/** Whether a value of the syntax tree is a node. */
function isNode(value: unknown): value is acorn.Node {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}

/** The name that stands at a function or at what holds it. */
function nameOf(node: object, holder: object): string {
  for (const place of [node, holder]) {
    for (const key of ["id", "key"]) {
      const named: unknown = Object.entries(place).find(([name]) => name === key)?.[1];
      if (isNode(named) && "name" in named && typeof named.name === "string") return named.name;
    }
  }
  return "(unnamed)";
}

/** Walks a syntax tree and lists its functions. Sucrase keeps lines, so they are the source's own. */
function functionsOf(source: string): Found[] {
  const code = transform(source, { transforms: ["typescript", "jsx"], jsxRuntime: "classic", production: true, disableESTransforms: true, keepUnusedImports: true }).code;
  const found: Found[] = [];
  const visit = (node: acorn.Node, holder: acorn.Node): void => {
    if (functionTypes.has(node.type) && node.loc) {
      found.push({ name: nameOf(node, holder), line: node.loc.start.line, lines: node.loc.end.line - node.loc.start.line + 1 });
    }
    for (const value of Object.values(node)) {
      for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) visit(child, node);
    }
  };
  const tree = acorn.parse(code, { ecmaVersion: "latest", sourceType: "module", locations: true });
  visit(tree, tree);
  return found;
}

/** The TypeScript files under a folder, without generated ones. */
function sourcesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name) && !name.includes(".gen.") && !name.endsWith(".d.ts") && !/\.(test|spec)\.tsx?$/.test(name))
    .map((name) => join(folder, name))
    .sort();
}

test(`no function is longer than ${limit} lines`, () => {
  const long = sourcesIn("src").flatMap((file) =>
    functionsOf(readFileSync(file, "utf8"))
      .filter(({ name, lines }) => lines > limit && longer[`${file}: ${name}`] === undefined)
      .map(({ name, line, lines }) => `${file}:${line}: ${name} has ${lines} lines`),
  );
  expect(long).toEqual([]);
});

test("a long function is found, with its name and line", () => {
  const body = "  go();\n".repeat(60);
  expect(functionsOf(`type A = { b: number };\nclass C {\n  run(a: A): void {\n${body}  }\n}`)).toEqual([{ name: "run", line: 3, lines: 62 }]);
});
