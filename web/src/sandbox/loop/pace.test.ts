// Tests of the pace: what pauses and changes of speed do to a wait that is under way.
import { expect, test } from "vitest";
import { MS } from "./clock";
import { Pace } from "./pace";

/** A pace over a wall clock that the test moves, in ms. */
function setup(speed: number): { wall: { now: number }; pace: Pace } {
  const wall = { now: 0 };
  return { wall, pace: new Pace(() => wall.now, speed) };
}

test("a wait that is paused again and again still ends", () => {
  const { wall, pace } = setup(0.5);
  let waited = 0;
  while (pace.wait(100 * MS, 0) > 0) {
    wall.now += 10;
    waited += 10;
    pace.pause(0);
    pace.pause(0);
    wall.now += 1000;
    pace.resume(0);
    expect(waited).toBeLessThanOrEqual(200);
  }
  expect(waited).toBe(200);
});

test("the speed can be changed during a wait, again and again: what was waited counts at the speed it had", () => {
  const { wall, pace } = setup(1);
  expect(pace.wait(100 * MS, 0)).toBe(100);
  wall.now = 50;
  pace.set(0.5, 0);
  expect(pace.wait(100 * MS, 0)).toBe(100);
  wall.now = 100;
  pace.set(5, 0);
  expect(pace.wait(100 * MS, 0)).toBe(5);
  pace.set("max", 0);
  expect(pace.wait(100 * MS, 0)).toBe(0);
});

test("after steps the run goes on from where they have come to", () => {
  const { wall, pace } = setup(1);
  expect(pace.wait(100 * MS, 0)).toBe(100);
  wall.now = 60;
  pace.pause(0);
  wall.now = 500;
  pace.resume(100 * MS);
  expect(pace.wait(130 * MS, 100 * MS)).toBe(30);
});

test("a change of speed while paused does not make the run go on", () => {
  const { wall, pace } = setup(1);
  expect(pace.wait(100 * MS, 0)).toBe(100);
  wall.now = 40;
  pace.pause(0);
  wall.now = 900;
  pace.set(2, 0);
  wall.now = 950;
  pace.resume(0);
  expect(pace.wait(100 * MS, 0)).toBe(30);
});

test("computing that took longer than virtual time is not caught up", () => {
  const { wall, pace } = setup(1);
  wall.now = 700;
  expect(pace.wait(110 * MS, 100 * MS)).toBe(10);
});
