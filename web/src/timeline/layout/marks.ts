// The points of a row as marks: those too near to tell apart counted in one, those of one time stacked, many in a row as a line.

import type { Axis } from "../scale/axis";
import type { MarkColumn } from "../model/columns";
import type { Point, Row } from "../model/rows";
import type { Place } from "./arrange";
import type { Mark, Pill } from "./scene";

/** Points of one kind nearer than this may be one, in px. */
const TOGETHER = 6;
/** So many of one time at most stand beside each other, so many px apart. */
const MOST_STACKED = 5;
const STACKED_APART = 3;
/** So many marks or more, each nearer to the next than this in px, are drawn as a line. */
const LINED = 4;
const LINED_APART = 12;
/** A line so long has a number, in px. */
const NUMBERED = 40;

/** Adds the points of a row. */
export function layMarks(out: { readonly marks: Mark[]; readonly pills: Pill[] }, row: Row, place: Place, axis: Axis): void {
  for (const { point, column } of row.points) {
    const marks = marksOf(point, column, row, place, axis);
    const lined = linesOf(marks);
    for (const line of lined) out.pills.push(...numberOf(line, axis.width));
    out.marks.push(...lined.flat());
  }
}

function marksOf(point: Point, column: MarkColumn, row: Row, place: Place, axis: Axis): Mark[] {
  const marks: Mark[] = [];
  const js = place.group === "js";
  const middle = place.y + place.height / 2;
  const y = point === "print" ? middle + place.block / 2 : middle;
  const end = axis.end;
  const bucket = 2 ** Math.floor(Math.log2(Math.max(1, TOGETHER * axis.zoom.scale)));
  for (let i = column.firstFrom(axis.timeAt(-TOGETHER)); i < column.length; ) {
    const at = column.times[i] ?? 0;
    if (at > end) break;
    const next = column.firstFrom((Math.floor(at / bucket) + 1) * bucket, i + 1);
    const stacked = next - i <= MOST_STACKED && column.times[next - 1] === at;
    const x = axis.x(at);
    for (let k = i; k < (stacked ? next : i + 1); k++) {
      marks.push({ sign: point, x: x + (k - i) * STACKED_APART, y, js, at, seq: column.seqs[k] ?? 0, count: stacked ? 1 : next - i, reach: 0, row });
    }
    i = next;
  }
  return marks;
}

/** The marks in groups: many near each other are one, in which each reaches to the next and stands under its row's blocks; others are alone. */
function linesOf(marks: readonly Mark[]): Mark[][] {
  const lines: Mark[][] = [];
  for (let i = 0; i < marks.length; ) {
    let next = i + 1;
    while (next < marks.length && marks[next]!.x - marks[next - 1]!.x < LINED_APART) next++;
    const line = marks.slice(i, next);
    lines.push(line.length < LINED ? line : line.map((mark, k) => ({ ...mark, reach: (line[k + 1]?.x ?? mark.x + STACKED_APART) - mark.x })));
    i = next;
  }
  return lines;
}

/** The number of a long line, at its right end. */
function numberOf(line: readonly Mark[], width: number): Pill[] {
  const [first, last] = [line[0], line[line.length - 1]];
  if (!first || !last || last.reach === 0 || last.x - Math.max(0, first.x) < NUMBERED) return [];
  const count = line.reduce((sum, mark) => sum + mark.count, 0);
  return count > line.length ? [{ x: Math.min(last.x + 3, width - 4), y: last.y + 1, count }] : [];
}
