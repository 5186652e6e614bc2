// Tests of the program's files: names, groups, which one is shown.
import { describe, expect, it } from "vitest";
import { freeName, goKey, hashText, nameProblem, renamed, shownAmong, withFile, withText, without } from "./files";

const files = [{ name: "main.go", text: "package main" }, { name: "main.js", text: "1" }];

describe("names", () => {
  it("accepts good ones and says what is wrong with others", () => {
    expect(nameProblem(files, "more.go", null)).toBe("");
    expect(nameProblem(files, "data.json", null)).toBe("");
    expect(nameProblem(files, "a b.go", null)).toMatch(/letters/);
    expect(nameProblem(files, "../x.go", null)).toMatch(/letters/);
    expect(nameProblem(files, "noending", null)).toMatch(/ending/);
    expect(nameProblem(files, "MAIN.go", null)).toMatch(/already/);
    expect(nameProblem(files, "main.go", "main.go")).toBe("");
    expect(nameProblem(Array.from({ length: 32 }, (_, i) => ({ name: `f${i}.js`, text: "" })), "more.js", null)).toMatch(/32/);
  });

  it("offers a free one", () => {
    expect(freeName(files, "go")).toBe("more.go");
    expect(freeName([...files, { name: "more.go", text: "" }], "go")).toBe("more2.go");
  });
});

describe("changes", () => {
  it("put a file behind its group", () => {
    expect(withFile(files, { name: "more.go", text: "" }).map((file) => file.name)).toEqual(["main.go", "more.go", "main.js"]);
    expect(withFile(files, { name: "data.txt", text: "" }).map((file) => file.name)).toEqual(["main.go", "main.js", "data.txt"]);
  });

  it("keep the list when nothing changes", () => {
    expect(withText(files, "main.js", "1")).toBe(files);
    expect(withText(files, "main.js", "2")[1]?.text).toBe("2");
    expect(renamed(files, "main.js", "app.ts")[1]?.name).toBe("app.ts");
    expect(without(files, "main.go")).toHaveLength(1);
  });

  it("show what is left", () => {
    const shown = { go: "more.go", js: "main.js", last: "go" as const };
    expect(shownAmong(files, shown)).toEqual({ go: "main.go", js: "main.js", last: "go" });
    expect(shownAmong(without(files, "main.go"), shown)).toEqual({ go: "", js: "main.js", last: "js" });
  });
});

describe("keys", () => {
  it("of Go depend on the Go files alone", () => {
    expect(goKey(files)).toBe(goKey([{ name: "main.js", text: "other" }, { name: "main.go", text: "package main" }]));
    expect(goKey(files)).not.toBe(goKey(withText(files, "main.go", "package other")));
  });

  it("of texts are short and differ", () => {
    expect(hashText("a")).toMatch(/^[0-9a-f]{16}$/);
    expect(new Set(Array.from({ length: 5000 }, (_, i) => hashText(`text ${i}`))).size).toBe(5000);
  });
});
