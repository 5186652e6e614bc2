// Paints a scene onto a canvas; the only entry of the painter. Nothing here decides what is shown.

import type { Place } from "../layout/arrange";
import { fitText } from "../layout/labels";
import { NARROW_GUTTER } from "../layout/metrics";
import type { Arrow, Block, Label, Scene } from "../layout/scene";
import type { Look } from "../model/rows";
import { paintArrow, paintLit, paintStep } from "./arrows";
import { paintBlock } from "./blocks";
import type { Brush } from "./brush";
import { crisp, tokenOf } from "./brush";
import { paintAxis, paintFolds, paintHeadNames, paintStrip, paintThread, paintThreadLabels } from "./head";
import type { Covered } from "./head";
import { paintBand, paintMark, paintPill } from "./marks";

/** What is drawn around the scene. Places in px of the canvas. */
export interface Surroundings {
  readonly width: number;
  readonly height: number;
  readonly scrollTop: number;
  /** Where the playhead stands, in ns; with `veil` what lies after it is pale, `resting` it waits at the end of the run. */
  readonly playhead: { readonly at: number; readonly x: number; readonly text: string; readonly veil: boolean; readonly resting: boolean } | null;
  /** Seq of the event that begins what is selected, or 0: its block has a ring. */
  readonly selected: number;
  /** The row that has the keyboard's focus, and the focused block's first seq; null when the focus is elsewhere. */
  readonly focus: { readonly row: string; readonly seq: number } | null;
  /** How much of a lit arrow is drawn, up to 1; all of it where this is not given. */
  readonly drawn?: (arrow: Arrow) => number;
}

/** Waits lie under the rest; what waits for its turn hangs over what runs, where both are joined. */
const LAYER_OF: Partial<Record<Look, number>> = { wait: 0, ready: 2, queued: 2 };
const LAYERS = [0, 1, 2] as const;
const LATER = 0.55;
const VEIL = 0.55;
/** Room right of the plot, in px. */
export const RIGHT_MARGIN = 14;

/** Paints everything. */
export function paint(brush: Brush, scene: Scene, around: Surroundings): void {
  const { context, ratio } = brush;
  brush.begin();
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.globalAlpha = 1;
  context.clearRect(0, 0, around.width, around.height);
  paintScrolled(brush, scene, around);
  paintFixed(brush, scene, around);
  if (around.playhead) paintPlayhead(brush, scene, around, around.playhead);
}

/** The lanes, clipped below the head. */
function paintScrolled(brush: Brush, scene: Scene, around: Surroundings): void {
  const { context } = brush;
  const top = scene.head.height;
  context.save();
  context.beginPath();
  context.rect(0, top, around.width, around.height - top);
  context.clip();
  context.translate(0, top - around.scrollTop);
  paintGrounds(brush, scene, around);
  context.save();
  context.beginPath();
  const { left, wide } = plotClip(scene);
  context.rect(left, around.scrollTop, wide, around.height);
  context.clip();
  context.translate(scene.metrics.gutter, 0);
  paintPlot(brush, scene, around);
  context.restore();
  paintNames(brush, scene, around);
  context.restore();
}

/** What of the plot may be painted: with a margin where the run begins or ends, so that marks there stand whole. */
function plotClip(scene: Scene): { left: number; wide: number } {
  const before = scene.axis.begin <= 0 ? 8 : 0;
  const after = scene.endX <= scene.axis.width ? RIGHT_MARGIN : 0;
  return { left: scene.metrics.gutter - before, wide: scene.axis.width + before + after };
}

/** The groups' grounds with their colour at the left, and the lines between lanes. */
function paintGrounds(brush: Brush, scene: Scene, around: Surroundings): void {
  for (const group of scene.arrangement.groups) {
    brush.rect("track", 0, group.y, around.width, group.height);
    brush.rect(group.name === "js" ? "js" : group.name === "go" ? "go" : "out", 0, group.y, 3, group.height);
  }
  brush.context.save();
  brush.context.translate(scene.metrics.gutter, 0);
  const bottom = around.scrollTop + around.height;
  paintFolds(brush, scene, around.scrollTop - 1, Math.min(bottom, scene.arrangement.height));
  brush.stroke("line");
  for (const place of scene.arrangement.places) {
    if (place.group === "go" && place.y > around.scrollTop - 40 && place.y < bottom) brush.line(0, crisp(place.y), scene.axis.width, crisp(place.y));
  }
  brush.context.restore();
}

