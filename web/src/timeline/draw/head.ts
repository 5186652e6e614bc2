// Paints what does not scroll: the true-scale strip, the axis, the Thread, and their names.

import type { Block, Label, Scene } from "../layout/scene";
import type { Brush } from "./brush";
import { crisp, tokenOf } from "./brush";

/** The shaded stretches of folded time, from the axis to the bottom. */
export function paintFolds(brush: Brush, scene: Scene, top: number, bottom: number): void {
  for (const { x0, x1 } of scene.chips) {
    const from = Math.max(0, x0);
    const to = Math.min(scene.axis.width, x1);
    if (to <= from) continue;
    brush.rect("fold", from, top, to - from, bottom - top);
    brush.stroke("line2", 1, [2, 3]);
    for (const x of [x0, x1]) if (x > 0 && x < scene.axis.width) brush.line(crisp(x), top, crisp(x), bottom);
  }
}

/** The whole run to scale, and the frame of what is shown. */
export function paintStrip(brush: Brush, scene: Scene): void {
  const { strip: top, stripHeight: high } = scene.head;
  const { context } = brush;
  const { width } = scene.axis;
  brush.round(0.5, top + 0.5, width - 1, high - 1, 5);
  brush.fill("track");
  context.fill();
  brush.stroke("line");
  context.stroke();
  const middle = top + high / 2;
  brush.stroke("line2", 1, [1.5, 2.5]);
  brush.line(4, middle + 0.5, width - 4, middle + 0.5);
  for (const { look, x0, x1, filled } of scene.strip.blocks) {
    context.globalAlpha = 0.45 + 0.55 * filled;
    brush.rect(look === "js" ? "js" : "go", x0, look === "js" ? middle - 7 : middle + 1, Math.max(1.25, x1 - x0), 6);
  }
  context.globalAlpha = 1;
  const { from, to } = scene.strip;
  if (from <= 1 && to >= width - 14) return;
  brush.stroke("sel", 1.25);
  brush.round(Math.max(0.75, from), top + 0.75, Math.max(5, to - from), high - 1.5, 4);
  context.stroke();
}

/** A stretch of the axis that something else stands on, in px. */
export interface Covered {
  readonly x0: number;
  readonly x1: number;
}

/** Round times and the lengths of folds; nothing is written where the playhead's flag stands. */
export function paintAxis(brush: Brush, scene: Scene, flag: Covered | null): void {
  const base = scene.head.axis + scene.head.axisHeight;
  const middle = scene.head.axis + 12;
  brush.stroke("line");
  brush.line(0, base + 0.5, scene.axis.width, base + 0.5);
  brush.stroke("ink3");
  for (const tick of scene.ticks) {
    const half = brush.measure(tick.text, "tick") / 2;
    brush.line(crisp(tick.x), base - 4, crisp(tick.x), base);
    if (flag && tick.x + half > flag.x0 - 3 && tick.x - half < flag.x1 + 3) continue;
    brush.text(tick.text, Math.max(0, tick.x - half), middle, "tick", "ink2");
  }
  for (const { x0, x1, text } of scene.chips) {
    const x = (x0 + x1) / 2;
    const half = brush.measure(text, "tick") / 2 + 7;
    const covered = flag !== null && x + half > flag.x0 && x - half < flag.x1;
    if (text !== "" && x > 20 && x < scene.axis.width - 20 && !covered) paintChip(brush, text, x, middle);
  }
}

function paintChip(brush: Brush, text: string, x: number, y: number): void {
  const wide = brush.measure(text, "tick") + 13;
  brush.round(x - wide / 2, y - 8.5, wide, 17, 8.5);
  brush.fill("surface");
  brush.context.fill();
  brush.stroke("line2");
  brush.context.stroke();
  brush.centered(text, x, y, "tick", "ink2");
}

/** Who holds the thread: JavaScript above the middle, Go below. */
export function paintThread(brush: Brush, scene: Scene, paintBlock: (block: Block) => void): void {
  const { head } = scene;
  const { context } = brush;
  const middle = head.thread + head.threadHeight / 2;
  brush.stroke("line2", 1, [2, 3]);
  brush.line(0, middle + 0.5, scene.axis.width, middle + 0.5);
  context.save();
  context.translate(0, head.thread);
  for (const block of scene.thread) paintBlock(block);
  context.restore();
  brush.stroke("ink");
  for (const x of scene.joints) brush.line(crisp(x) - 0.5, middle - 5, crisp(x) - 0.5, middle + 5);
}

/** The Thread's labels, over the veil. */
export function paintThreadLabels(brush: Brush, scene: Scene, alphaOf: (label: Label) => number): void {
  for (const label of scene.threadLabels) {
    brush.context.globalAlpha = alphaOf(label);
    brush.text(label.text, label.x, scene.head.thread + label.y, label.font, tokenOf(label.ink));
  }
  brush.context.globalAlpha = 1;
}

/** The names left of the head. `right` is the plot's left edge in px. */
export function paintHeadNames(brush: Brush, scene: Scene, right: number): void {
  const { head } = scene;
  const slim = right < 60;
  const aligned = (text: string, y: number, token: "ink2" | "js-ink" | "go-ink", font: "tick" | "strong"): void =>
    brush.text(text, right - 15 - brush.measure(text, font), y, font, token);
  if (!slim) {
    aligned("true scale", head.strip + head.stripHeight / 2, "ink2", "tick");
    aligned(`virtual ${scene.unit.name}`, head.axis + 12, "ink2", "tick");
    brush.text("Thread", 12, head.thread + head.threadHeight / 2 - (right > 100 ? 6 : 0), "title", "ink");
    if (right > 100) brush.text("who holds it", 12, head.thread + head.threadHeight / 2 + 9, "reason", "ink2");
  }
  aligned("JS", head.thread + head.threadHeight * 0.25, "js-ink", "strong");
  aligned("Go", head.thread + head.threadHeight * 0.75, "go-ink", "strong");
}
