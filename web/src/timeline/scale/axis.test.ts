// Properties of the folded axis: it covers the window without a gap, leads both ways, and fits what it promises to fit.
import { describe, expect, it } from "vitest";
import { Bursts, classOf } from "../model/bursts";
import { Dice } from "../testdata/random";
import { Axis, FOLD_WIDTH, TAIL, closer, fitting, shifted, widthOf } from "./axis";
import type { Course } from "./axis";
import { chipsOf, lengthText, pointText, ticksOf, unitOf } from "./ticks";

function courseOf(seed: number, count: number, folded = true): Course {
  const dice = new Dice(seed);
  const bursts = new Bursts();
  let at = 0;
  for (let i = 0; i < count; i++) {
    bursts.begin(at);
    at += 1000 + dice.roll(60_000);
    bursts.extend(at);
    at += dice.roll(4) === 0 ? dice.roll(80_000_000) : dice.roll(40_000);
  }
  return { bursts, end: at, folded };
}

const courses = Array.from({ length: 20 }, (_, seed) => courseOf(seed + 1, 1 + seed * seed));

describe("bursts", () => {
  it("find the next and the last long gap like a plain search", () => {
    for (const { bursts } of courses) {
      for (const gapClass of [0, 20, 50, 80, 100]) {
        const long = (i: number): boolean => classOf(bursts.gap(i)) > gapClass;
        const all = Array.from({ length: bursts.length }, (_, i) => i).filter(long);
        expect(bursts.above(gapClass).count).toBe(all.length);
        for (let i = 0; i < bursts.length; i += 3) {
          expect(bursts.nextAbove(gapClass, i)).toBe(all.find((one) => one >= i) ?? bursts.length);
          expect(bursts.lastAbove(gapClass, i)).toBe(all.findLast((one) => one <= i) ?? -1);
        }
      }
    }
  });
});

describe("the axis", () => {
  it("fits the whole run, and uses most of the width", () => {
    for (const course of courses) {
      for (const width of [300, 844, 1300]) {
        const zoom = fitting(course, width);
        expect(widthOf(course, zoom)).toBeLessThanOrEqual(width - TAIL + 1);
        expect(new Axis(course, zoom, 0, width).x(course.end)).toBeLessThanOrEqual(width - TAIL + 1);
        expect(widthOf(course, zoom)).toBeGreaterThan((width - TAIL) * 0.6);
      }
    }
  });

  it("leads from times to places and back, at every zoom", () => {
    for (const course of courses) {
      for (const factor of [1, 3, 40, 900]) {
        const zoom = closer(fitting(course, 844), factor);
        const begin = course.end * 0.3;
        const axis = new Axis(course, zoom, begin, 844);
        let before = begin;
        for (let x = 0; x <= 844; x += 13) {
          const at = axis.timeAt(x);
          expect(at).toBeGreaterThanOrEqual(before);
          expect(axis.x(at)).toBeCloseTo(x, 3);
          before = at;
        }
        axis.segments.forEach((one, i) => {
          expect(one.begin).toBeCloseTo(axis.segments[i - 1]?.end ?? begin, 3);
          expect(one.x0).toBeCloseTo(axis.segments[i - 1]?.x1 ?? 0, 6);
        });
      }
    }
  });

  it("comes back where it was after moving there and back", () => {
    for (const course of courses) {
      const zoom = closer(fitting(course, 844), 25);
      for (const share of [0.2, 0.5, 0.9]) {
        const at = course.end * share;
        const there = shifted(course, zoom, at, 517);
        expect(Math.abs(shifted(course, zoom, there, -517) - at)).toBeLessThan(zoom.scale * 0.01 + 1);
      }
    }
  });

  it("gives a fold the room that its reader dragged it to, and no other", () => {
    for (const plain of courses) {
      const zoom = closer(fitting(plain, 844), 1);
      const narrow = new Axis(plain, zoom, 0, 5000).segments.filter((one) => one.fold);
      const dragged = narrow[narrow.length >> 1];
      if (!dragged) continue;
      const course = { ...plain, wider: new Map([[dragged.gap, 120]]) };
      const folds = new Axis(course, zoom, 0, 5000).segments.filter((one) => one.fold);
      for (const [i, fold] of folds.entries()) expect(fold.x1 - fold.x0).toBeCloseTo((narrow[i]?.x1 ?? 0) - (narrow[i]?.x0 ?? 0) + (fold.gap === dragged.gap ? 120 : 0), 3);
      expect(widthOf(course, zoom)).toBeCloseTo(widthOf(plain, zoom) + 120, 3);
      expect(widthOf(course, fitting(course, 844))).toBeLessThanOrEqual(844 - TAIL + 1);
      expect(shifted(course, zoom, shifted(course, zoom, plain.end * 0.9, -700), 700)).toBeCloseTo(plain.end * 0.9, -1);
    }
  });

  it("is linear to scale", () => {
    const course = { ...courseOf(4, 30), folded: false };
    const axis = new Axis(course, fitting(course, 844), 0, 844);
    expect(axis.segments).toHaveLength(1);
    expect(axis.x(course.end / 2)).toBeCloseTo(400, 0);
  });

  it("never folds a time in which the thread is held", () => {
    for (const course of courses) {
      const { bursts } = course;
      const axis = new Axis(course, closer(fitting(course, 844), 6), 0, 844);
      for (const fold of axis.segments.filter((one) => one.fold)) {
        for (let i = 0; i < bursts.length; i++) expect((bursts.begins[i] ?? 0) >= fold.end || (bursts.ends[i] ?? 0) <= fold.begin, `${bursts.begins[i]}-${bursts.ends[i]} in ${fold.begin}-${fold.end} of ${bursts.length}, scale ${axis.zoom.scale}`).toBe(true);
        expect(fold.x1 - fold.x0).toBeLessThanOrEqual(FOLD_WIDTH + 0.01);
      }
    }
  });
});

describe("ticks", () => {
  it("stand apart and rise", () => {
    for (const course of courses) {
      const axis = new Axis(course, fitting(course, 844), 0, 844);
      const ticks = ticksOf(axis, unitOf(course.end));
      ticks.forEach((tick, i) => { if (i > 0) expect(tick.x - (ticks[i - 1]?.x ?? 0)).toBeGreaterThan(18); });
      expect(chipsOf(axis).length).toBe(axis.segments.filter((one) => one.fold).length);
    }
  });

  it("say lengths and points plainly", () => {
    expect([lengthText(340), lengthText(12_000), lengthText(1_700_000), lengthText(2e9)]).toEqual(["0.3 µs", "12 µs", "1.7 ms", "2 s"]);
    expect([pointText(12_000), pointText(4_847_000), pointText(2_500_000_000)]).toEqual(["12 µs", "4.847 ms", "2.5 s"]);
  });
});
