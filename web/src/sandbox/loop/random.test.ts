// Tests of the seeded random data.

import { expect, test } from "vitest";
import { Random } from "./random";

function take(seed: number, stream: "math" | "crypto" | "go", n: number): number[] {
  const random = new Random(seed, stream);
  return Array.from({ length: n }, () => random.next());
}

test("the same seed gives the same numbers, another seed or stream others", () => {
  expect(take(7, "math", 50)).toEqual(take(7, "math", 50));
  for (const other of [take(8, "math", 50), take(7, "go", 50), take(7 + 2 ** 32, "math", 50), take(7, "crypto", 50)]) {
    expect(other).not.toEqual(take(7, "math", 50));
  }
});

test("begun anew it is as one made with that seed", () => {
  const random = new Random(3, "math");
  for (let i = 0; i < 5; i++) random.next();
  random.reseed(7);
  expect(Array.from({ length: 50 }, () => random.next())).toEqual(take(7, "math", 50));
});

test("fractions lie in [0, 1) and spread", () => {
  const random = new Random(1, "math");
  const buckets = new Array<number>(10).fill(0);
  for (let i = 0; i < 10_000; i++) {
    const x = random.fraction();
    expect(x >= 0 && x < 1).toBe(true);
    const bucket = Math.floor(x * 10);
    buckets[bucket] = (buckets[bucket] ?? 0) + 1;
  }
  for (const count of buckets) expect(Math.abs(count - 1000)).toBeLessThan(150);
});

test("bytes are filled to the asked length only", () => {
  const bytes = new Uint8Array(11);
  new Random(1, "go").fill(bytes, 10);
  expect(bytes[10]).toBe(0);
  expect(new Set(bytes).size).toBeGreaterThan(5);
});
