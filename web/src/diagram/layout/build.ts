// Lays out the diagram: a pure function of the model and the room, to a scene in pixels.

import type { Measure } from "../../timeline/layout/metrics";
import { lengthText } from "../../timeline/scale/ticks";
import type { Bar, Message, Note } from "../model/parts";
import { NONE } from "../model/sheet";
import { barX, depthOffset, edgesOf, placeColumns } from "./places";
import type { Places } from "./places";
import { columnsOf } from "./columns";
import { TONES, fitted, placeLabel } from "./labels";
import type { Placed } from "./labels";
import type { DiagramRequest } from "./request";
import { rowsOf, timesOf } from "./rows";
import type { Need, Rows } from "./rows";
import type { Arrow, BarBox, DiagramScene, Text } from "./scene";

/** The width of a bar, in px. */
export const BAR = 14;
const FOOT = 34;
const TICKS_APART = 13;
const LINE = 14;
/** From an arrow up to its label's baseline, and down to the first one below it. */
const ABOVE = 6;
const BELOW = 14;
/** A result that nobody waits for goes so far at least, in px. */
const LOST = 46;

/** A message that is drawn, with what is known of it before the rows. */
interface Drawn {
  readonly index: number;
  readonly message: Message;
  readonly x0: number;
  readonly x1: number;
  readonly label: Placed;
}

/** A line of text below a row. */
interface Below {
  readonly seq: number;
  readonly slot: number;
  readonly text: Omit<Text, "y">;
}

/** The scene. */
export function diagramScene(request: DiagramRequest): DiagramScene {
  const { model, brief } = request;
  const columns = columnsOf(model.sheet, brief, brief);
  const places = placeColumns(columns, model.sheet, request);
  const bars = model.sheet.bars.filter((bar) => isDrawn(bar, places));
  const drawn = drawnOf(request, places);
  const needs = new Map<number, Need>();
  const below = belowOf(request, places, drawn, bars, needs);
  const rows = rowsOf(model, needs, drawn.map(({ message }) => [message.fromSeq, message.toSeq]), places.top);
  const bottom = rows.bottom + 14;
  const end = endText(request, places, bottom);
  return {
    width: places.width,
    height: bottom + FOOT,
    headHeight: places.top - 14,
    heads: places.heads,
    stems: places.heads.map((head) => ({ x: head.x + head.width / 2, y0: places.top - 12, y1: bottom + 6 })),
    bars: bars.map((bar) => boxOf(bar, places, rows, bottom)),
    arrows: drawn.map((one) => arrowOf(one, rows)),
    texts: [
      ...ticksOf(request, rows),
      ...drawn.filter((one) => !one.label.below).map((one) => ({ ...textOf(one), y: rows.y(one.message.toSeq) - ABOVE })),
      ...below.map(({ seq, slot, text }) => ({ ...text, y: rows.y(seq) + BELOW + slot * LINE })),
      ...foldTexts(rows, places, bars, request),
      ...unusedTexts(places, request, bottom),
      ...(end ? [end] : []),
    ],
    folds: rows.folds,
    rows: rows.rows,
    hiddenLines: columns.hidden,
  };
}

/** Of goroutines that share a column only what runs is drawn, else their waits would hide each other. */
function isDrawn(bar: Bar, places: Places): boolean {
  const column = places.columns.of[bar.line] ?? NONE;
  return column !== NONE && !(bar.state === "waits" && (places.columns.list[column]?.count ?? 1) > 1);
}

/** The messages whose two lifelines are drawn. */
function drawnOf(request: DiagramRequest, places: Places): Drawn[] {
  const drawn: Drawn[] = [];
  request.model.sheet.messages.forEach((message, index) => {
    const ends = message.kind === "lost" ? lostEnds(message, places, request.measure) : edgesOf(message, places, request.model.sheet);
    if (ends) drawn.push({ index, message, ...ends, label: placeLabel(message, ends.x0, ends.x1, places.room, request.measure) });
  });
  return drawn;
}

/** A result that nobody waits for goes to the left where there is room, else to the right. */
function lostEnds(message: Message, places: Places, measure: Measure): { x0: number; x1: number } | null {
  const column = places.columns.of[message.fromLine] ?? NONE;
  if (column === NONE) return null;
  const x = barX(places, column, 0);
  const long = Math.max(LOST, measure(message.label, TONES[message.tone].font) + 12);
  return x - long > places.room.left ? { x0: x, x1: x - long } : { x0: x + BAR, x1: x + BAR + long };
}

/** The texts below rows, and what each moment needs. */
function belowOf(request: DiagramRequest, places: Places, drawn: readonly Drawn[], bars: readonly Bar[], needs: Map<number, Need>): Below[] {
  const below: Below[] = [];
  const need = (seq: number): Need => {
    let one = needs.get(seq);
    if (!one) needs.set(seq, (one = { above: false, below: 0 }));
    return one;
  };
  const add = (seq: number, text: Omit<Text, "y">): void => { below.push({ seq, slot: need(seq).below++, text }); };
  for (const bar of bars) {
    need(bar.beginSeq);
    if (bar.endSeq > 0) need(bar.endSeq);
  }
  for (const one of drawn) {
    need(one.message.fromSeq);
    if (one.label.below) add(one.message.toSeq, textOf(one));
    else need(one.message.toSeq).above = true;
    if (one.message.kind === "lost") add(one.message.toSeq, lostText(one, places, request));
  }
  for (const note of request.model.sheet.notes) {
    const text = noteText(note, request, places, bars);
    if (text) add(note.seq, text);
  }
  return below;
}

