// Tests of the console's rows: wrapping, cutting, and making the invisible visible.
import { describe, expect, it } from "vitest";
import type { ConsoleLine } from "../event/console";
import { MOST_ROWS, rowsOf, visible } from "./rows";
import type { Group } from "./rows";

function line(text: string, cut = 0): ConsoleLine {
  return { at: 0, from: "js", level: "log", text, pos: 0, seq: 1, cut };
}

const once = (first: ConsoleLine): Group => ({ first, last: first, count: 1 });
const texts = (text: string, columns: number): string[] => rowsOf(once(line(text)), columns).map((row) => row.text);

describe("rowsOf", () => {
  it("gives an empty line one row", () => {
    expect(texts("", 20)).toEqual([""]);
  });

  it("gives a line so many rows at least as a finger needs, and says where they hold nothing", () => {
    expect(rowsOf(once(line("one")), 20, 2).map(({ head, text, alone }) => [head, text, alone])).toEqual([[true, "one", true], [false, "", true]]);
    expect(rowsOf(once(line("one\ntwo")), 20, 2).map(({ text, alone }) => [text, alone])).toEqual([["one", false], ["two", false]]);
  });

  it("breaks at line ends and keeps empty rows", () => {
    expect(texts("a\n\nb", 20)).toEqual(["a", "", "b"]);
    expect(texts("a\n", 20)).toEqual(["a", ""]);
  });

  it("wraps behind a space where one is near, else where the row is full", () => {
    expect(texts("TypeError: x is not a function", 24)).toEqual(["TypeError: x is not a ", "function"]);
    expect(texts("abcdefghij", 4)).toEqual(["abcd", "efgh", "ij"]);
  });

  it("counts wide characters as two cells and never splits a pair", () => {
    expect(texts("漢字漢字", 4)).toEqual(["漢字", "漢字"]);
    expect(texts("😀😀😀", 4)).toEqual(["😀😀", "😀"]);
  });

  it("loses no character", () => {
    const text = "the quick brown\tfox\njumps over 漢字 and 😀 again and again".repeat(5);
    const rows = rowsOf(once(line(text)), 17);
    expect(rows.map((row) => row.text).join("").replaceAll("\n", "")).toBe(text.replaceAll("\n", ""));
    expect(rows.filter((row) => row.head)).toHaveLength(1);
  });

  it("says how much of a very long line is not shown, or was not kept", () => {
    const rows = rowsOf(once(line("x".repeat(100_000))), 50);
    expect(rows).toHaveLength(MOST_ROWS + 1);
    expect(rows.at(-1)?.text).toBe("… 98,000 more characters");
    expect(rowsOf(once(line("x", 77)), 50).at(-1)?.text).toBe("… 77 bytes were not kept");
  });
});

describe("visible", () => {
  it("shows control characters and direction marks", () => {
    expect(visible("a\u0000b\u001b[1m\u202e!")).toBe("a\u2400b\u241b[1m⟨U+202E⟩!");
    expect(visible("tab\tstays")).toBe("tab\tstays");
  });
});
