// Tests of changes of text: they give the new text, and cursors stay at their characters.
import { describe, expect, it } from "vitest";
import { changeBetween, cursorAfter } from "./change";

function apply(before: string, after: string): string {
  const change = changeBetween(before, after);
  return change ? before.slice(0, change.from) + change.insert + before.slice(change.to) : before;
}

describe("changeBetween", () => {
  it("turns one text into the other", () => {
    for (const [before, after] of [["", "a"], ["a", ""], ["aaa", "aa"], ["abcabc", "abc"], ["x := 1", "x  := 1"]] as const) {
      expect(apply(before, after)).toBe(after);
    }
  });

  it("touches only what differs", () => {
    expect(changeBetween("func main(){}", "func main() {}")).toEqual({ from: 11, to: 11, insert: " " });
    expect(changeBetween("same", "same")).toBeNull();
  });
});

describe("cursorAfter", () => {
  const before = "func main(){\nprintln( 1 )\n}";
  const after = "func main() {\n\tprintln(1)\n}\n";

  it("keeps the cursor at its character", () => {
    for (const mark of ["main", "println", "1", "}"]) {
      expect(cursorAfter(before, after, before.indexOf(mark))).toBe(after.indexOf(mark));
    }
  });

  it("keeps the cursor at the end of its line and of the text", () => {
    expect(cursorAfter(before, after, before.indexOf("{") + 1)).toBe(after.indexOf("{") + 1);
    expect(cursorAfter(before, after, before.length)).toBe(after.lastIndexOf("}") + 1);
    expect(cursorAfter(before, after, 0)).toBe(0);
  });
});
