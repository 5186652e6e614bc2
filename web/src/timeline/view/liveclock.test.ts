// Tests of the live clock: it goes on by the pace, stands in a pause, and never passes what is due.
import { expect, it } from "vitest";
import { LiveClock } from "./liveclock";

const MS = 1e6;

it("goes on from the latest event, and no further than what is due", () => {
  const clock = new LiveClock();
  expect(clock.read(2 * MS, 10 * MS, MS, 100)).toBe(2 * MS);
  expect(clock.read(2 * MS, 10 * MS, MS, 103)).toBe(5 * MS);
  expect(clock.moving).toBe(true);
  expect(clock.read(2 * MS, 10 * MS, MS, 200)).toBe(10 * MS);
  expect(clock.moving).toBe(false);
  expect(clock.read(11 * MS, Infinity, MS, 201)).toBe(11 * MS);
});

it("stands while the pace is 0, and goes on from there at the next pace", () => {
  const clock = new LiveClock();
  clock.read(0, 10 * MS, MS, 0);
  expect(clock.read(0, 10 * MS, MS, 4)).toBe(4 * MS);
  expect(clock.read(0, 10 * MS, 0, 50)).toBe(4 * MS);
  expect(clock.moving).toBe(false);
  expect(clock.read(0, 10 * MS, MS / 2, 52)).toBe(5 * MS);
});
