// Growing columns of numbers: spans and marks of one row, kept so that a million of them are cheap to hold and to search.

/** Room of a column at its first span; columns that stay empty hold no room of their own. */
const FIRST = 4;
const NO_TIMES = new Float64Array(0);
const NO_SEQS = new Uint32Array(0);

/** The end of a span that goes on, in ns. */
export const OPEN = Infinity;

/**
 * Spans of one look in one row, in order and without overlap. Times in ns of virtual time; a span that goes on ends at
 * OPEN with end seq 0, and is always the last.
 */
export class SpanColumn {
  length = 0;
  begins = NO_TIMES;
  ends = NO_TIMES;
  beginSeqs = NO_SEQS;
  endSeqs = NO_SEQS;
  /** How long the spans before each are together, in ns. */
  private covered = NO_TIMES;

  /** Whether the last span goes on. */
  get open(): boolean {
    return this.length > 0 && this.ends[this.length - 1] === OPEN;
  }

  /** Begins a span with an event; one that goes on is ended first by the same event. Returns its index. */
  begin(at: number, seq: number): number {
    this.end(at, seq);
    if (this.length === this.begins.length) this.grow();
    const last = this.length - 1;
    this.covered[this.length] = last < 0 ? 0 : (this.covered[last] ?? 0) + this.ends[last]! - this.begins[last]!;
    this.begins[this.length] = at;
    this.ends[this.length] = OPEN;
    this.beginSeqs[this.length] = seq;
    this.endSeqs[this.length] = 0;
    return this.length++;
  }

  /** Ends the span that goes on, if there is one. */
  end(at: number, seq: number): void {
    if (!this.open) return;
    this.ends[this.length - 1] = at;
    this.endSeqs[this.length - 1] = seq;
  }

  /** Index of the first span that ends after a time, or the length. */
  firstEndingAfter(at: number): number {
    return firstAbove(this.ends, this.length, at);
  }

  /** Index of the first span that begins at or after a time, looked for from an index on. */
  firstBeginningFrom(at: number, from: number): number {
    return firstNotBelow(this.begins, this.length, at, from);
  }

  /** Index of the span that an event lies in: begun by it or before, not ended before it; -1 for none. */
  indexAtSeq(seq: number): number {
    const i = firstAbove(this.beginSeqs, this.length, seq) - 1;
    if (i < 0) return -1;
    const end = this.endSeqs[i] ?? 0;
    return end === 0 || end >= seq ? i : -1;
  }

  /** How long the spans from index `i` up to and without `next` are together, in ns; all of them must be over. */
  lengthOf(i: number, next: number): number {
    const last = next - 1;
    return (this.covered[last] ?? 0) - (this.covered[i] ?? 0) + (this.ends[last] ?? 0) - (this.begins[last] ?? 0);
  }

  private grow(): void {
    this.begins = grown(this.begins);
    this.ends = grown(this.ends);
    this.covered = grown(this.covered);
    this.beginSeqs = grownSeqs(this.beginSeqs);
    this.endSeqs = grownSeqs(this.endSeqs);
  }
}

/** Points of one kind in one row, in order: times in ns and the event of each. */
export class MarkColumn {
  length = 0;
  times = NO_TIMES;
  seqs = NO_SEQS;

  /** Adds a point. */
  push(at: number, seq: number): void {
    if (this.length === this.times.length) {
      this.times = grown(this.times);
      this.seqs = grownSeqs(this.seqs);
    }
    this.times[this.length] = at;
    this.seqs[this.length++] = seq;
  }

  /** Index of the first point at or after a time, looked for from an index on. */
  firstFrom(at: number, from = 0): number {
    return firstNotBelow(this.times, this.length, at, from);
  }
}

/** The array with twice the room. */
export function grown(array: Float64Array): Float64Array<ArrayBuffer> {
  const more = new Float64Array(Math.max(FIRST, array.length * 2));
  more.set(array);
  return more;
}

/** The array with twice the room. */
export function grownSeqs(array: Uint32Array): Uint32Array<ArrayBuffer> {
  const more = new Uint32Array(Math.max(FIRST, array.length * 2));
  more.set(array);
  return more;
}

/** Index of the first of `length` rising numbers that is above a value. */
export function firstAbove(array: Float64Array | Uint32Array, length: number, value: number): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((array[middle] ?? 0) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Index of the first of `length` rising numbers, from an index on, that is not below a value. It looks near the index first. */
export function firstNotBelow(array: Float64Array | Uint32Array, length: number, value: number, from: number): number {
  let step = 1;
  let low = from;
  while (low + step < length && (array[low + step] ?? 0) < value) {
    low += step;
    step *= 2;
  }
  let high = Math.min(length, low + step + 1);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((array[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
