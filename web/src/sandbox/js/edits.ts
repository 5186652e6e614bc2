// This file changes a source without moving its lines, and keeps the way back from every position of the result.

import type { Position } from "../../event/event";
import { Lines, OffsetMap, type Inserted } from "../instrument/offsets";
import { stringIndexOf, stringSlice } from "../prelude/primordials";
import { sourceColumn, type Columns } from "../instrument/columns";
import type { RunningSource } from "./sources";

/** Text in place of a range, which is empty for an insertion. Offsets in UTF-16 units from 0. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The edits of one source. `columns` leads from the text to the file as the user wrote it. */
export class Edits {
  /** In the order they were made. */
  readonly list: Edit[];
  readonly #lines: Lines;

  constructor(
    readonly name: string,
    readonly text: string,
    readonly columns: Columns,
    made: readonly Edit[] = [],
  ) {
    this.list = [...made];
    this.#lines = new Lines(text);
  }

  /** Puts text at an offset. */
  insert(at: number, text: string): void {
    this.list.push({ start: at, end: at, text });
  }

  /** Puts text in place of a range that has no line end in it. */
  replace(start: number, end: number, text: string): void {
    this.list.push({ start, end, text });
  }

  /** The user's position of an offset. */
  place(offset: number): Position {
    const { line, col } = this.#lines.locate(offset);
    return { file: this.name, line, col: sourceColumn(this.columns, line, col) };
  }

  /** The changed text. Edits at one offset stand in the order they were made. */
  apply(): EditedText {
    const sorted = [...this.list].sort((a, b) => a.start - b.start);
    const inserted: Inserted[] = [];
    let out = "";
    let from = 0;
    for (const { start, end, text } of sorted) {
      out += this.text.slice(from, start);
      // A replacement counts as an insertion of what it is longer; inside it, positions are near enough.
      inserted.push({ out: out.length, length: text.length - (end - start), source: start });
      out += text;
      from = end;
    }
    return new EditedText(this, out + this.text.slice(from), new OffsetMap(inserted));
  }
}

/** A changed text that runs. */
export class EditedText implements RunningSource {
  readonly #outLines: Lines;

  constructor(
    readonly edits: Edits,
    readonly text: string,
    readonly map: OffsetMap,
  ) {
    this.#outLines = new Lines(text);
  }

  get name(): string {
    return this.edits.name;
  }

  position(line: number, col: number): { line: number; col: number } {
    const at = this.edits.place(this.map.toSource(this.#outLines.offset(line, col)));
    return { line: at.line, col: at.col };
  }

  plainText(running: string): string | undefined {
    if (this.map.inserted.length === 0) return undefined;
    const at = stringIndexOf(this.text, running);
    return at < 0 ? undefined : stringSlice(this.edits.text, this.map.toSource(at), this.map.toSource(at + running.length));
  }
}
