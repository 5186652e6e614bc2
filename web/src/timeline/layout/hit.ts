// What lies under the pointer: the same scene that is painted answers.

import { stripAxis } from "./strip";
import type { TimelineModel } from "../model/model";
import type { Place } from "./arrange";
import type { Block, Scene } from "./scene";

/** Something under the pointer. Times in ns. */
export type Hit =
  | { readonly what: "block"; readonly block: Block }
  | { readonly what: "event"; readonly seq: number; readonly block: Block | null }
  | { readonly what: "strip"; readonly at: number }
  | { readonly what: "axis"; readonly at: number }
  | { readonly what: "band"; readonly place: Place }
  | { readonly what: "plot"; readonly at: number };

/** How far beside a mark a pointer still means it, in px. */
const MARK_REACH = 6;
const BLOCK_REACH = 2;

/** What lies at a point of the canvas, in px; `scrollTop` is how far the lanes are scrolled. */
export function hitAt(scene: Scene, model: TimelineModel, x: number, y: number, scrollTop: number): Hit | null {
  const { head, metrics, axis } = scene;
  const px = x - metrics.gutter;
  if (px < -6) return gutterHit(scene, y - head.height + scrollTop, y);
  const at = axis.timeAt(px);
  if (y < head.axis) return { what: "strip", at: stripAxis(model, scene.end, axis.width).timeAt(px) };
  if (y < head.axis + head.axisHeight) return { what: "axis", at };
  if (y < head.height) return blockHit(scene.thread, px, y - head.thread) ?? { what: "plot", at };
  const inside = y - head.height + scrollTop;
  return markHit(scene, px, inside) ?? blockHit(scene.blocks, px, inside) ?? bandHit(scene, inside) ?? { what: "plot", at };
}

function gutterHit(scene: Scene, inside: number, y: number): Hit | null {
  return y < scene.head.height ? null : bandHit(scene, inside);
}

function markHit(scene: Scene, x: number, y: number): Hit | null {
  for (const mark of scene.marks) {
    if (mark.sign === "born" || mark.sign === "ended") continue;
    if (Math.abs(mark.x - x) <= MARK_REACH && Math.abs(mark.y - y) <= MARK_REACH) return { what: "event", seq: mark.seq, block: null };
  }
  return null;
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
  const place = scene.arrangement.places.find((one) => one.population !== null && one.group === "go" && y >= one.y && y <= one.y + one.height);
  return place ? { what: "band", place } : null;
}
