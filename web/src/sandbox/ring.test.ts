// Tests of the ring of batches.

import { expect, test } from "vitest";
import { Ring } from "./ring";

test("batches come out in order, whole, up to the asked size and at least one", () => {
  const ring = new Ring(1000);
  for (const size of [100, 200, 300]) expect(ring.push(new ArrayBuffer(size))).toBe(true);
  expect(ring.bytes).toBe(600);
  expect(ring.take(50).map((b) => b.byteLength)).toEqual([100]);
  expect(ring.take(500).map((b) => b.byteLength)).toEqual([200, 300]);
  expect(ring.take(500)).toEqual([]);
  expect(ring.bytes).toBe(0);
});

test("what a worker may send in all is bounded, taken or not", () => {
  const ring = new Ring(500);
  expect(ring.push(new ArrayBuffer(400))).toBe(true);
  expect(ring.push(new ArrayBuffer(200))).toBe(false);
  ring.take(1000);
  expect(ring.push(new ArrayBuffer(200))).toBe(false);
  expect(ring.push(new ArrayBuffer(100))).toBe(true);
});