function paintPlot(brush: Brush, scene: Scene, around: Surroundings): void {
  const { context } = brush;
  for (const band of scene.bands) paintBand(brush, band);
  for (const layer of LAYERS) for (const block of scene.blocks) if (layer === (LAYER_OF[block.look] ?? 1)) paintBlock(brush, block);
  for (const mark of scene.marks) paintMark(brush, mark);
  for (const arrow of scene.arrows) paintArrow(brush, arrow);
  paintVeil(brush, scene, around, around.scrollTop, around.scrollTop + around.height);
  for (const arrow of scene.arrows) if (arrow.lit) paintLit(brush, arrow, around.drawn?.(arrow));
  for (const label of scene.labels) {
    context.globalAlpha = alphaOf(label, around);
    brush.text(label.text, label.x, label.y, label.font, tokenOf(label.ink), label.halo ? "track" : null);
  }
  context.globalAlpha = 1;
  for (const { place, labels } of scene.bands) for (const label of labels) brush.text(label.text, label.x, label.y, label.font, tokenOf(label.ink), place.group === "flight" ? "out-soft" : "go-soft");
  for (const pill of scene.pills) paintPill(brush, pill);
  for (const block of scene.blocks) paintRings(brush, block, around);
  for (const arrow of scene.arrows) if (arrow.lit && arrow.step > 0) paintStep(brush, arrow, scene.metrics.laneBlock, around.drawn?.(arrow));
}

/** Time after the playhead is pale. */
function paintVeil(brush: Brush, scene: Scene, around: Surroundings, top: number, bottom: number): void {
  const { playhead } = around;
  if (!playhead?.veil || playhead.x >= scene.axis.width) return;
  const from = Math.max(0, playhead.x);
  brush.context.globalAlpha = VEIL;
  brush.rect("track", from, top, scene.axis.width + RIGHT_MARGIN - from, bottom - top);
  brush.context.globalAlpha = 1;
}

function alphaOf(label: Label, around: Surroundings): number {
  return around.playhead?.veil && label.at > around.playhead.at ? LATER : 1;
}

/** The ring of the selection, and that of the keyboard's focus. */
function paintRings(brush: Brush, block: Block, around: Surroundings): void {
  if (around.selected > 0 && holds(block, around.selected)) ring(brush, block, "sel", 2);
  if (around.focus && block.row.id === around.focus.row && holds(block, around.focus.seq)) ring(brush, block, "focus", 4);
}

/** Whether the block stands for the span that begins with an event. */
function holds(block: Block, seq: number): boolean {
  return block.beginSeq === seq || (block.count > 1 && seq >= block.beginSeq && seq < block.endSeq);
}

function ring(brush: Brush, block: Block, token: "sel" | "focus", out: number): void {
  const round = block.look === "go" || block.look === "ready" || block.look === "toJs" ? 3 : 8;
  const wide = Math.max(2, block.x1 - block.x0);
  brush.round(block.x0 - out, block.y - out, wide + 2 * out, block.height + 2 * out, round);
  brush.stroke("surface", 4);
  brush.context.stroke();
  brush.stroke(token, 2);
  brush.context.stroke();
}

/** The head on a ground of its own, so that lanes scroll under it. */
function paintFixed(brush: Brush, scene: Scene, around: Surroundings): void {
  const { context } = brush;
  const { head, metrics } = scene;
  context.save();
  brush.rect("surface", 0, 0, around.width, head.height);
  if (around.scrollTop > 0) {
    brush.stroke("line");
    brush.line(0, head.height - 0.5, around.width, head.height - 0.5);
  }
  paintHeadNames(brush, scene, metrics.gutter);
  context.beginPath();
  const { left, wide } = plotClip(scene);
  context.rect(left, 0, wide, head.height);
  context.clip();
  context.translate(metrics.gutter, 0);
  paintFolds(brush, scene, head.axis + head.axisHeight + 1, head.height);
  paintStrip(brush, scene);
  paintAxis(brush, scene, flagOf(brush, scene, around));
  paintThread(brush, scene, (block) => paintBlock(brush, block));
  paintVeil(brush, scene, around, head.axis + head.axisHeight + 1, head.height);
  paintThreadLabels(brush, scene, (label) => alphaOf(label, around));
  context.restore();
}

