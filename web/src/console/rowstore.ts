// The rows of a growing console: new lines are laid out as they come, and only so many of the latest are kept.
import type { ConsoleLine, ConsoleReader } from "../event/console";
import { MOST_LINES, rowsOf } from "./rows";
import type { Row } from "./rows";

/** Rows for one reader at one width. Call `update` after the reader's own. */
export class RowStore {
  /** The rows, oldest first. */
  rows: Row[] = [];
  /** Lines before the first row that are not shown any more. */
  dropped = 0;
  private next = 0;
  private openRows = 0;
  private lastRows = 0;

  constructor(private readonly reader: ConsoleReader, private readonly columns: number) {}

  /** How many lines there are, the open one included. */
  get lineCount(): number {
    return this.reader.lines.length + (this.reader.open ? 1 : 0);
  }

  /** The line of a row. */
  line(index: number): ConsoleLine | undefined {
    return this.reader.lines[index] ?? this.reader.open ?? undefined;
  }

  /** Lays out what came since; the open line, and the last one, which may have been cut meanwhile, are laid out anew. */
  update(): void {
    const { lines, open } = this.reader;
    this.rows.length -= this.openRows;
    if (this.next > 0 && this.next > this.dropped) {
      this.rows.length -= this.lastRows;
      this.next--;
    }
    this.skip(lines.length);
    for (; this.next < lines.length; this.next++) this.lastRows = this.push(lines[this.next], this.next);
    this.openRows = this.push(open ?? undefined, lines.length);
    this.trim();
  }

  private push(line: ConsoleLine | undefined, index: number): number {
    if (!line) return 0;
    const before = this.rows.length;
    for (const row of rowsOf(line, index, this.columns)) this.rows.push(row);
    return this.rows.length - before;
  }

  /** Passes over lines that would be dropped at once. */
  private skip(count: number): void {
    if (count - this.next <= MOST_LINES) return;
    this.next = count - MOST_LINES;
    this.dropped = this.next;
    this.rows = [];
  }

  /** Drops the oldest lines, many at a time. */
  private trim(): void {
    if (this.next - this.dropped <= MOST_LINES * 1.5) return;
    this.dropped = this.next - MOST_LINES;
    this.rows = this.rows.slice(this.rows.findIndex((row) => row.line >= this.dropped));
  }
}
