// Tests of long work in slices.
import { expect, test } from "vitest";
import { countTurns } from "./testing/turns";
import { inSlices } from "./slices";

test("every step is done once and in order", async () => {
  const seen: number[] = [];
  await inSlices(5000, (i) => seen.push(i));
  expect(seen).toEqual(Array.from({ length: 5000 }, (_, i) => i));
});

test("other tasks get their turn while long work goes on", async () => {
  const counted = countTurns();
  let sum = 0;
  await inSlices(400, () => { for (const until = performance.now() + 0.1; performance.now() < until;) sum++; });
  const turns = counted.stop();
  expect(sum).toBeGreaterThan(0);
  expect(turns).toBeGreaterThan(0);
});

test("what a step throws rejects", async () => {
  await expect(inSlices(3, (i) => { if (i === 1) throw new RangeError("no"); })).rejects.toThrow(new RangeError("no"));
});
