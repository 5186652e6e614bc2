// Tests of what stands at the lines: the language's line, chips by line and what they do, edits since the run, and the words.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { EventLog } from "../event/log";
import { MomentReader } from "../event/moment";
import { parseLog } from "../event/parse";
import { moved, standingIn, wordsOf } from "./standing";
import type { Standing } from "./standing";

function logOf(name: string): EventLog {
  return parseLog(readFileSync(new URL(`../timeline/testdata/${name}.log`, import.meta.url), "utf8"));
}

function at(log: EventLog, seq: number, file: string): Standing {
  const reader = new MomentReader(log);
  reader.update();
  return standingIn(log, reader.at(seq), file);
}

const chips = (standing: Standing): [number, string[]][] => [...standing.chips].sort((a, b) => a[0] - b[0]).map(([line, all]) => [line, all.map((chip) => `${chip.text} (${chip.look})`)]);

describe("the marks of a file", () => {
  it("are the mockup's", () => {
    const log = logOf("whose");
    const go = at(log, 88, "main.go");
    expect(go.current).toBe(25);
    expect(chips(go)).toEqual([
      [10, ["g7 chan receive (waiting)"]], [12, ["g6 sleep (waiting)"]], [25, ["g10 chan receive (waiting)", "g8 in JS (away)"]], [30, ["g1 select {} (waiting)"]],
    ]);
    expect(at(log, 88, "main.js")).toEqual({ current: 16, picked: 0, chips: new Map() });
  });

  it("tell that JavaScript waits for Go", () => {
    const log = logOf("whose");
    expect(at(log, 22, "main.js").current).toBe(3);
    expect(chips(at(log, 22, "main.js"))).toEqual([[3, ["in Go (away)"]]]);
    expect(chips(at(log, 22, "main.go"))).toEqual([[10, ["g6 runs (running)"]], [24, ["g8 chan send (waiting)"]]]);
  });

  it("tell who is stuck, where they wait", () => {
    const log = logOf("deadlock");
    expect(chips(at(log, log.length, "main.go"))).toEqual([[10, ["g9 chan receive (stuck)"]], [14, ["g1 select {} (stuck)"]], [20, ["g6 chan receive (stuck)"]]]);
  });

  it("count many that do the same", () => {
    const log = logOf("many");
    const all = chips(at(log, 1000, "main.go")).flatMap(([, texts]) => texts);
    expect(all.some((text) => /^\d{2,} × /.test(text))).toBe(true);
    expect(all.every((text) => !/^(?:g\d+ ){4}/.test(text))).toBe(true);
  });
});

it("marks move with their lines, and go with them", () => {
  const go = { ...at(logOf("whose"), 88, "main.go"), picked: 12 };
  const map = (line: number): number => (line === 25 ? 0 : line < 12 ? line : line + 2);
  expect(moved(go, map)).toMatchObject({ current: 0, picked: 14 });
  expect(chips(moved(go, map)).map(([line]) => line)).toEqual([10, 14, 32]);
});

it("the words name every mark, in the order of the lines", () => {
  const go = { ...at(logOf("whose"), 88, "main.go"), picked: 12 };
  expect(wordsOf(go)).toBe("Line 10: g7: chan receive. Line 12: The selected event. g6: sleep. Line 25: The run is here. g10: chan receive. g8: in JS. Line 30: g1: select {}.");
});
