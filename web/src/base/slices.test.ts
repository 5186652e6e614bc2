// Tests of long work in slices.
import { expect, test } from "vitest";
import { inSlices } from "./slices";

test("every step is done once and in order", async () => {
  const seen: number[] = [];
  await inSlices(5000, (i) => seen.push(i));
  expect(seen).toEqual(Array.from({ length: 5000 }, (_, i) => i));
});

test("other tasks get their turn while long work goes on", async () => {
  let turns = 0;
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    turns++;
    port2.postMessage(null);
  };
  port2.postMessage(null);
  let sum = 0;
  await inSlices(400, () => { for (const until = performance.now() + 0.1; performance.now() < until;) sum++; });
  port1.close();
  expect(sum).toBeGreaterThan(0);
  expect(turns).toBeGreaterThan(0);
});

test("what a step throws rejects", async () => {
  await expect(inSlices(3, (i) => { if (i === 1) throw new RangeError("no"); })).rejects.toThrow(new RangeError("no"));
});
