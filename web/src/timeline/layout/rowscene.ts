// One row of the scene: its blocks, marks and labels.

import type { Axis } from "../scale/axis";
import type { TimelineModel } from "../model/model";
import type { Look, Row } from "../model/rows";
import { lineNames, namesOf } from "../words";
import type { SourceNames } from "../words";
import type { Place } from "./arrange";
import { LabelRow } from "./labels";
import { layMarks } from "./marks";
import { NARROW, SLIM_LANE } from "./metrics";
import type { FontName, Measure } from "./metrics";
import { piecesOf, shareOf } from "./pieces";
import type { Piece } from "./pieces";
import type { Block, Ink, Label, Mark, Pill, Sign } from "./scene";

/** What the rows of a scene are collected in. */
export interface RowScene {
  readonly blocks: Block[];
  readonly marks: Mark[];
  readonly labels: Label[];
  readonly pills: Pill[];
}

/** What a row is laid out with. */
export interface RowContext {
  readonly model: TimelineModel;
  readonly axis: Axis;
  readonly measure: Measure;
  /** Where open spans end, in ns. */
  readonly now: number;
  readonly live: boolean;
  readonly source: SourceNames;
}

/** A pill with a number needs a joined block of so many px. */
const PILL_ROOM = 30;
/** Nearer than so many ns in a px the blocks of goroutines that are wider than so many px say their line. */
const LINES_BELOW = 60;
const LINE_ROOM = 28;
/** Blocks lower than this have their labels beside them. */
const LABEL_INSIDE = 12;
/** Rows lower than this have no labels. */
const LABEL_HEIGHT = 18;

/** Lays out a place that shows one row. */
export function layRow(out: RowScene, place: Place, row: Row, context: RowContext): void {
  const labels = new LabelRow(context.axis.width, context.measure);
  const middle = place.y + place.height / 2;
  const mine: Block[] = [];
  for (const track of row.tracks) {
    const narrow = place.height < SLIM_LANE + 1 ? 2 * NARROW : NARROW;
    for (const piece of piecesOf(track.column, context.axis, nowOf(context, track.look), narrow)) mine.push(blockOf(piece, track.look, row, place, context));
  }
  mine.sort((a, b) => a.x0 - b.x0);
  for (const block of mine) if (block.look !== "wait" && block.look !== "task") labels.take(block.x0, block.x1);
  if (place.lane) layLife(out, place, row, context, labels);
  if (place.height >= LABEL_HEIGHT) for (const block of mine) layLabel(out, block, middle, context, labels);
  layPills(out, mine, context.axis.width);
  layMarks(out, row, place, context.axis);
  out.blocks.push(...mine);
}

/** Waits and what is in flight go on past the latest event, to the edge; while the run goes on nobody knows that yet. */
function nowOf(context: RowContext, look: Look): number {
  if (context.live) return context.now;
  return look === "wait" || look === "flight" ? Math.max(context.now, context.axis.end) : context.now;
}

function blockOf(piece: Piece, look: Look, row: Row, place: Place, context: RowContext): Block {
  const height = place.block;
  return {
    look,
    row,
    x0: piece.x0,
    x1: piece.x1,
    y: place.y + (place.height - height) / 2,
    height,
    count: piece.count,
    filled: shareOf(piece),
    begin: piece.begin,
    end: piece.end,
    beginSeq: piece.beginSeq,
    endSeq: piece.endSeq,
    landing: look === "flight" ? context.model.flights.landing(piece.beginSeq, piece.endSeq) : null,
  };
}

const INKS: Readonly<Record<Look, { inside: Ink; outside: Ink; font: FontName }>> = {
  go: { inside: "onGo", outside: "goInk", font: "block" },
  js: { inside: "onJs", outside: "jsInk", font: "block" },
  toGo: { inside: "goInk", outside: "goInk", font: "block" },
  toJs: { inside: "jsInk", outside: "jsInk", font: "block" },
  ready: { inside: "goInk", outside: "goInk", font: "reason" },
  queued: { inside: "jsInk", outside: "jsInk", font: "reason" },
  wait: { inside: "goInk", outside: "goInk", font: "reason" },
  task: { inside: "jsInk", outside: "jsInk", font: "reason" },
  flight: { inside: "outInk", outside: "outInk", font: "reason" },
};

