// The rows of the timeline as the log fills them: each holds columns of spans, one for each look, and points.

import { MarkColumn, SpanColumn } from "./columns";

/**
 * What a span is, and so how it looks: `go`, `js` run; `ready` is a goroutine, `queued` a microtask that waits for its
 * turn; `wait` waits; `toJs`, `toGo` called across the border; `task` is a turn of the event loop; `flight` is outside.
 */
export type Look = "go" | "js" | "ready" | "queued" | "wait" | "toJs" | "toGo" | "task" | "flight";

/** What a point in a row is: a line printed, something settled or cancelled, something failed. */
export type Point = "print" | "point" | "fail";

/** The points of one kind in one row. */
export interface Points {
  readonly point: Point;
  readonly column: MarkColumn;
}

/** The spans of one look in one row. */
export interface Track {
  readonly look: Look;
  readonly column: SpanColumn;
}

/** One row: its tracks do not overlap within themselves, but for `wait`, which lies under the rest. A track begins with its first span. */
export class Row {
  readonly tracks: Track[] = [];
  readonly points: Points[] = [];

  /** `id` is the row's name for tests, lists and the keyboard: "thread", "task", "micro", "stack0", "g7", "flight2". */
  constructor(readonly id: string, private readonly looks: readonly Look[]) {}

  /** The column of a look; throws when the row cannot have it. */
  column(look: Look): SpanColumn {
    const { tracks } = this;
    for (let i = 0; i < tracks.length; i++) if (tracks[i]!.look === look) return tracks[i]!.column;
    if (!this.looks.includes(look)) throw new Error(`row ${this.id} has no ${look}`);
    const column = new SpanColumn();
    this.tracks.push({ look, column });
    if (this.tracks.length > 1) this.tracks.sort((a, b) => this.looks.indexOf(a.look) - this.looks.indexOf(b.look));
    return column;
  }

  /** Adds a point at a time in ns. */
  mark(point: Point, at: number, seq: number): void {
    for (let i = 0; i < this.points.length; i++) if (this.points[i]!.point === point) return this.points[i]!.column.push(at, seq);
    const column = new MarkColumn();
    column.push(at, seq);
    this.points.push({ point, column });
  }

  /** Whether anything is in the row. */
  get used(): boolean {
    return this.points.length > 0 || this.tracks.length > 0;
  }
}

/** A span by its place. */
export interface SpanRef {
  readonly row: Row;
  readonly look: Look;
  readonly begin: number;
  /** OPEN when it goes on. */
  readonly end: number;
  readonly beginSeq: number;
  /** 0 when it goes on. */
  readonly endSeq: number;
}

/** The span at an index of a track. */
export function spanAt(row: Row, track: Track, i: number): SpanRef {
  const { column, look } = track;
  return {
    row,
    look,
    begin: column.begins[i] ?? 0,
    end: column.ends[i] ?? 0,
    beginSeq: column.beginSeqs[i] ?? 0,
    endSeq: column.endSeqs[i] ?? 0,
  };
}

/** The innermost look first: which span a reader means where several hold an event. */
export const LOOKS: readonly Look[] = ["go", "js", "toJs", "toGo", "ready", "queued", "flight", "task", "wait"];
