// Tests of what outcomes are placed by, of their marks, and of where two runs part.

import { expect, test } from "vitest";
import type { Outcome } from "../app/outcomes";
import { endingsOf } from "../app/outcomes";
import { EventLog } from "../event/log";
import { EventWriter } from "../event/writer.gen";
import { TimelineModel } from "../timeline/model/model";
import { jointCourse } from "../timeline/still/joint";
import { landmarksOf, tellingOf } from "./lines";
import { partingOf, partingWords, storyFrom } from "./parts";
import { plotOf } from "./plot";

const MS = 1_000_000;

/** A run that prints at some times, each text at its own line of main.js. */
function outcome(seed: number, lines: readonly (readonly [line: number, at: number, text: string])[], end: Outcome["end"] = "quiet"): Outcome {
  const printed = lines.map(([line, at, text]) => ({ at: at * MS, from: "js" as const, level: "log", text, place: { file: "main.js", line, col: 1 } }));
  return { seed, end, exitCode: 0, at: 9 * MS, lines: printed, cut: false };
}

const runs = [outcome(1, [[1, 1, "asking"], [2, 3, "cool: 9"], [3, 5, "x 1"], [3, 6, "x 2"]]), outcome(2, [[1, 1, "asking"], [2, 4, "cool: 16"]]), outcome(3, [], "late")];

test("lines of one place are one landmark by what they all begin with; a place that prints again has two", () => {
  const marks = landmarksOf(runs);
  expect(marks.map(({ label }) => label)).toEqual(["asking", "cool: …", "x … (first)", "x … (last)", "the end"]);
  expect(marks.map((mark) => runs.map((run) => mark.time(run)))).toEqual([
    [MS, MS, null], [3 * MS, 4 * MS, null], [5 * MS, null, null], [6 * MS, null, null], [9 * MS, 9 * MS, null],
  ]);
  expect(tellingOf(marks, runs)?.label).toBe("cool: …");
});

test("every run is a mark in the room, on its own time, its ending's own; the rest is told as absent", () => {
  const many = Array.from({ length: 3000 }, (_, i) => outcome(i + 1, [[1, 2 + (i % 5), i % 3 === 0 ? "a" : "b"]]));
  const endings = endingsOf([...many, outcome(3001, [])]);
  const mark = landmarksOf(many)[0]!;
  const plot = plotOf(endings, mark, 600, 200);
  expect(plot).toMatchObject({ unit: "ms", absent: 1, per: 7 });
  expect(plot.marks.every(({ x, y }) => x > 0 && x < 600 && y > 0 && y < 200)).toBe(true);
  expect(new Set(plot.marks.map(({ x, y }) => `${x} ${y}`)).size).toBe(plot.marks.length);
  const few = plotOf(endingsOf(runs), landmarksOf(runs)[1]!, 600, 200);
  expect(few).toMatchObject({ per: 1, absent: 1 });
  expect(few.marks).toHaveLength(2);
  for (const { x, seed } of few.marks) expect(Math.abs(x - few.x(runs[seed - 1]!.lines[1]!.at))).toBeLessThanOrEqual(few.size);
});

test("times that are all the same make one heap", () => {
  const same = Array.from({ length: 8 }, (_, i) => outcome(i + 1, [[1, 3, "a"]]));
  const plot = plotOf(endingsOf(same), landmarksOf(same)[0]!, 400, 100);
  expect(new Set(plot.marks.map(({ x }) => x)).size).toBe(1);
  expect(plot.ticks.length).toBeGreaterThan(0);
});

/** A log of a run whose one goroutine sleeps and prints. */
function log(seed: number, sleep: number, more = ""): EventLog {
  let at = -1000;
  const writer = new EventWriter({ stamp: () => (at += 1000), maxEvents: 100, maxBytes: 10_000 });
  writer.run(0, 0, 0, 0, 1, "go1.26.8", "virtual", seed, 0);
  writer.thread(0, 0, 0, 0, "go");
  writer.gowait(6, 0, 0, writer.position("main.go", 12, 1), "sleep", sleep);
  if (more !== "") writer.console(0, 0, 0, 0, "log", more);
  writer.end(0, 0, 0, 0, "quiet", 0, "");
  const made = new EventLog();
  made.append(writer.take()!);
  return made;
}

test("two runs part at the first event that differs, and it is told what both did", () => {
  const [one, other] = [log(1, 6 * MS), log(2, 4 * MS)];
  const parting = partingOf(one, other);
  expect(parting).toMatchObject({ index: 2, at: 2000 });
  expect(partingWords(parting!)).toEqual({ one: "g6 waits: sleep 6 ms", other: "g6 waits: sleep 4 ms" });
  expect(storyFrom(one, 2, 5)).toEqual([{ at: "2 µs", text: "g6 waits: sleep 6 ms" }, { at: "3 µs", text: "the run is over" }]);
  expect(partingOf(one, log(3, 6 * MS))).toBeNull();
  expect(partingWords(partingOf(one, log(3, 6 * MS, "hi"))!)).toEqual({ one: "the run is over", other: "console.log: hi" });
});

test("runs on one axis: busy where any is, as long as the longest", () => {
  const models = [log(1, 1), log(2, 1, "hi")].map((made) => new TimelineModel(made));
  for (const model of models) model.update();
  const course = jointCourse(models);
  expect(course.end).toBe(4000);
  expect(course.bursts.length).toBe(1);
});
