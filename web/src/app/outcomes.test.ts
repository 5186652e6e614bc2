// Tests of outcomes: what a small log tells, and which outcomes are one ending.
import { expect, test } from "vitest";
import { EventWriter } from "../event/writer.gen";
import { endingsOf, outcomeOf, withOutcomes } from "./outcomes";
import type { Outcome } from "./outcomes";

/** The small log of a run that prints and ends. */
function small(write: (writer: EventWriter) => void): ArrayBuffer {
  let at = 0;
  const writer = new EventWriter({ stamp: () => (at += 1000), maxEvents: 100, maxBytes: 10_000 });
  write(writer);
  const batch = writer.take();
  if (!batch) throw new Error("nothing was written");
  return batch;
}

const seeded = (seed: number, ...lines: string[]): Outcome => outcomeOf({ seed, how: "end", bytes: small((writer) => {
  for (const line of lines) writer.console(0, 0, 0, writer.position("main.js", 3, 1), "log", line);
  writer.end(0, 0, 0, 0, "quiet", 0, "");
}) });

test("an outcome has its lines with time and place, errors and last words among them, and its end", () => {
  const outcome = outcomeOf({ seed: 7, how: "end", bytes: small((writer) => {
    writer.print(5, 0, 0, writer.position("main.go", 4, 1), "stdout", "one\ntw");
    writer.print(5, 0, 0, 0, "stdout", "o\n");
    writer.error(0, 0, 0, 0, "exception", "Error: no", "");
    writer.fatal(1, 0, 0, 0, "deadlock", "all asleep");
    writer.end(0, 0, 0, 0, "deadlock", 2, "");
  }) });
  expect(outcome).toMatchObject({ seed: 7, end: "deadlock", exitCode: 2, at: 5000, cut: false });
  expect(outcome.lines.map(({ at, level, text, place }) => [at, level, text, place?.line])).toEqual([
    [1000, "stdout", "one", 4], [1000, "stdout", "two", 4], [3000, "uncaught", "Error: no", undefined], [4000, "fatal", "all asleep", undefined],
  ]);
});

test("a seed that was late, broke, or sent junk has no end of its own", () => {
  expect(outcomeOf({ seed: 1, how: "late", bytes: null })).toMatchObject({ end: "late", lines: [] });
  expect(outcomeOf({ seed: 1, how: "crashed", bytes: null }).end).toBe("broken");
  expect(outcomeOf({ seed: 1, how: "end", bytes: new ArrayBuffer(64) }).end).toBe("broken");
  expect(outcomeOf({ seed: 1, how: "end", bytes: small((writer) => void writer.console(0, 0, 0, 0, "log", "and no end")) }).end).toBe("broken");
});

test("a log that was too long is cut, and no other one is the same ending", () => {
  const cut = outcomeOf({ seed: 3, how: "end", bytes: small((writer) => {
    for (let i = 0; i < 101; i++) writer.console(0, 0, 0, 0, "log", "x");
    writer.end(0, 0, 0, 0, "quiet", 0, "");
  }) });
  expect(cut.cut).toBe(true);
  expect(endingsOf([{ ...cut, seed: 1, cut: false }, cut])).toHaveLength(2);
});

test("endings are what was printed and how it ended, the commonest first, and times do not matter", () => {
  const late = { ...seeded(4, "b"), at: 99 };
  const outcomes = withOutcomes([seeded(5, "a"), seeded(2, "b")], [seeded(1, "a", "b"), late, { ...seeded(6, "a"), end: "error" }]);
  expect(outcomes.map(({ seed }) => seed)).toEqual([1, 2, 4, 5, 6]);
  expect(endingsOf(outcomes).map(({ letter, outcomes: all }) => [letter, ...all.map(({ seed }) => seed)])).toEqual([["A", 2, 4], ["B", 1], ["C", 5], ["D", 6]]);
});

test("after Z comes AA", () => {
  const endings = endingsOf(Array.from({ length: 28 }, (_, i) => seeded(i + 1, String(i))));
  expect(endings.slice(25).map(({ letter, first }) => [letter, first.seed])).toEqual([["Z", 26], ["AA", 27], ["AB", 28]]);
});
