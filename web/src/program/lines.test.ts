// Tests of the map of lines: it never leads to a line of other text, follows edits in several places, and keeps the order.
import { expect, it } from "vitest";
import { lineMap } from "./lines";

const before = ["func main() {", "\tin := make(chan int)", "\tgo worker(in)", "\tin <- 3", "}", "", "func worker(in chan int) {", "\tfor n := range in {", "\t\tprintln(n)", "\t}", "}"];

function mapped(after: readonly string[]): number[] {
  const map = lineMap(before.join("\n"), after.join("\n"));
  return before.map((_, i) => map(i + 1));
}

it("keeps every line of an unchanged text, whatever its line ends", () => {
  expect(mapped(before)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  const map = lineMap(before.join("\r\n"), before.join("\n"));
  expect(map(11)).toBe(11);
});

it("follows edits in several places at once", () => {
  const after = ["// new", ...before.slice(0, 4), "\tin <- 4", ...before.slice(4, 9), "\t\tprintln(n + 1)", ...before.slice(9)];
  expect(mapped(after)).toEqual([2, 3, 4, 5, 7, 8, 9, 10, 11, 13, 14]);
});

it("a changed line and a deleted one are gone", () => {
  const after = before.with(1, "\tin := make(chan int, 1)").toSpliced(8, 1);
  expect(mapped(after)).toEqual([1, 0, 3, 4, 5, 6, 7, 8, 0, 9, 10]);
});

it("whatever the edits: only equal lines, in order, each once", () => {
  let seed = 7;
  const random = (below: number): number => (seed = (seed * 48271) % 2147483647) % below;
  for (let round = 0; round < 400; round++) {
    const after = [...before];
    for (let edits = random(6); edits >= 0; edits--) {
      const at = random(after.length + 1);
      const line = before[random(before.length)] ?? "";
      if (random(2) === 0) after.splice(at, random(3));
      else after.splice(at, random(2), line, "}");
    }
    const lines = mapped(after);
    const kept = lines.filter((line) => line > 0);
    expect(kept).toEqual([...new Set(kept)].sort((a, b) => a - b));
    lines.forEach((line, i) => { if (line > 0) expect(after[line - 1]).toBe(before[i]); });
  }
});
