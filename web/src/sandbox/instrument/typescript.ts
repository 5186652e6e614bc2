// This file strips the types of a TypeScript source and keeps where each column came from; lines never move.

import { transform } from "sucrase";
import type { ColumnStep, Columns } from "./columns";
import { TOO_DEEP, type SyntaxMistake } from "./parse";

/** The JavaScript in a TypeScript source, or its first mistake. */
export type StripResult =
  | { readonly ok: true; readonly text: string; readonly columns: Columns }
  | { readonly ok: false; readonly mistake: SyntaxMistake };

/** Strips types; nothing is lowered and no import is turned into anything else. Types are not checked. */
export function stripTypes(name: string, source: string): StripResult {
  try {
    const { code, sourceMap } = transform(source, {
      transforms: ["typescript"],
      disableESTransforms: true,
      filePath: name,
      sourceMapOptions: { compiledFilename: name },
    });
    return { ok: true, text: code, columns: columnsOf(sourceMap?.mappings ?? "") };
  } catch (error) {
    if (error instanceof RangeError) return { ok: false, mistake: { text: TOO_DEEP, offset: 0 } }; // It has no way to say where.
    if (!(error instanceof SyntaxError) || !("pos" in error) || typeof error.pos !== "number") throw error;
    const text = error.message.replace(/^Error transforming [^:]*: /, "").replace(/ \(\d+:\d+\)$/, "");
    return { ok: false, mistake: { text, offset: error.pos } };
  }
}

/** Reads the columns out of a source map's mappings, whose lines are known to stay in place. */
function columnsOf(mappings: string): Columns {
  const lines: ColumnStep[][] = [];
  let source = 0;
  for (const line of mappings.split(";")) {
    let out = 0;
    const segments: ColumnStep[] = [];
    for (const segment of line.split(",")) {
      const [outStep, , , columnStep] = decodeVlq(segment);
      if (outStep === undefined || columnStep === undefined) continue;
      out += outStep;
      source += columnStep;
      segments.push({ out, source });
    }
    lines.push(segments);
  }
  return lines;
}

const BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** The numbers of one base-64 VLQ segment of a source map. */
function decodeVlq(segment: string): number[] {
  const numbers: number[] = [];
  let value = 0;
  let shift = 0;
  for (const letter of segment) {
    const digit = BASE64.indexOf(letter);
    value += (digit & 31) << shift;
    shift += 5;
    if ((digit & 32) !== 0) continue;
    numbers.push((value & 1) === 1 ? -(value >> 1) : value >> 1);
    value = 0;
    shift = 0;
  }
  return numbers;
}
