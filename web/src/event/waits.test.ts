// What goroutines wait for is the same, asked one by one or of many in a row.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parseLog } from "./parse";
import { waitOf, waitsOf } from "./waits";

test.each(["many", "whose", "deadlock"])("%s.log: of many as of each", (name) => {
  const log = parseLog(readFileSync(new URL(`../timeline/testdata/${name}.log`, import.meta.url), "utf8"));
  const waits = waitsOf(log);
  // There and back, so that most are asked after one that waits otherwise, and each after itself.
  const order = Array.from({ length: log.length }, (_, i) => i).flatMap((i) => [i, log.length - 1 - i, i]);
  expect(order.map(waits)).toEqual(order.map((i) => waitOf(log, log.at(i))));
  expect(new Set(order.map(waits)).size).toBeGreaterThan(1);
});
