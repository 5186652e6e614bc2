// Lit arrows are drawn in over 160 ms when they are newly lit, and stand at once otherwise.
import { expect, it } from "vitest";
import type { Arrow } from "../layout/scene";
import { DrawIn } from "./drawin";

const arrow = (from: number, to: number): Arrow => ({ kind: "wake", x0: 0, y0: 0, x1: 10, y1: 10, bow: 0, short: true, lit: true, step: 1, value: "", from, to });

it("draws newly lit arrows in, and leaves those that were lit before", () => {
  const drawIn = new DrawIn();
  const [one, other] = [arrow(1, 2), arrow(2, 3)];
  drawIn.take("2", [one], 1000, false);
  expect(drawIn.moving(1000)).toBe(true);
  expect([1000, 1040, 1160, 2000].map((now) => drawIn.share(one, now))).toEqual([0, 0.25, 1, 1]);
  expect(drawIn.moving(1160)).toBe(false);
  drawIn.take("3", [one, other], 2000, false);
  expect(drawIn.share(one, 2000)).toBe(1);
  expect(drawIn.share(other, 2080)).toBe(0.5);
  drawIn.take("3", [one, other, arrow(3, 4)], 3000, false);
  expect(drawIn.moving(3000)).toBe(false);
  expect(drawIn.share(arrow(3, 4), 3000)).toBe(1);
});

it("draws nothing in where the reader wants no motion, nor where the choice lights nothing new", () => {
  const drawIn = new DrawIn();
  drawIn.take("2", [arrow(1, 2)], 1000, true);
  expect(drawIn.moving(1000)).toBe(false);
  expect(drawIn.share(arrow(1, 2), 1000)).toBe(1);
  drawIn.take("3", [arrow(1, 2)], 2000, false);
  expect(drawIn.moving(2000)).toBe(false);
});
