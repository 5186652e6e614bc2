// This file maps offsets, lines and columns between a source and its instrumented text, in both directions.

/** One inserted text: where it stands in the output, its length, and the source offset it was put at. */
export interface Inserted {
  readonly out: number;
  readonly length: number;
  readonly source: number;
}

/** The map between a source and the same source with texts inserted. Offsets are UTF-16 units from 0. */
export class OffsetMap {
  constructor(readonly inserted: readonly Inserted[]) {}

  /** The source offset of an output offset; inside an inserted text, where that was put. */
  toSource(out: number): number {
    const entry = this.inserted[lastAtMost(this.inserted, out, "out")];
    if (entry === undefined) return out;
    return out < entry.out + entry.length ? entry.source : entry.source + (out - entry.out - entry.length);
  }

  /** The output offset of the character at a source offset, behind everything inserted in front of it. */
  toOutput(source: number): number {
    const entry = this.inserted[lastAtMost(this.inserted, source, "source")];
    return entry === undefined ? source : entry.out + entry.length + (source - entry.source);
  }
}

/** Index of the last entry whose field is at most the value, or -1. Entries ascend in both fields. */
function lastAtMost(entries: readonly Inserted[], value: number, field: "out" | "source"): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (entries[middle]![field] <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Where the lines of a text begin. Lines end as in ECMAScript: LF, CR LF, CR, U+2028, U+2029. */
export class Lines {
  readonly #starts: number[] = [0];

  constructor(text: string) {
    const ends = /\r\n|[\n\r\u2028\u2029]/g;
    while (ends.exec(text) !== null) this.#starts.push(ends.lastIndex);
  }

  /** Line and column, both from 1, of an offset. */
  locate(offset: number): { line: number; col: number } {
    let low = 0;
    let high = this.#starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.#starts[middle]! <= offset) low = middle;
      else high = middle;
    }
    return { line: low + 1, col: offset - this.#starts[low]! + 1 };
  }

  /** The offset of a line and column from 1; beyond the last line, the start of the last. */
  offset(line: number, col: number): number {
    const last = this.#starts.length - 1;
    return this.#starts[line - 1 > last ? last : line - 1]! + col - 1;
  }
}