/** The names of groups, rows and lanes, left of the plot. */
function paintNames(brush: Brush, scene: Scene, around: Surroundings): void {
  for (const group of scene.arrangement.groups) {
    if (group.name !== "go") continue;
    brush.text("Go", 12, group.y + 17, "title", "ink");
    if (scene.metrics.gutter >= NARROW_GUTTER) brush.text(group.note, 12 + brush.measure("Go ", "title") + 2, group.y + 17, "reason", "ink2");
  }
  for (const place of scene.arrangement.places) {
    if (place.y + place.height < around.scrollTop || place.y > around.scrollTop + around.height) continue;
    paintName(brush, place, scene.metrics.gutter);
    if (place.toggles !== "" && around.focus?.row === place.id) {
      brush.round(6, place.y + 2, scene.metrics.gutter - 10, place.height - 4, 4);
      brush.stroke("focus", 2);
      brush.context.stroke();
    }
  }
}

function paintName(brush: Brush, place: Place, gutter: number): void {
  const middle = place.y + place.height / 2;
  if (place.population) {
    const ink = place.group === "flight" ? "out-ink" : "go-ink";
    if (gutter < NARROW_GUTTER) return brush.text(`×${place.population.total}`, 9, middle, "small", ink);
    const top = place.toggles === "" ? middle - 9 : middle - 17;
    brush.text(fit(brush, place.name, gutter - 18, "name"), 12, top, "name", ink);
    brush.text(place.note, 12, top + 15, "reason", "ink2");
    return place.toggles === "" ? undefined : paintLink(brush, "open all", 12, top + 31);
  }
  if (place.toggles !== "") {
    const name = fit(brush, place.name, gutter - 50, "name");
    brush.text(name, 12, middle, "name", "go-ink");
    if (gutter >= NARROW_GUTTER) brush.text(place.note, gutter + 4, middle, "reason", "ink2");
    return paintLink(brush, "close", 18 + brush.measure(name, "name"), middle);
  }
  if (place.lane) {
    const slim = place.height < 18;
    brush.text(place.name, 12, middle, slim ? "small" : "name", "go-ink");
    const left = Math.max(38, 18 + brush.measure(place.name, slim ? "small" : "name"));
    if (gutter < NARROW_GUTTER) return;
    const note = fit(brush, place.note, gutter - left - 6, slim ? "tick" : "reason");
    return brush.text(note, left, middle, slim ? "tick" : "reason", "ink2");
  }
  const first = place.name === "JavaScript" || place.name === "In flight";
  if (gutter < NARROW_GUTTER) {
    if (first) brush.text(place.name === "JavaScript" ? "JS" : "Out", 9, middle, "strong", "ink");
    return;
  }
  brush.text(place.name, 12, middle, first ? "title" : "reason", first ? "ink" : "ink2");
}

/** A word that does something when it is clicked. */
function paintLink(brush: Brush, text: string, x: number, y: number): void {
  brush.text(text, x, y, "reason", "ink");
  brush.stroke("ink3");
  brush.line(x, crisp(y + 6), x + brush.measure(text, "reason"), crisp(y + 6));
}

function fit(brush: Brush, text: string, room: number, font: "tick" | "reason" | "name"): string {
  return fitText(text, room, font, brush.measure, 1);
}

/** Where the playhead's flag stands on the plot. */
function flagOf(brush: Brush, scene: Scene, around: Surroundings): Covered | null {
  const { playhead } = around;
  if (!playhead || playhead.x < -1 || playhead.x > scene.axis.width + RIGHT_MARGIN) return null;
  const wide = brush.measure(playhead.text, "strong") + 13;
  const x0 = Math.min(Math.max(-10, playhead.x - wide / 2), scene.axis.width + RIGHT_MARGIN - wide);
  return { x0, x1: x0 + wide };
}

/** The playhead: a line through everything and a flag with its time. */
function paintPlayhead(brush: Brush, scene: Scene, around: Surroundings, playhead: NonNullable<Surroundings["playhead"]>): void {
  const { context } = brush;
  if (playhead.x < -1 || playhead.x > scene.axis.width + RIGHT_MARGIN) return;
  context.save();
  context.translate(scene.metrics.gutter, 0);
  const { head } = scene;
  const x = playhead.x;
  brush.stroke(playhead.resting ? "line2" : "sel", playhead.resting ? 1 : 1.75);
  brush.line(x, head.axis + head.axisHeight - 2, x, around.height);
  const { x0: left, x1: right } = flagOf(brush, scene, around) ?? { x0: x, x1: x };
  const wide = right - left;
  brush.fill("sel");
  brush.round(left, head.axis + 2, wide, 19, 4);
  context.fill();
  context.beginPath();
  context.moveTo(x - 4, head.axis + 20.5);
  context.lineTo(x + 4, head.axis + 20.5);
  context.lineTo(x, head.axis + 25);
  context.fill();
  brush.text(playhead.text, left + 6.5, head.axis + 11.5, "strong", "on-sel");
  context.restore();
}
