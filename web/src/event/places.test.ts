// This file checks that a line's events are found one after the other, and all around.

import { expect, test } from "vitest";
import { parseLog } from "./parse";
import { MomentReader } from "./moment";
import { nextAtLine, placeOf } from "./places";

const log = parseLog(`interleave log 1
1 0 js task source=script id=0
2 1000 js call main.js:1:1 cause=1 what=function name="f" args=""
3 2000 js console main.js:2:3 cause=2 level="log" text="a"
4 3000 js console main.js:2:20 cause=2 level="log" text="b"
5 4000 g1 print main.go:2:1 stream=stdout text="c"
6 5000 js console main.js:2:3 cause=2 level="log" text="a"
7 6000 js taskend
`);

test("asked again and again, every event of the line comes, then the first once more", () => {
  const seen: number[] = [];
  for (let seq = 0; seen.length < 5; ) seen.push((seq = nextAtLine(log, "main.js", 2, seq)));
  expect(seen).toEqual([3, 4, 6, 3, 4]);
});

test("a line that only the other file has events at has none", () => {
  expect(nextAtLine(log, "main.go", 1, 0)).toBe(0);
  expect(nextAtLine(log, "main.go", 2, 7)).toBe(5);
});

test("an event is at its own place, else at that of its language at its moment, else nowhere", () => {
  const run = parseLog(`interleave log 1
1 0 g1 gonew parent=0 fn="main.main" role=user
2 1000 g1 gorun cause=1
3 2000 g1 gowait main.go:7:1 cause=2 reason="chan receive" ns=0
4 3000 g1 gowake cause=3 origin=3 by=0
5 4000 g1 gorun cause=4
6 5000 g1 goend cause=5
`);
  const reader = new MomentReader(run);
  reader.update();
  const lines = [1, 2, 3, 4, 5, 6, 7].map((seq) => placeOf(run, reader, seq)?.line ?? null);
  expect(lines).toEqual([null, null, 7, 7, 7, 7, null]);
});
