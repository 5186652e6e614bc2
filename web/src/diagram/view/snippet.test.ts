// What a compared diagram shows of its source, over the lessons that are compared, and how lines are cut into pieces.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseLog } from "../../event/parse";
import { piecesOf, snippetsOf } from "./snippet";
import type { Shown } from "./snippet";

const examples = join(import.meta.dirname, "..", "..", "..", "..", "examples");

function shownOf(id: string): Shown {
  const folder = join(examples, id);
  const files = readdirSync(folder).filter((name) => /\.(?:go|js)$/.test(name)).map((name) => ({ name, text: readFileSync(join(folder, name), "utf8") }));
  return snippetsOf(parseLog(readFileSync(join(folder, "events.txt"), "utf8")), files);
}

describe("snippets", () => {
  it("are the function that calls Go and the one that is called", () => {
    const { snippets } = shownOf("result-undefined");
    expect(snippets.map(({ file, first, lines }) => [file, first, lines[0], lines.at(-1)])).toEqual([
      ["main.js", 1, "function original_function() {", "}"],
      ["main.go", 15, "func otherFunction(this js.Value, args []js.Value) any {", "}"],
    ]);
    expect(snippets.flatMap((one) => one.lines).join("\n")).not.toContain("//");
  });

  it("mark the line whose result is not there, and only where it is used", () => {
    expect(shownOf("result-undefined").missing).toEqual({ file: "main.js", line: 2, text: "result is undefined" });
    expect(shownOf("synchronous").missing).toBeNull();
    expect(shownOf("callback").missing).toBeNull();
  });

  it("are none where nothing calls Go", () => {
    expect(shownOf("timer-race")).toEqual({ snippets: [], missing: null });
  });
});

describe("pieces", () => {
  it.each([
    ["var a = 'x' + 12; // why", [["keyword", "var"], ["plain", " a = "], ["value", "'x'"], ["plain", " + "], ["value", "12"], ["plain", "; "], ["comment", "// why"]]],
    ["variable", [["plain", "variable"]]],
    ["", []],
  ])("%s", (line, pieces) => {
    expect(piecesOf(line).map(({ kind, text }) => [kind, text])).toEqual(pieces);
  });
});
