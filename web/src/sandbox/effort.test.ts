// Tests of noticing free computing.
import { expect, test } from "vitest";
import { Effort } from "./effort";
import { RealClock, VirtualClock } from "./loop/clock";

function setup(real = false): { effort: Effort; clock: VirtualClock; wall: { now: number }; told: number[] } {
  const wall = { now: 0 };
  const clock = new VirtualClock(Infinity);
  const told: number[] = [];
  return { effort: new Effort(() => wall.now, real ? new RealClock(() => wall.now, Infinity) : clock, (ms) => told.push(ms)), clock, wall, told };
}

/** Tasks of a timer that take so many real ms each. */
function take({ effort, clock, wall }: ReturnType<typeof setup>, times: readonly number[]): void {
  for (const ms of times) {
    effort.begin("timer");
    wall.now += ms;
    clock.charge(2000);
    effort.finish();
  }
}

test("a task that computes long while the virtual clock hardly moves is told of, once", () => {
  const run = setup();
  take(run, [399, 450, 600]);
  expect(run.told).toEqual([450]);
});

test("tasks that are late now and then, as on a busy machine, are not told of", () => {
  const run = setup();
  take(run, [3, 180, 2, 99, 4, 390, 1, 120, 5]);
  expect(run.told).toEqual([]);
});

test("many that compute are, by the longest", () => {
  const run = setup();
  take(run, [150, 150, 160, 150, 150]);
  expect(run.told).toEqual([160]);
});

test.each([["timer", 500, 1_000_000], ["start", 1400, 0], ["module", 5000, 0]] as const)("a %s of %d ms in which %d ns go by is as one would expect", (kind, ms, ns) => {
  const { effort, clock, wall, told } = setup();
  effort.begin(kind);
  wall.now += ms;
  clock.charge(ns);
  effort.finish();
  expect(told).toEqual([]);
});

test("on a real clock computing costs what it costs", () => {
  const { effort, wall, told } = setup(true);
  effort.begin("timer");
  wall.now += 900;
  effort.finish();
  expect(told).toEqual([]);
});
