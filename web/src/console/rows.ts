// The console's lines as rows of equal height: long lines wrap by columns, very long ones are cut; pure.
import type { ConsoleLine } from "../event/console";

/** A line, and how often it came one after the other from the same place. */
export interface Group {
  readonly first: ConsoleLine;
  last: ConsoleLine;
  count: number;
}

/** One row on the screen. Only a line's first row shows its head (time, tag, place). */
export interface Row {
  readonly group: Group;
  readonly head: boolean;
  readonly text: string;
  /** Whether the rows after it are there only to make room. */
  readonly alone: boolean;
}

/** Rows of one line at most; the rest is counted. */
export const MOST_ROWS = 40;
/** Lines that are laid out at most; of more, the latest are shown. */
export const MOST_LINES = 10_000;

/** The rows of one line, `columns` cells wide; at least so many, where a finger needs the room. */
export function rowsOf(group: Group, columns: number, least = 1): Row[] {
  const texts = textsOf(group, columns);
  const alone = texts.length === 1 && least > 1;
  while (texts.length < least) texts.push("");
  return texts.map((text, i) => ({ group, head: i === 0, text, alone }));
}

function textsOf(group: Group, columns: number): string[] {
  const line = group.first;
  const rows: string[] = [];
  let at = 0;
  const { text } = line;
  while (rows.length < MOST_ROWS && (at < text.length || rows.length === 0 || text[at - 1] === "\n")) {
    const end = endOfRow(text, at, columns);
    rows.push(text.slice(at, end));
    if (end >= text.length) {
      at = text.length;
      break;
    }
    at = text[end] === "\n" ? end + 1 : end;
  }
  const missing = text.length - at;
  if (missing > 0) rows.push(`… ${missing.toLocaleString("en-US")} more characters`);
  else if (line.cut > 0) rows.push(`… ${line.cut.toLocaleString("en-US")} bytes were not kept`);
  return rows;
}

/** Where the row that begins at `from` ends: at a line end, or where it is full. Wide characters take two cells, a tab goes to the next stop of 4. */
function endOfRow(text: string, from: number, columns: number): number {
  let cells = 0;
  for (let i = from; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 10) return i;
    const width = cellsOf(unit, cells);
    if (cells + width > columns && i > from) return wordEnd(text, from, i);
    cells += width;
  }
  return text.length;
}

function cellsOf(unit: number, before: number): number {
  if (unit === 9) return 4 - (before % 4);
  if (unit >= 0xdc00 && unit <= 0xdfff) return 0; // the second half of a pair
  return unit >= 0x1100 && unit < 0xff61 && !(unit >= 0x2000 && unit < 0x2e80) ? 2 : 1;
}

/** Where to break a row that is full at `full`: behind the last space of its second half, else right there. */
function wordEnd(text: string, from: number, full: number): number {
  if (text[full] === " ") return full + 1;
  const space = text.lastIndexOf(" ", full - 1);
  return space > from + (full - from) / 2 ? space + 1 : full;
}

/** What cannot be seen, made visible: control characters as their pictures, direction marks as their names. */
export function visible(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b-\u001f]/g, (char) => String.fromCharCode(0x2400 + char.charCodeAt(0)))
    .replace(/[\u007f-\u009f]/g, "\u2421")
    .replace(/[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/g, (char) => `⟨U+${char.charCodeAt(0).toString(16).toUpperCase()}⟩`);
}
