// Paints blocks: running, ready, waiting, away across the border, tasks, and what is in flight.

import type { Block } from "../layout/scene";
import type { Look } from "../model/rows";
import type { Brush } from "./brush";
import { crisp } from "./brush";
import type { Token } from "./palette";

const GO_CORNER = 1.5;
const JS_CORNER = 6;
/** Narrower blocks have no rounding and no edge of their own. */
const PLAIN = 3;
const DOT = 4;

/** Paints one block. */
export function paintBlock(brush: Brush, block: Block): void {
  PAINTERS[block.look](brush, block);
}

const PAINTERS: Readonly<Record<Look, (brush: Brush, block: Block) => void>> = {
  go: (brush, block) => solid(brush, block, "go", "go-soft", null, GO_CORNER),
  js: (brush, block) => solid(brush, block, "js", "js-soft", "js-edge", JS_CORNER),
  ready: (brush, block) => hatched(brush, block, "go-soft", "go", "go-line", GO_CORNER),
  queued: (brush, block) => hatched(brush, block, "js-soft", "js-line", "js-line", JS_CORNER),
  toJs: (brush, block) => hollow(brush, block, "js-soft", "js-line", 2),
  toGo: (brush, block) => hollow(brush, block, "go-soft", "go-line", JS_CORNER),
  wait: paintWait,
  task: paintTask,
  flight: paintFlight,
};

/** A block that runs. Several joined ones stand as high as their share of the time. */
function solid(brush: Brush, block: Block, fill: Token, soft: Token, edge: Token | null, corner: number): void {
  const { x0, y, height } = block;
  const wide = Math.max(1, block.x1 - x0);
  if (block.count > 1) {
    brush.rect(soft, x0, y, wide, height);
    const high = Math.max(2, height * block.filled);
    brush.rect(fill, x0, y + height - high, wide, high);
    return;
  }
  if (wide < PLAIN) return brush.rect(fill, x0, y, wide, height);
  brush.fill(fill);
  brush.round(edge ? x0 + 0.5 : x0, edge ? y + 0.5 : y, edge ? wide - 1 : wide, edge ? height - 1 : height, corner);
  brush.context.fill();
  if (!edge) return;
  brush.stroke(edge);
  brush.context.stroke();
}

function hatched(brush: Brush, block: Block, soft: Token, stripe: Token, edge: Token, corner: number): void {
  const { x0, y, height } = block;
  const wide = Math.max(1, block.x1 - x0);
  if (wide < PLAIN) return brush.rect(edge, x0, y, wide, height);
  if (block.count > 1) return hatchedShare(brush, block, soft, stripe);
  brush.round(x0 + 0.5, y + 0.5, wide - 1, height - 1, corner);
  brush.fill(soft);
  brush.context.fill();
  brush.context.fillStyle = brush.hatch(stripe);
  brush.context.fill();
  brush.stroke(edge);
  brush.context.stroke();
}

/** Several joined ones hang as deep as their share of the time, over those that run, which stand. */
function hatchedShare(brush: Brush, block: Block, soft: Token, stripe: Token): void {
  const { x0, x1, y, height } = block;
  const high = Math.max(2, height * block.filled);
  brush.rect(soft, x0, y, x1 - x0, high);
  brush.context.fillStyle = brush.hatch(stripe);
  brush.context.fillRect(x0, y, x1 - x0, high);
}

/** Called across the border: a dashed hollow block in the other language's colour. */
function hollow(brush: Brush, block: Block, soft: Token, edge: Token, corner: number): void {
  const { x0, y, height } = block;
  const wide = Math.max(1, block.x1 - x0);
  if (wide < PLAIN) return brush.rect(edge, x0, y, wide, height);
  brush.round(x0 + 0.75, y + 0.75, wide - 1.5, height - 1.5, corner);
  brush.fill(soft);
  brush.context.fill();
  brush.stroke(edge, 1.5, [3, 2]);
  brush.context.stroke();
}

/** A thin line with a tick at its start. */
function paintWait(brush: Brush, block: Block): void {
  const y = block.y + block.height / 2;
  brush.stroke("go-line", 1.5);
  brush.line(Math.max(0, block.x0), y, block.x1, y);
  if (block.count === 1 && block.x0 >= 0) brush.line(block.x0 + 0.75, y - 4, block.x0 + 0.75, y + 4);
}

/** One turn of the event loop, from tick to tick. */
function paintTask(brush: Brush, block: Block): void {
  const y = crisp(block.y + block.height / 2);
  if (block.count > 1 || block.x1 - block.x0 < PLAIN) return brush.rect("js-line", block.x0, y - 2, Math.max(1, block.x1 - block.x0), 4);
  brush.stroke("js-line", 1.25);
  brush.line(block.x0, y, block.x1, y);
  brush.line(block.x0 + 0.5, y - 4, block.x0 + 0.5, y + 4);
  brush.line(block.x1 - 0.5, y - 4, block.x1 - 0.5, y + 4);
}

/** An open capsule with a dot at its end: the firing. It stays open while it flies. */
function paintFlight(brush: Brush, block: Block): void {
  const { x0, x1, y, height } = block;
  const wide = Math.max(2, x1 - x0);
  if (block.count > 1 || wide < 6) {
    brush.rect(block.count > 1 ? "out-soft" : "out", x0, y + height / 4, wide, height / 2);
    if (block.count > 1) brush.rect("out", x0, y + height / 2 - 1, wide, 2);
    return;
  }
  const open = block.landing === "flying";
  capsule(brush, block, open);
  if (open) return;
  const at = Math.max(x0 + DOT + 1, x1 - DOT - 3);
  const middle = y + height / 2;
  if (block.landing === "cancelled") cross(brush, at, middle);
  else brush.disc(block.landing === "failed" ? "err" : "out", at, middle, Math.min(DOT, height / 2 - 3));
}

function capsule(brush: Brush, block: Block, open: boolean): void {
  const { context } = brush;
  const { x0, x1, y, height } = block;
  const radius = (height - 1) / 2;
  context.beginPath();
  if (open) {
    context.moveTo(x1 + 20, y + 0.5);
    context.lineTo(x0 + radius, y + 0.5);
    context.arc(x0 + radius + 0.5, y + height / 2, radius, -Math.PI / 2, Math.PI / 2, true);
    context.lineTo(x1 + 20, y + height - 0.5);
  } else {
    context.roundRect(x0 + 0.5, y + 0.5, x1 - x0 - 1, height - 1, radius);
  }
  brush.fill("out-soft");
  context.fill();
  brush.stroke("out");
  context.stroke();
}

function cross(brush: Brush, x: number, y: number): void {
  brush.stroke("out", 1.5);
  brush.line(x - 3, y - 3, x + 3, y + 3);
  brush.line(x - 3, y + 3, x + 3, y - 3);
}