/** A note beside its lifeline; null where that is not drawn. */
function noteText(note: Note, request: DiagramRequest, places: Places, bars: readonly Bar[]): Omit<Text, "y"> | null {
  const column = places.columns.of[note.line] ?? NONE;
  if (column === NONE) return null;
  const { font, ink } = TONES[note.tone];
  const text = note.output ? `“${note.text}”` : note.text;
  const x = noteX(column, note.seq, request.measure(text, font), places, bars);
  return { x, font, ink, seq: note.seq, text: fitted(text, places.room.right - x, font, request.measure) };
}

/** A note stands right of its bar; left of it where only there no other bar is in the way. */
function noteX(column: number, seq: number, wide: number, places: Places, bars: readonly Bar[]): number {
  const x = barX(places, column, 0);
  const right = x + BAR + 5;
  const left = x - 5 - wide;
  const free = (x0: number, x1: number): boolean => x0 >= places.room.left && x1 <= places.room.right && !bars.some((bar) => {
    const at = barX(places, places.columns.of[bar.line] ?? 0, 0);
    return bar.beginSeq <= seq && (bar.endSeq === 0 || bar.endSeq > seq) && at < x1 && at + BAR > x0;
  });
  return free(right, right + wide) || !free(left, left + wide) ? right : left;
}

function textOf({ message, label }: Drawn): Omit<Text, "y"> {
  return { x: label.x, text: label.text, ...TONES[message.tone], seq: message.toSeq };
}

function lostText({ message, x0, x1 }: Drawn, places: Places, request: DiagramRequest): Omit<Text, "y"> {
  const text = message.label === "ends" ? "nobody waits for this" : "nobody is waiting for it";
  const wide = request.measure(text, "reason");
  const x = Math.max(places.room.left, Math.min(x1 < x0 ? x0 - wide - 4 : x0 + 4, places.room.right - wide));
  return { x, text, font: "reason", ink: "ink2", seq: message.toSeq };
}

function arrowOf({ index, message, x0, x1 }: Drawn, rows: Rows): Arrow {
  return { kind: message.kind, self: message.fromLine === message.toLine && message.kind !== "lost", x0, x1, y0: rows.y(message.fromSeq), y1: rows.y(message.toSeq), from: message.fromSeq, to: message.toSeq, message: index };
}

function boxOf(bar: Bar, places: Places, rows: Rows, bottom: number): BarBox {
  const column = places.columns.of[bar.line] ?? 0;
  const offset = bar.state === "flight" ? (places.flightOffset.get(bar) ?? 0) : depthOffset(bar.depth);
  const y0 = rows.y(bar.beginSeq);
  return {
    kind: places.columns.list[column]?.head.kind ?? "js", state: bar.state, landing: bar.endSeq === 0 ? "flying" : bar.landing, x: barX(places, column, offset), width: BAR,
    y0, y1: bar.endSeq > 0 ? Math.max(y0 + 5, rows.y(bar.endSeq)) : bottom, beginSeq: bar.beginSeq, endSeq: bar.endSeq,
  };
}

/** The times at the left, as many as have room. */
function ticksOf(request: DiagramRequest, rows: Rows): Text[] {
  const times = timesOf(request.model, request.brief);
  const texts: Text[] = [];
  let free = -Infinity;
  for (const row of rows.rows) {
    if (row.y < free) continue;
    texts.push({ x: 4, y: row.y + 3.5, text: times.plain(row.seq), font: "tick", ink: "ink2", seq: row.seq });
    free = row.y + TICKS_APART;
  }
  return texts;
}

function foldTexts(rows: Rows, places: Places, bars: readonly Bar[], request: DiagramRequest): Text[] {
  const quiet = (text: string, middle: number, y: number): Text => ({ x: middle - request.measure(text, "reason") / 2, y, text, font: "reason", ink: "ink2", seq: 0 });
  return rows.folds.flatMap((fold) => {
    const middle = (places.room.left + places.room.right) / 2;
    const y = (fold.y0 + fold.y1) / 2 - 3;
    const over = request.brief ? returnedBefore(fold.seq, places, bars) : NONE;
    const texts = [quiet(`idle, ${lengthText(fold.ns)}`, middle, y), quiet("(folded)", middle, y + LINE)];
    const x = places.xs[over] ?? 0;
    if (over !== NONE && Math.abs(x - middle) > 80) texts.push(quiet("has returned", x, y + LINE / 2));
    return texts;
  });
}

/** The first column of JavaScript's that has nothing to do from an event on, or NONE. */
function returnedBefore(seq: number, places: Places, bars: readonly Bar[]): number {
  return places.columns.list.findIndex(({ head }, i) => head.kind === "js" && bars.every((bar) => places.columns.of[bar.line] !== i || (bar.endSeq > 0 && bar.endSeq <= seq)));
}

/** What stands below the head of a lifeline on which nothing happens. */
function unusedTexts(places: Places, request: DiagramRequest, bottom: number): Text[] {
  const unused = places.columns.list.findIndex((column) => !column.used);
  if (unused === NONE) return [];
  const wide = request.measure("not used", "reason");
  return [{ x: (places.xs[unused] ?? 0) - wide / 2, y: (places.top + bottom) / 2, text: "not used", font: "reason", ink: "ink2", seq: 0 }];
}

/** When all was over, or that there is more. */
function endText(request: DiagramRequest, places: Places, bottom: number): Text | null {
  const { model } = request;
  const x = places.room.left;
  const plain = { x, y: bottom + 16, font: "reason", ink: "ink2" } as const;
  if (model.cut) return { ...plain, text: model.share, seq: 0 };
  if (model.endSeq === 0) return null;
  return { ...plain, text: `all over at ${timesOf(model, request.brief).full(model.endSeq)}`, seq: model.endSeq };
}
