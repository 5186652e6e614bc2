// This file joins a source with its instrumented text: which runs, which shows, and how positions go from one to the other.

import { Lines, type OffsetMap } from "./offsets";
import type { Locate } from "./sites";

/** One source of the Program after instrumenting. */
export class SourceText {
  readonly #outLines: Lines;

  constructor(
    /** The file's name in the Program. */
    readonly name: string,
    /** True when it is to be run as a module. */
    readonly module: boolean,
    /** The JavaScript before instrumenting: what `toString` of a function shows. */
    readonly plain: string,
    /** The text to run. */
    readonly text: string,
    readonly map: OffsetMap,
    private readonly locate: Locate,
  ) {
    this.#outLines = new Lines(text);
  }

  /** The user's line and column of a line and column of the text that runs, all from 1. */
  position(line: number, col: number): { line: number; col: number } {
    return this.locate(this.map.toSource(this.#outLines.offset(line, col)));
  }

  /** The plain text of a function whose text at run time is given, or undefined when it does not stand in this source. */
  plainText(running: string): string | undefined {
    const at = this.text.indexOf(running);
    if (at < 0) return undefined;
    const start = this.map.toSource(at);
    return this.plain.slice(start, this.map.toSource(at + running.length));
  }
}
