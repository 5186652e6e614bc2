// Paints the arrows of cause: thin at rest, and the lit chain with its numbers.

import type { Arrow } from "../layout/scene";
import type { Brush } from "./brush";
import type { Token } from "./palette";

const BOW = 14;
const STUB = 9;
const DASHES: Readonly<Record<Arrow["kind"], readonly number[]>> = { go: [], wake: [], call: [], set: [5, 3.5], fire: [5, 3.5], react: [1.25, 2.75] };

interface Point {
  readonly x: number;
  readonly y: number;
}

/** An arrow at rest: whole when it is short, else a stub at each end. */
export function paintArrow(brush: Brush, arrow: Arrow): void {
  if (arrow.lit) return;
  if (!arrow.short) return paintStubs(brush, arrow);
  brush.stroke("ink3", 1, arrow.kind === "go" ? [] : DASHES[arrow.kind]);
  curve(brush, arrow);
  start(brush, arrow, "ink3", 1.75);
  if (arrow.kind !== "go") head(brush, arrow, "ink3", 2.6);
}

/** An arrow of the lit chain, without its number; a `share` below 1 of it while it is drawn in. */
export function paintLit(brush: Brush, arrow: Arrow, share = 1): void {
  brush.stroke("track", 5);
  curve(brush, arrow, share);
  brush.stroke("sel", 1.75, DASHES[arrow.kind]);
  curve(brush, arrow, share);
  start(brush, arrow, "sel", 2.5);
  if (arrow.kind !== "go" && share === 1) head(brush, arrow, "sel", 3.6);
}

/** The number of a lit arrow, and, once it is whole, the value it hands over; `block` is the height of a lane's blocks in px. */
export function paintStep(brush: Brush, arrow: Arrow, block: number, share = 1): void {
  if (arrow.value !== "" && share === 1) paintValue(brush, arrow);
  const at = arrow.kind === "fire" ? { x: arrow.x0 + 12, y: arrow.y0 + (arrow.y1 < arrow.y0 ? 7 : -7) } : beside(arrow, block);
  brush.disc("surface", at.x, at.y, 8.5);
  brush.disc("sel", at.x, at.y, 7);
  brush.centered(String(arrow.step), at.x, at.y, "small", "on-sel");
}

/** A number stands on the far side of the block that its arrow starts from, which is so many px high, so that it covers neither. */
function beside(arrow: Arrow, block: number): Point {
  const down = arrow.y1 > arrow.y0;
  if (Math.abs(arrow.y1 - arrow.y0) > 60) return { x: arrow.x0 + 4, y: arrow.y0 + (down ? 16 : -16) };
  return { x: arrow.x0, y: arrow.y0 + (down ? -block - 13 : 12) };
}

function paintValue(brush: Brush, arrow: Arrow): void {
  const x = (arrow.x0 + arrow.x1) / 2 + bowOf(arrow) * 0.75;
  const y = (arrow.y0 + arrow.y1) / 2;
  const wide = Math.max(16, brush.measure(arrow.value, "strong") + 9);
  brush.round(x - wide / 2, y - 7.5, wide, 15, 4);
  brush.fill("raised");
  brush.context.fill();
  brush.stroke("sel", 1.25);
  brush.context.stroke();
  brush.centered(arrow.value, x, y, "strong", "ink");
}

function bowOf(arrow: Arrow): number {
  return arrow.bow * Math.min(BOW, Math.abs(arrow.y1 - arrow.y0) / 2.5);
}

function curve(brush: Brush, arrow: Arrow, share = 1): void {
  const { context } = brush;
  const [from, near, far, to] = beginOf(controlsOf(arrow), share);
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.bezierCurveTo(near.x, near.y, far.x, far.y, to.x, to.y);
  context.stroke();
}

type Controls = readonly [Point, Point, Point, Point];

function controlsOf(arrow: Arrow): Controls {
  const { x0, y0, x1, y1 } = arrow;
  const rise = (y1 - y0) * 0.45;
  const bow = bowOf(arrow);
  return [{ x: x0, y: y0 }, { x: x0 + bow, y: y0 + rise }, { x: x1 + bow, y: y1 - rise }, { x: x1, y: y1 }];
}

/** The first part of a curve, up to a share of its course (de Casteljau). */
function beginOf([a, b, c, d]: Controls, share: number): Controls {
  if (share === 1) return [a, b, c, d];
  const between = (one: Point, other: Point): Point => ({ x: one.x + (other.x - one.x) * share, y: one.y + (other.y - one.y) * share });
  const [ab, bc, cd] = [between(a, b), between(b, c), between(c, d)];
  const [abc, bcd] = [between(ab, bc), between(bc, cd)];
  return [a, ab, abc, between(abc, bcd)];
}

/** A dot, or a ring where a value is sent. */
function start(brush: Brush, arrow: Arrow, token: Token, radius: number): void {
  const { context } = brush;
  brush.disc(arrow.kind === "wake" ? "track" : token, arrow.x0, arrow.y0, radius);
  if (arrow.kind !== "wake") return;
  brush.stroke(token, 1.25);
  context.stroke();
}

function head(brush: Brush, arrow: Arrow, token: Token, size: number): void {
  const { context } = brush;
  const rise = (arrow.y1 - arrow.y0) * 0.45;
  const angle = Math.atan2(rise, -bowOf(arrow));
  context.save();
  context.translate(arrow.x1, arrow.y1);
  context.rotate(angle);
  brush.fill(token);
  context.beginPath();
  context.moveTo(0, 0);
  context.lineTo(-size * 2, -size);
  context.lineTo(-size * 2, size);
  context.fill();
  context.restore();
}

/** A long arrow at rest: a few dots where it leaves, a small head where it arrives. */
function paintStubs(brush: Brush, arrow: Arrow): void {
  const way = Math.sign(arrow.y1 - arrow.y0);
  brush.stroke("ink3", 1, [1.25, 2]);
  brush.line(arrow.x0, arrow.y0 + way, arrow.x0, arrow.y0 + way * STUB);
  brush.line(arrow.x1, arrow.y1 - way * STUB, arrow.x1, arrow.y1 - way * 4);
  const { context } = brush;
  brush.fill("ink3");
  context.beginPath();
  context.moveTo(arrow.x1, arrow.y1 - way * 0.5);
  context.lineTo(arrow.x1 - 2.5, arrow.y1 - way * 5);
  context.lineTo(arrow.x1 + 2.5, arrow.y1 - way * 5);
  context.fill();
}
