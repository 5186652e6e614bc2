// This file holds the Diagnostic: a mistake in the user's program, as data.

/** A mistake at a place of the user's source. */
export interface Diagnostic {
  /** Name of the file, or "" when no place is known. */
  readonly file: string;
  /** Line from 1, or 0 when no place is known. */
  readonly line: number;
  /** Column from 1 in UTF-16 units, or 0 when only the line is known. */
  readonly col: number;
  /** Column after the last character, where known. */
  readonly endCol?: number;
  readonly severity: "error" | "warning";
  /** The words of the compiler, linker or parser. */
  readonly text: string;
  /** Who says it. */
  readonly from: "go" | "js" | "link";
}
