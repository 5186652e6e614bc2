// Where the columns stand from left to right, the width of their heads, and where arrows touch bars.

import type { Bar, Lifeline, Message } from "../model/parts";
import { NONE } from "../model/sheet";
import type { Sheet } from "../model/sheet";
import type { Columns } from "./columns";
import { nameLines } from "./labels";
import type { Room } from "./labels";
import type { DiagramRequest } from "./request";
import type { Head } from "./scene";

/** The diagram from left to right. */
export interface Places {
  readonly columns: Columns;
  readonly heads: readonly Head[];
  /** The middle of each column, in px. */
  readonly xs: readonly number[];
  readonly width: number;
  readonly room: Room;
  /** The height of the first row. */
  readonly top: number;
  /** How far what is in flight stands beside its column's middle, where several fly at once. */
  readonly flightOffset: ReadonlyMap<Bar, number>;
}

const GUTTER = 46;
const RIGHT = 8;
const HALF_BAR = 7;
/** Columns stand so far apart, in px: at least in a narrow column, at least else, and at most. */
const APART_BRIEF = 50;
const APART_LEAST = 90;
const APART_MOST = 210;
const HEAD_GAP = 7;
const HEAD_PAD = 16;
const HEAD_TOP = 4;
const HEAD_LINE = 13;
/** Between things that fly at the same time, in px, and how many stand side by side. */
const FLIGHT_STEP = 16;
const MOST_FLIGHTS = 5;
/** Bars that lie over each other are so far apart, in px, and so many are told apart. */
const DEPTH_STEP = 6;
const MOST_DEPTH = 4;

/** Places the columns in the room that there is. */
export function placeColumns(columns: Columns, sheet: Sheet, request: DiagramRequest): Places {
  const count = Math.max(1, columns.list.length);
  const apart = Math.max(request.brief ? APART_BRIEF : APART_LEAST, Math.min(APART_MOST, (request.width - GUTTER - RIGHT) / count));
  const xs = columns.list.map((_, i) => Math.round(GUTTER + apart * (i + 0.5)));
  const flights = flightOffsets(sheet);
  const spread = Math.max(0, ...flights.values());
  const width = Math.max(request.width, GUTTER + apart * count + RIGHT) + spread;
  const names = columns.list.map((column) => headLines(column.head, apart, request));
  const lines = Math.max(1, ...names.map((text) => text.length));
  const height = 14 + lines * HEAD_LINE;
  const heads = columns.list.map((column, i): Head => {
    const text = names[i] ?? [];
    const wide = Math.min(apart - HEAD_GAP, Math.max(...text.map((line) => request.measure(line, "strong"))) + HEAD_PAD);
    return { kind: column.head.kind, x: (xs[i] ?? 0) - wide / 2, y: HEAD_TOP, width: wide, height, text, used: column.used };
  });
  return { columns, heads, xs, width, room: { left: GUTTER, right: width - 4 }, top: HEAD_TOP + height + 18, flightOffset: flights };
}

/** The left edge of a bar in a column. */
export function barX(places: Places, column: number, offset: number): number {
  return (places.xs[column] ?? 0) - HALF_BAR + offset;
}

/** How far right a bar stands that lies over so many others of its line. */
export function depthOffset(depth: number): number {
  return Math.min(depth, MOST_DEPTH) * DEPTH_STEP;
}

/** Where a message's arrow begins and ends; null where one of its lifelines is not drawn. */
export function edgesOf(message: Message, places: Places, sheet: Sheet): { x0: number; x1: number } | null {
  const from = places.columns.of[message.fromLine] ?? NONE;
  const to = places.columns.of[message.toLine] ?? NONE;
  if (from === NONE || to === NONE) return null;
  const a = barX(places, from, offsetAt(message, message.fromLine, message.fromSeq, places, sheet)) + HALF_BAR;
  const b = barX(places, to, offsetAt(message, message.toLine, message.toSeq, places, sheet)) + HALF_BAR;
  if (from === to) return selfEdges(message, a + HALF_BAR);
  return a < b ? { x0: a + HALF_BAR, x1: b - HALF_BAR - 1 } : { x0: a - HALF_BAR, x1: b + HALF_BAR + 1 };
}

/** A function that calls itself: from its bar to the one that lies over it, or back. `edge` is the right one of the outermost. */
function selfEdges(message: Message, edge: number): { x0: number; x1: number } {
  const inner = edge - DEPTH_STEP;
  return message.kind === "call" ? { x0: inner, x1: edge } : { x0: edge, x1: inner };
}

/** How far right the bar stands that an event of a message belongs to. */
function offsetAt(message: Message, line: number, seq: number, places: Places, sheet: Sheet): number {
  if (sheet.lines[line]?.kind === "outside") {
    const flight = sheet.bars.find((bar) => bar.state === "flight" && (message.kind === "set" ? bar.beginSeq === seq : bar.endSeq === seq));
    return flight ? (places.flightOffset.get(flight) ?? 0) : 0;
  }
  const depths = sheet.bars.filter((bar) => bar.line === line && bar.beginSeq <= seq && (bar.endSeq === 0 || bar.endSeq >= seq)).map((bar) => bar.depth);
  return depthOffset(Math.max(0, ...depths));
}

/** Things in flight at the same time stand side by side. */
function flightOffsets(sheet: Sheet): Map<Bar, number> {
  const ends: number[] = [];
  const offsets = new Map<Bar, number>();
  for (const bar of sheet.bars) {
    if (bar.state !== "flight") continue;
    let at = ends.findIndex((end) => end <= bar.beginSeq);
    if (at < 0) at = Math.min(ends.length, MOST_FLIGHTS - 1);
    ends[at] = bar.endSeq === 0 ? Infinity : bar.endSeq;
    offsets.set(bar, at * FLIGHT_STEP);
  }
  return offsets;
}

/** A head's name: in a narrow column on up to three lines. Goroutines say what they run where there is room. */
function headLines(head: Lifeline, apart: number, request: DiagramRequest): string[] {
  const room = apart - HEAD_GAP - 4;
  const { name, note } = head;
  if (head.kind === "gofunc" || note === "") return nameLines(name, room, "strong", request.measure);
  if (request.brief) return request.measure("goroutine", "strong") <= room ? ["goroutine", name] : [name];
  return [...nameLines(name, room, "strong", request.measure).slice(0, 1), ...nameLines(note, room, "strong", request.measure).slice(0, 2)];
}
