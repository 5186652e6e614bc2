// Tests of long work in slices.
import { expect, test } from "vitest";
import { countTurns } from "./testing/turns";
import { LaterTask, inSlices } from "./slices";

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

test("a later task comes once however often it is asked for, again when it is asked for anew, and not after its end", async () => {
  let came = 0;
  const later = new LaterTask(() => came++);
  later.ask();
  later.ask();
  expect(came).toBe(0);
  await expect.poll(() => came).toBe(1);
  later.ask();
  await expect.poll(() => came).toBe(2);
  later.close();
  later.ask();
  let passed = 0;
  const other = new LaterTask(() => passed++);
  other.ask();
  await expect.poll(() => passed).toBe(1);
  other.close();
  expect(came).toBe(2);
});
