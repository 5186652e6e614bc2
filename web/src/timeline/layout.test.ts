// Tests of the Thread band's layout: the axis is monotonous, folds idle time, and no two marks of the thread overlap.
import { describe, expect, it } from "vitest";
import type { Holder, ThreadSpan } from "../event/thread";
import { Placer, axisOf, timeAt, xOf } from "./axis";
import { sceneOf, sharesOf } from "./layout";
import { lengthText, ticksOf, unitOf } from "./ticks";

/** Spans from holders and lengths in ns, without gaps. */
function spans(...parts: [Holder, number][]): ThreadSpan[] {
  let at = 0;
  return parts.map(([holder, length], i) => {
    const span = { holder, lane: 0, begin: at, end: at + length, beginSeq: i + 1, endSeq: i + 2 };
    at += length;
    return span;
  });
}

const end = (list: readonly ThreadSpan[]): number => list.at(-1)?.end ?? 0;
const run = spans(["go", 30_000], ["js", 12_000], ["go", 22_000], ["none", 1_700_000], ["js", 20_000], ["go", 15_000], ["none", 3_700_000], ["go", 18_000]);

describe("axisOf", () => {
  const axis = axisOf(run, end(run), 844, true);

  it("folds long idle times and covers the run without a gap", () => {
    expect(axis.segments.map((one) => one.fold)).toEqual([false, true, false, true, false]);
    axis.segments.forEach((one, i) => {
      expect(one.begin).toBe(axis.segments[i - 1]?.end ?? 0);
      expect(one.x0).toBeCloseTo(axis.segments[i - 1]?.x1 ?? 0, 9);
    });
    expect(axis.segments.at(-1)?.x1).toBeCloseTo(800, 6);
  });

  it("never runs backwards, and comes back to the same time", () => {
    const place = new Placer(axis);
    const wrong: number[] = [];
    let last = -1;
    for (let time = 0; time <= end(run); time += 997) {
      const x = xOf(axis, time);
      if (x < last || Math.abs(timeAt(axis, x) - time) > 5 || place.x(time) !== x) wrong.push(time);
      last = x;
    }
    expect(wrong).toEqual([]);
  });

  it("gives equal lengths equal widths wherever they are not folded", () => {
    expect(xOf(axis, 20_000) - xOf(axis, 10_000)).toBeCloseTo(xOf(axis, 1_780_000) - xOf(axis, 1_770_000), 6);
  });

  it("is linear to scale", () => {
    expect(xOf(axisOf(run, end(run), 844, false), end(run) / 2)).toBeCloseTo(400, 6);
  });

  it("folds nothing when there are too many gaps to tell apart", () => {
    const many = spans(...Array.from({ length: 2000 }, (_, i): [Holder, number] => (i % 2 === 0 ? ["js", 1000] : ["none", 4_000_000])));
    expect(axisOf(many, end(many), 844, true).segments).toHaveLength(1);
  });

  it("folds a wait that is still going on", () => {
    const waiting = spans(["go", 30_000], ["none", 5_000_000]);
    expect(axisOf(waiting, end(waiting), 844, true).segments.map((one) => one.fold)).toEqual([false, true]);
  });
});

describe("sceneOf", () => {
  it("draws each span once, in order and without overlap", () => {
    const scene = sceneOf(run, end(run), 844, true);
    expect(scene.marks.map((mark) => `${mark.holder}${mark.count}`)).toEqual(["go1", "js1", "go1", "js1", "go1", "go1"]);
    scene.marks.forEach((mark, i) => expect(mark.x0).toBeGreaterThanOrEqual((scene.marks[i - 1]?.x1 ?? 0) - 1e-6));
    expect(scene.joints).toHaveLength(3);
    expect(scene.chips.map((chip) => chip.text)).toEqual(["1.7 ms", "3.7 ms"]);
  });

  it("joins what is narrower than a pixel and costs by pixels", () => {
    const many = spans(...Array.from({ length: 100_000 }, (_, i): [Holder, number] => [i % 2 === 0 ? "js" : "go", 1000]));
    const scene = sceneOf(many, end(many), 844, true);
    expect(scene.marks.length).toBeLessThan(1700);
    expect(scene.marks.reduce((sum, mark) => sum + mark.count, 0)).toBe(100_000);
  });

  it("has nothing to draw in an empty run", () => {
    expect(sceneOf([], 0, 844, true).marks).toEqual([]);
  });
});

describe("thread times", () => {
  it("busy and idle make the whole", () => {
    const shares = sharesOf(run);
    expect(shares.js + shares.go + shares.none).toBe(end(run));
  });
});

describe("ticks", () => {
  it("stand at round times, a label's width apart", () => {
    const axis = axisOf(run, end(run), 844, true);
    const ticks = ticksOf(axis, unitOf(end(run)));
    expect(ticks[0]?.text).toBe("0.00");
    ticks.forEach((tick, i) => { if (i > 0) expect(tick.x - (ticks[i - 1]?.x ?? 0)).toBeGreaterThanOrEqual(40); });
  });

  it("words lengths shortly", () => {
    expect([950, 50_000, 340_000, 1_700_000, 52_000_000, 2_000_000_000].map(lengthText)).toEqual(["0.9 µs", "50 µs", "0.3 ms", "1.7 ms", "52 ms", "2.0 s"]);
  });
});
