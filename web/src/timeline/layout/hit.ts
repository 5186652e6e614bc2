// What lies under the pointer: the same scene that is painted answers.

import { stripAxis } from "./strip";
import type { TimelineModel } from "../model/model";
import type { Place } from "./arrange";
import type { Block, Mark, Scene } from "./scene";

/** Something under the pointer. Times in ns. */
export type Hit =
  | { readonly what: "block"; readonly block: Block }
  | { readonly what: "event"; readonly seq: number; readonly count: number }
  | { readonly what: "strip"; readonly at: number }
  | { readonly what: "axis"; readonly at: number }
  | { readonly what: "band"; readonly place: Place }
  | { readonly what: "fold"; readonly gap: number; readonly left: boolean }
  | { readonly what: "plot"; readonly at: number };

/** How near a pointer means a mark whatever lies under it, and how near where nothing does, in px. */
const MARK_NEAR = 5;
const MARK_REACH = 12;
const BLOCK_REACH = 2;
/** How near a pointer means a fold's edge, in px. */
const EDGE_REACH = 4;

/** What lies at a point of the canvas, in px; `scrollTop` is how far the lanes are scrolled. */
export function hitAt(scene: Scene, model: TimelineModel, x: number, y: number, scrollTop: number): Hit | null {
  const { head, metrics, axis } = scene;
  const px = x - metrics.gutter;
  if (px < -6) return gutterHit(scene, y - head.height + scrollTop, y);
  const at = axis.timeAt(px);
  if (y < head.axis) return { what: "strip", at: stripAxis(model, scene.end, axis.width).timeAt(px) };
  if (y < head.axis + head.axisHeight) return foldHit(scene, px) ?? { what: "axis", at };
  if (y < head.height) return blockHit(scene.thread, px, y - head.thread) ?? foldHit(scene, px) ?? { what: "plot", at };
  const inside = y - head.height + scrollTop;
  return markHit(scene, px, inside, MARK_NEAR) ?? foldHit(scene, px) ?? blockHit(scene.blocks, px, inside) ?? markHit(scene, px, inside, MARK_REACH) ?? bandHit(scene, inside) ?? { what: "plot", at };
}

/** An edge of a fold. */
function foldHit({ axis }: Scene, x: number): Hit | null {
  for (const { fold, gap, x0, x1 } of axis.segments) {
    if (fold && Math.abs(x0 - x) <= EDGE_REACH) return { what: "fold", gap, left: true };
    if (fold && Math.abs(x1 - x) <= EDGE_REACH) return { what: "fold", gap, left: false };
  }
  return null;
}

function gutterHit(scene: Scene, inside: number, y: number): Hit | null {
  return y < scene.head.height ? null : bandHit(scene, inside);
}

/** The nearest mark within reach. */
function markHit(scene: Scene, x: number, y: number, reach: number): Hit | null {
  let best: Mark | null = null;
  let nearest = reach + 1e-6;
  for (const mark of scene.marks) {
    if (mark.sign === "born" || mark.sign === "ended") continue;
    const far = Math.max(Math.abs(mark.x - x), Math.abs(mark.y - y));
    if (far >= nearest) continue;
    nearest = far;
    best = mark;
  }
  return best ? { what: "event", seq: best.seq, count: best.count } : null;
}

/** The topmost block: waits lie under the rest, narrow blocks over wide ones. */
function blockHit(blocks: readonly Block[], x: number, y: number): Hit | null {
  let best: Block | null = null;
  for (const block of blocks) {
    if (y < block.y - 1 || y > block.y + block.height + 1) continue;
    if (x < block.x0 - BLOCK_REACH || x > block.x1 + BLOCK_REACH) continue;
    if (!best || rank(block, x) < rank(best, x)) best = block;
  }
  return best ? { what: "block", block: best } : null;
}

/** Lower is nearer: outside is farther than inside, waits are farthest. */
function rank(block: Block, x: number): number {
  const outside = x < block.x0 || x > block.x1 ? 1e6 : 0;
  return outside + (block.look === "wait" ? 1e7 : 0) + (block.x1 - block.x0);
}

function bandHit(scene: Scene, y: number): Hit | null {
  const place = scene.arrangement.places.find((one) => one.toggles !== "" && y >= one.y && y <= one.y + one.height);
  return place ? { what: "band", place } : null;
}
