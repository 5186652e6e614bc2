// The rows of a growing console: lines are filtered, repeats joined, and only so many of the latest laid out.
import type { ConsoleLine, ConsoleReader } from "../event/console";
import { MOST_LINES, rowsOf } from "./rows";
import type { Group, Row } from "./rows";

/** Which lines are shown. */
export type Filter = "all" | "go" | "js" | "errors";

/** Whether a line is shown. */
export function passes(line: ConsoleLine, filter: Filter): boolean {
  if (filter === "errors") return isError(line);
  return filter === "all" || line.from === filter;
}

/** Whether a line tells of something wrong: an uncaught error, console.error or a failed assertion, or Go's standard error. */
export function isError(line: ConsoleLine): boolean {
  return line.level === "uncaught" || line.level === "error" || line.level === "assert" || line.level === "stderr";
}

/** What there was before the lines that may still change. */
interface Settled {
  readonly rows: number;
  readonly groups: number;
  readonly shown: number;
  readonly last: Pick<Group, "count" | "last"> | null;
}

/** Rows for one reader at one width, through one filter, at least so many for each line. Call `update` after the reader's own. */
export class RowStore {
  /** The rows, oldest first. */
  rows: Row[] = [];
  /** Lines that pass the filter. */
  shown = 0;
  /** Lines of them before the first row, which are not shown any more. */
  dropped = 0;
  private groups: Group[] = [];
  private next = 0;
  private settled: Settled = { rows: 0, groups: 0, shown: 0, last: null };

  constructor(private readonly reader: ConsoleReader, private readonly columns: number, private readonly filter: Filter = "all", private readonly least = 1) {}

  /** Takes what came since. The open line and the last one, which may have been cut meanwhile, are taken anew. */
  update(): void {
    this.takeBack();
    const { lines, open } = this.reader;
    const last = lines[lines.length - 1];
    const from = this.groups.length;
    for (; this.next < lines.length - 1; this.next++) this.push(lines[this.next]);
    this.layFrom(from);
    if (this.groups.length > MOST_LINES * 1.5) this.dropBefore(this.groups.length - MOST_LINES);
    const group = this.groups[this.groups.length - 1];
    this.settled = { rows: this.rows.length, groups: this.groups.length, shown: this.shown, last: group ? { count: group.count, last: group.last } : null };
    this.push(last);
    this.push(open ?? undefined);
    this.layFrom(this.settled.groups);
  }

  /** Index of the last row of what had been printed by an event; -1 before anything was. */
  rowAt(seq: number): number {
    let low = 0;
    let high = this.rows.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.rows[middle]?.group.first.seq ?? 0) > seq) high = middle;
      else low = middle + 1;
    }
    return low - 1;
  }

  /** The lines shown after (1) or before (-1) those of an event; for 0 the first or the last. Undefined where there are none. */
  beside(seq: number, way: 1 | -1): Group | undefined {
    if (seq === 0) return this.rows[way === 1 ? 0 : this.rows.length - 1]?.group;
    const from = this.rowAt(seq);
    const here = this.rows[from]?.group;
    const between = way === -1 && here !== undefined && here.last.seq < seq;
    if (between) return here;
    for (let i = from; i >= -1 && i < this.rows.length; i += way) {
      const group = this.rows[i]?.group;
      if (group !== undefined && group !== here) return group;
    }
    return undefined;
  }

  private takeBack(): void {
    const { settled } = this;
    this.rows.length = settled.rows;
    this.groups.length = settled.groups;
    this.shown = settled.shown;
    const group = this.groups[settled.groups - 1];
    if (group && settled.last) Object.assign(group, settled.last);
  }

  /** Takes a line: as one more of the group before it where it says the same from the same place. */
  private push(line: ConsoleLine | undefined): void {
    if (!line || !passes(line, this.filter)) return;
    this.shown++;
    const group = this.groups[this.groups.length - 1];
    if (group && isSame(group.first, line)) {
      group.count++;
      group.last = line;
    } else {
      this.groups.push({ first: line, last: line, count: 1 });
    }
  }

  /** Lays out the groups from one on, but of too many only the latest. */
  private layFrom(from: number): void {
    const least = Math.max(from, this.groups.length - MOST_LINES);
    for (let i = least; i < this.groups.length; i++) {
      const group = this.groups[i];
      if (group) for (const row of rowsOf(group, this.columns, this.least)) this.rows.push(row);
    }
    if (least > from) this.dropBefore(least);
  }

  /** Forgets the oldest groups and their rows. */
  private dropBefore(count: number): void {
    for (let i = 0; i < count; i++) this.dropped += this.groups[i]?.count ?? 0;
    this.groups = this.groups.slice(count);
    const first = this.groups[0];
    const row = this.rows.findIndex((one) => one.group === first);
    this.rows = row < 0 ? [] : this.rows.slice(row);
  }
}

function isSame(a: ConsoleLine, b: ConsoleLine): boolean {
  return a.text === b.text && a.pos === b.pos && a.level === b.level && a.from === b.from && a.cut === b.cut;
}
