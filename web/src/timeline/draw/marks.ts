// Paints the small marks, the numbers of joined blocks, and the bands of many goroutines.

import type { Band, Mark, Pill } from "../layout/scene";
import type { Brush } from "./brush";
import { crisp } from "./brush";

/** A line of points lies so far under the middle of its row, in px. */
const LINE_BELOW = 7;

/** Paints one mark. */
export function paintMark(brush: Brush, mark: Mark): void {
  if (mark.reach > 0) return lined(brush, mark);
  switch (mark.sign) {
    case "print": return down(brush, mark);
    case "point": return diamond(brush, mark, mark.js ? "js-ink" : "go-ink");
    case "fail": return diamond(brush, mark, "err");
    case "born": return ring(brush, mark);
    case "ended": return brush.rect("go-ink", Math.round(mark.x) - 1, mark.y - 7, 3, 14);
    case "stuck": return stuck(brush, mark);
  }
}

/** One of a crowd: its part of the line, under the block it happened in. */
function lined(brush: Brush, { sign, x, y, js, reach }: Mark): void {
  const token = sign === "fail" ? "err" : js ? "js-ink" : "go-ink";
  brush.rect(token, x, sign === "print" ? y : y + LINE_BELOW, Math.max(1, reach - (reach > 4 ? 1 : 0)), 2);
}

/** A line was printed: a small triangle under the block; several have a second one beneath. */
function down(brush: Brush, { x, y, js, count }: Mark): void {
  const { context } = brush;
  if (count > 1) brush.rect(js ? "js-ink" : "go-ink", x - 3.5, y + 5.5, 7, 1.25);
  brush.fill(js ? "js-ink" : "go-ink");
  context.beginPath();
  context.moveTo(x - 3.5, y - 0.5);
  context.lineTo(x + 3.5, y - 0.5);
  context.lineTo(x, y + 4.5);
  context.fill();
}

function diamond(brush: Brush, { x, y, count }: Mark, token: "js-ink" | "go-ink" | "err"): void {
  const { context } = brush;
  if (count > 1) brush.rect(token, x - 3.5, y + 5.5, 7, 1.25);
  context.beginPath();
  context.moveTo(x, y - 4.5);
  context.lineTo(x + 4.5, y);
  context.lineTo(x, y + 4.5);
  context.lineTo(x - 4.5, y);
  context.closePath();
  brush.stroke("track", 2.5);
  context.stroke();
  brush.fill(token);
  context.fill();
}

function ring(brush: Brush, { x, y }: Mark): void {
  const { context } = brush;
  brush.disc("track", x, y, 4);
  brush.stroke("go-ink", 1.75);
  context.beginPath();
  context.arc(x, y, 4, 0, Math.PI * 2);
  context.stroke();
}

/** Nothing can wake it: a dashed red line up to a crossed circle. */
function stuck(brush: Brush, { x, y }: Mark): void {
  const { context } = brush;
  brush.rect("track", x - 22, y - 2, 16, 4);
  brush.stroke("err", 1.5, [3, 2]);
  brush.line(x - 22, y, x - 6, y);
  brush.stroke("err", 1.5);
  brush.line(x - 22, y - 4, x - 22, y + 4);
  brush.disc("track", x, y, 6);
  context.beginPath();
  context.arc(x, y, 6, 0, Math.PI * 2);
  context.stroke();
  brush.line(x - 4.2, y + 4.2, x + 4.2, y - 4.2);
}

/** The number of joined blocks. */
export function paintPill(brush: Brush, { x, y, count }: Pill): void {
  const text = `×${count < 10_000 ? count : `${Math.round(count / 1000)}k`}`;
  const wide = brush.measure(text, "small") + 9;
  brush.fill("sel");
  brush.round(x - wide + 5, y - 5, wide, 13, 6.5);
  brush.context.fill();
  brush.text(text, x - wide + 9.5, y + 1.5, "small", "on-sel");
}

/** Many goroutines of one function, stacked by state: running at the bottom, ready, waiting. */
export function paintBand(brush: Brush, band: Band): void {
  const { place, steps } = band;
  const bottom = place.y + place.height - 4;
  const high = place.block;
  const [soft, line] = place.group === "flight" ? (["out-soft", "out"] as const) : (["go-soft", "go-line"] as const);
  area(brush, steps.map((one) => [one.x, bottom - high * (one.running + one.ready + one.waiting)]), bottom);
  brush.fill(soft);
  brush.context.fill();
  brush.stroke(line);
  brush.context.stroke();
  area(brush, steps.map((one) => [one.x, bottom - high * (one.running + one.ready)]), bottom);
  brush.context.fillStyle = brush.hatch("go");
  brush.context.fill();
  brush.fill("go");
  for (let i = 0; i + 1 < steps.length; i++) {
    const one = steps[i];
    if (!one || one.running === 0) continue;
    const tall = Math.max(4, high * one.running);
    brush.context.globalAlpha = 0.3 + 0.7 * one.held;
    brush.context.fillRect(one.x, bottom - tall, (steps[i + 1]?.x ?? one.x) - one.x, tall);
  }
  brush.context.globalAlpha = 1;
  brush.stroke(line);
  brush.line(0, crisp(bottom), steps[steps.length - 1]?.x ?? 0, crisp(bottom));
}

/** The path of a step function over a ground line. */
function area(brush: Brush, points: readonly (readonly [number, number])[], bottom: number): void {
  const { context } = brush;
  context.beginPath();
  context.moveTo(points[0]?.[0] ?? 0, bottom);
  for (const [x, y] of points) context.lineTo(x, y);
  context.lineTo(points[points.length - 1]?.[0] ?? 0, bottom);
  context.closePath();
}
