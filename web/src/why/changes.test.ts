// Tests of what differs between two versions of a file.
import { expect, test } from "vitest";
import { changesOf } from "./changes";

/** The changes of one file in short. */
function changes(before: string, after: string): string[] {
  const [file] = changesOf([{ name: "a", text: before }], [{ name: "a", text: after }]);
  return (file?.lines ?? []).map((line) => (line === "gap" ? "…" : { same: "  ", gone: "- ", new: "+ " }[line.how] + line.text));
}

test("only what differs is shown, with one line around it", () => {
  expect(changes("1\n2\n3\n4\n5\n6\n7\n8", "1\n2\nthree\n4\n5\n6\n7\nseven\n8")).toEqual(["  2", "- 3", "+ three", "  4", "…", "  7", "+ seven", "  8"]);
  expect(changes("a\nb\nc", "x\na\nc")).toEqual(["+ x", "  a", "- b", "  c"]);
  expect(changes("same", "same")).toEqual([]);
  expect(changes("", "new")).toEqual(["- ", "+ new"]);
});

test("what is kept and put in makes the later version", () => {
  const before = "go\nfor\nx\ny\nfor\nend";
  const after = "for\ny\nx\nx\nend\nfor";
  const file = changesOf([{ name: "a", text: before }], [{ name: "a", text: after }, { name: "b", text: "b" }]);
  expect(file.map(({ name }) => name)).toEqual(["a", "b"]);
  expect(file[0]?.lines.flatMap((line) => (line !== "gap" && line.how !== "gone" ? [line.text] : [])).join("\n")).toBe(after);
});