function layLabel(out: RowScene, block: Block, middle: number, context: RowContext, labels: LabelRow): void {
  if (block.count > 1) return;
  if (block.look === "wait") return layReason(out, block, middle, context, labels);
  if (block.look === "task") return layTask(out, block, middle, context);
  const near = block.look === "go" && context.axis.zoom.scale < LINES_BELOW && block.x1 - block.x0 > LINE_ROOM;
  const names = near ? lineNames(context.model.log, block.endSeq) : namesOf(context.model.log, block, context.source);
  if (names.length === 0) return;
  const { inside, outside, font } = INKS[block.look];
  const placing = labels.place(block, names, font, block.height < LABEL_INSIDE);
  if (!placing) return;
  const within = placing.where === "inside";
  out.labels.push({ x: placing.x, y: middle, text: placing.text, font, ink: within ? inside : outside, halo: !within, at: block.begin });
}

/** A wait's reason sits on its line, behind the start tick. */
function layReason(out: RowScene, block: Block, middle: number, context: RowContext, labels: LabelRow): void {
  const x = Math.max(0, block.x0) + 8;
  for (const text of namesOf(context.model.log, block)) {
    const wide = context.measure(text, "reason");
    if (x + wide + 6 > Math.min(block.x1, context.axis.width)) continue;
    labels.take(x - 2, x + wide + 2);
    out.labels.push({ x, y: middle, text, font: "reason", ink: "goInk", halo: true, at: block.begin });
    return;
  }
}

/** A task's name sits in the middle of its line. */
function layTask(out: RowScene, block: Block, middle: number, context: RowContext): void {
  const x0 = Math.max(0, block.x0);
  const x1 = Math.min(context.axis.width, block.x1);
  for (const text of namesOf(context.model.log, block)) {
    const wide = context.measure(text, "reason");
    if (wide + 12 > x1 - x0) continue;
    out.labels.push({ x: (x0 + x1 - wide) / 2, y: middle, text, font: "reason", ink: "jsInk", halo: true, at: block.begin });
    return;
  }
}

/** Joined blocks that touch have one number, at their right end. */
function layPills(out: RowScene, blocks: readonly Block[], width: number): void {
  let first: Block | null = null;
  let last: Block | null = null;
  let count = 0;
  const close = (): void => {
    if (first && last && count > 1 && last.x1 - Math.max(0, first.x0) >= PILL_ROOM) out.pills.push({ x: Math.min(last.x1, width - 4), y: last.y, count });
  };
  for (const block of blocks) {
    if (block.count === 1 || block.look === "wait" || block.look === "task" || block.look === "ready" || block.look === "queued") continue;
    if (first && last && last.look === block.look && block.x0 - last.x1 < 3) {
      last = block;
      count += block.count;
      continue;
    }
    close();
    first = last = block;
    count = block.count;
  }
  close();
}

/** A goroutine's birth and end. */
function layLife(out: RowScene, place: Place, row: Row, context: RowContext, labels: LabelRow): void {
  const { lane } = place;
  if (!lane) return;
  const y = place.y + place.height / 2;
  const sign = (name: Sign, at: number, seq: number): number => {
    const x = context.axis.x(at);
    if (seq > 0 && x > -20 && x < context.axis.width + 20) out.marks.push({ sign: name, x, y, js: false, at, seq, count: 1, reach: 0, row });
    return x;
  };
  sign("born", lane.bornAt, lane.parent > 0 || lane.role === "event" ? lane.bornSeq : 0);
  const after = (at: number, seq: number, text: string, ink: Ink, x: number): void => {
    const wide = context.measure(text, "reason");
    if (seq === 0 || place.height < LABEL_HEIGHT || x < 0 || x + wide > context.axis.width) return;
    labels.take(x, x + wide);
    out.labels.push({ x, y, text, font: "reason", ink, halo: true, at });
  };
  after(lane.endAt, lane.endSeq, "ended", "ink3", sign("ended", lane.endAt, lane.endSeq) + 9);
  const stuckX = sign("stuck", lane.stuckAt, lane.stuckSeq) + 13;
  if (lane.stuckSeq > 0) after(lane.stuckAt, lane.stuckSeq, stuckReason(row, context), "err", stuckX);
}

/** What a stuck goroutine waited for. */
function stuckReason(row: Row, context: RowContext): string {
  const waits = row.column("wait");
  return namesOf(context.model.log, { look: "wait", beginSeq: waits.beginSeqs[waits.length - 1] ?? 0 })[0] ?? "stuck";
}
