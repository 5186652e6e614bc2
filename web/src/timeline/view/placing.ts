// Where the card stands: in the corner beside its mark that covers the least of the picture, and neither the mark nor its cause and effect.

import type { TimelineModel } from "../model/model";
import type { Scene } from "../layout/scene";
import { causeOf, effectOf } from "../model/chain";

/** A rectangle in px of the canvas. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A point of the canvas. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Px between the mark and the card, and between the card and the pane's edge. */
const APART = 8;
const EDGE = 4;
/** Covering a cause or an effect weighs as much as so many marks. */
const WEIGHT = 1000;
/** And the end of an arrow of the selection's chain as so many. */
const LIT_WEIGHT = 12;

/** The best of the four corners for a card of that size at a mark, in a pane of that size. */
export function placeCard(mark: Box, card: { width: number; height: number }, pane: { width: number; height: number }, cost: (box: Box) => number): Spot {
  const within = (value: number, room: number): number => Math.max(EDGE, Math.min(value, room - EDGE));
  const lefts = [mark.x + mark.width + APART, mark.x - APART - card.width];
  const tops = [mark.y + mark.height + APART, mark.y - APART - card.height];
  let best: Spot = { x: EDGE, y: EDGE };
  let least = Infinity;
  for (const top of tops) {
    for (const left of lefts) {
      const x = within(left, pane.width - card.width);
      const y = within(top, pane.height - card.height);
      const box = { x, y, ...card };
      const moved = Math.abs(x - left) + Math.abs(y - top);
      const found = cost(box) + moved + (covers(box, mark) ? WEIGHT * WEIGHT : 0);
      if (found >= least) continue;
      least = found;
      best = { x, y };
    }
  }
  return best;
}

/** What a card would cover: blocks and marks under it, and, weighing more, the cause and the effect of an event. */
export function costOf(scene: Scene, model: TimelineModel, scrollTop: number, seq: number): (box: Box) => number {
  const left = scene.metrics.gutter;
  const top = scene.head.height - scrollTop;
  const spots = [causeOf(model, seq), effectOf(model, seq)].flatMap((one) => spotOf(scene, model, one, left, top));
  return (box) => {
    let cost = 0;
    for (const block of scene.blocks) {
      if (block.look !== "wait" && covers(box, { x: block.x0 + left, y: block.y + top, width: block.x1 - block.x0, height: block.height })) cost++;
    }
    for (const mark of scene.marks) if (holds(box, { x: mark.x + left, y: mark.y + top })) cost++;
    for (const spot of spots) if (holds(box, spot)) cost += WEIGHT;
    for (const { lit, x0, y0, x1, y1 } of scene.arrows) {
      if (lit && (holds(box, { x: x0 + left, y: y0 + top }) || holds(box, { x: x1 + left, y: y1 + top }))) cost += LIT_WEIGHT;
    }
    return cost;
  };
}

function spotOf(scene: Scene, model: TimelineModel, seq: number, left: number, top: number): Spot[] {
  const row = seq > 0 ? model.rowOf(seq) : null;
  const place = row ? scene.arrangement.placeOf(row) : null;
  return place ? [{ x: left + scene.axis.x(model.log.timeAt(seq - 1)), y: top + place.y + place.height / 2 }] : [];
}

function holds(box: Box, { x, y }: Spot): boolean {
  return x > box.x - EDGE && x < box.x + box.width + EDGE && y > box.y - EDGE && y < box.y + box.height + EDGE;
}

function covers(box: Box, one: Box): boolean {
  return one.x + one.width > box.x && one.x < box.x + box.width && one.y + one.height > box.y && one.y < box.y + box.height;
}

/** How far to either side of a spot a long mark counts as being there, in px. */
const MARK_REACH = 60;
/** Half the size of a small mark, in px. */
const SMALL = 6;

/** The part near a spot of a block that lies at that height of the canvas; in px, `left` is where the plot begins. */
export function blockBox(block: { x0: number; x1: number; height: number }, spot: Spot, top: number, left: number): Box {
  const x0 = Math.max(block.x0 + left, spot.x - MARK_REACH);
  const x1 = Math.min(Math.max(block.x1 + left, x0), spot.x + MARK_REACH);
  return { x: x0, y: top, width: Math.max(0, x1 - x0), height: block.height };
}

/** The box of a small mark at a spot. */
export function markBox({ x, y }: Spot): Box {
  return { x: x - SMALL, y: y - SMALL, width: 2 * SMALL, height: 2 * SMALL };
}
