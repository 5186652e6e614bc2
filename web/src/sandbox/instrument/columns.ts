// This file leads from the columns of a TypeScript source without its types to those of the user's; lines never move.

/** From this column on, columns of the text without types come from these of the user's, one by one. Columns from 0. */
export interface ColumnStep {
  readonly out: number;
  readonly source: number;
}

/** The steps of each line, ascending; null where nothing was stripped. Plain data, which can be posted. */
export type Columns = readonly (readonly ColumnStep[])[] | null;

/** The column of the user's text for a line and column of the stripped one, all from 1. */
export function sourceColumn(columns: Columns, line: number, col: number): number {
  const steps = columns?.[line - 1];
  if (steps === undefined) return col;
  let found: ColumnStep | undefined;
  for (let i = 0; i < steps.length && steps[i]!.out <= col - 1; i++) found = steps[i];
  return found === undefined ? col : found.source + col - found.out;
}
