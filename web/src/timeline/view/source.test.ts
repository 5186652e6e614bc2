// Names that only the source text tells: what a goroutine runs, whatever the go statement looks like.
import { describe, expect, it } from "vitest";
import { sourceNames } from "./source";

const text = `package main

func worker(n int) {}

func main() {
	handle := func(n int) { println(n) }
	for n := range 9 {
		go worker(n)
		go func() {
			defer wg.Done()
			println("{")
			worker(n)
		}()
		go handle(n)
		wg.Go(func() { worker(n) })
		wg.Go(work)
		go func() {
			out <- n
		}()
	}
}
`;
const names = sourceNames([{ name: "main.go", text }]);
/** A place in a line, by a part of the line's text; `nth` counts from 0. */
const at = (part: string, nth = 0): { file: string; line: number; col: number } => {
  const lines = text.split("\n").flatMap((line, i) => (line.includes(part) ? [i + 1] : []));
  return { file: "main.go", line: lines[nth] ?? 0, col: 1 };
};

describe("sourceNames", () => {
  it("tells what a go statement starts, by a name or through WaitGroup.Go", () => {
    expect([at("go worker"), at("go handle"), at("wg.Go(work)"), at("go func")].map((one) => names.goStatement(one))).toEqual(["worker", "handle", "work", ""]);
  });

  it("tells which function of the program a literal calls first", () => {
    expect([at("go func"), at("wg.Go(func"), at("go func", 1), at("go worker")].map((one) => names.calledIn(one))).toEqual(["worker", "worker", "", ""]);
  });

  it("tells in which function a place lies", () => {
    expect(names.around(at("go func", 1))).toBe("main");
    expect(names.calledIn({ file: "gone.go", line: 3, col: 1 })).toBe("");
  });
});
