// This file gathers the texts to insert into a source and puts them in, so that nested probes close in the right order.

import { OffsetMap, type Inserted } from "./offsets";

/** A text to put in front of the character at an offset of the source. */
export interface Inserting {
  readonly at: number;
  readonly text: string;
}

interface Insertion extends Inserting {
  /** Closing texts come before opening texts at the same offset. */
  readonly closes: boolean;
  /** Ascending: of two openings the outer is first, of two closings the inner. */
  readonly order: number;
}

const IDENTIFIER_END = /[\w$\u0080-\uffff]/;
const IDENTIFIER_START = /^[\w$]/;

/**
 * The insertions into one source. Call `open` and `close` while walking the tree from the outside in; what is closed
 * later at the same offset stands before what was closed earlier. No text may hold a newline: lines stay what they are.
 */
export class Insertions {
  readonly #list: Insertion[] = [];
  #count = 0;

  constructor(private readonly source: string) {}

  /** Inserts text that begins a construct, or stands alone, at the offset. */
  open(at: number, text: string): void {
    const glued = at > 0 && IDENTIFIER_START.test(text) && IDENTIFIER_END.test(this.source.charAt(at - 1));
    this.#list.push({ at, closes: false, order: this.#count++, text: glued ? ` ${text}` : text });
  }

  /** Inserts text that ends a construct at the offset. */
  close(at: number, text: string): void {
    this.#list.push({ at, closes: true, order: -this.#count++, text });
  }

  /** Wraps the source between two offsets. */
  wrap(start: number, end: number, before: string, after: string): void {
    this.open(start, before);
    this.close(end, after);
  }

  /** The insertions in the order in which they stand in the result. */
  sorted(): readonly Inserting[] {
    return this.#list.sort((a, b) => a.at - b.at || Number(b.closes) - Number(a.closes) || a.order - b.order);
  }

  /** The source with everything inserted, and the map between the two. */
  apply(): { text: string; map: OffsetMap } {
    const sorted = this.sorted();
    const inserted: Inserted[] = [];
    const parts: string[] = [];
    let from = 0;
    let length = 0;
    for (const { at, text } of sorted) {
      parts.push(this.source.slice(from, at), text);
      length += at - from;
      inserted.push({ out: length, length: text.length, source: at });
      length += text.length;
      from = at;
    }
    parts.push(this.source.slice(from));
    return { text: parts.join(""), map: new OffsetMap(inserted) };
  }
}
