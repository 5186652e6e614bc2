// Level of detail: the spans of a column as pieces in pixels, narrow ones joined, so that the work is bounded by pixels and not by spans.

import type { Axis } from "../scale/axis";
import type { SpanColumn } from "../model/columns";
import { NARROW } from "./metrics";

/** One span, or several narrow ones joined. Times in ns, places in px, seqs of the first begin and the last end. */
export interface Piece {
  readonly x0: number;
  x1: number;
  readonly begin: number;
  end: number;
  /** How many spans it stands for, and how long they are together in ns. */
  count: number;
  filled: number;
  /** Index of its first span. */
  readonly index: number;
  readonly beginSeq: number;
  endSeq: number;
}

/** Joined pieces reach over so many buckets at most, so that a crowd keeps its shape. */
const BUCKETS_TOGETHER = 8;
/** Pieces nearer than this are joined, in px. */
const TOUCHING = 2;
/** Places are cut so far outside what can be seen, in px. */
const MARGIN = 40;

/** The share of a piece's time that its spans fill. */
export function shareOf(piece: Piece): number {
  return piece.count === 1 ? 1 : Math.min(1, piece.filled / Math.max(1, piece.end - piece.begin));
}

/** The pieces that can be seen, left to right. `now` is where an open span ends; spans narrower than `narrow` px may be joined. */
export function piecesOf(column: SpanColumn, axis: Axis, now: number, narrow = NARROW): Piece[] {
  const pieces: Piece[] = [];
  const bucket = bucketOf(axis, narrow);
  const last = axis.end;
  const from = axis.timeAt(-MARGIN);
  for (let i = column.firstEndingAfter(from); i < column.length; ) {
    const begin = column.begins[i] ?? 0;
    if (begin > last) break;
    if (widthAt(column, i, axis, now) >= NARROW) {
      pieces.push(pieceOf(column, i, i + 1, axis, now));
      i++;
      continue;
    }
    let next = column.firstBeginningFrom((Math.floor(begin / bucket) + 1) * bucket, i + 1);
    if (next - 1 > i && widthAt(column, next - 1, axis, now) >= NARROW) next--;
    add(pieces, pieceOf(column, i, next, axis, now), bucket);
    i = next;
  }
  return pieces;
}

/** The length of a bucket in ns: a power of two, so that pieces stay together while the picture moves. */
function bucketOf(axis: Axis, narrow: number): number {
  return 2 ** Math.floor(Math.log2(Math.max(1, narrow * axis.zoom.scale)));
}

function widthAt(column: SpanColumn, i: number, axis: Axis, now: number): number {
  return axis.x(Math.min(column.ends[i] ?? 0, now)) - axis.x(column.begins[i] ?? 0);
}

function pieceOf(column: SpanColumn, i: number, next: number, axis: Axis, now: number): Piece {
  const begin = column.begins[i] ?? 0;
  const end = Math.min(column.ends[next - 1] ?? 0, Math.max(now, begin));
  return {
    x0: Math.max(-MARGIN, axis.x(begin)),
    x1: Math.min(axis.width + MARGIN, axis.x(end)),
    begin,
    end,
    count: next - i,
    filled: next - i === 1 ? end - begin : column.lengthOf(i, next),
    index: i,
    beginSeq: column.beginSeqs[i] ?? 0,
    endSeq: column.endSeqs[next - 1] ?? 0,
  };
}

/** Adds a narrow piece, to the one before where that is narrow too, near, and of the same stretch. */
function add(pieces: Piece[], piece: Piece, bucket: number): void {
  const before = pieces[pieces.length - 1];
  const stretch = bucket * BUCKETS_TOGETHER;
  const touching = before !== undefined && piece.x0 - before.x1 < TOUCHING && (before.count > 1 || before.x1 - before.x0 < NARROW);
  if (!touching || Math.floor(before.begin / stretch) !== Math.floor(piece.begin / stretch)) {
    if (touching && before.count > 1) before.x1 = piece.x0;
    pieces.push(piece);
    return;
  }
  before.x1 = piece.x1;
  before.end = piece.end;
  before.endSeq = piece.endSeq;
  before.count += piece.count;
  before.filled += piece.filled;
}
