// What only the text of a call tells: the name by which it is called, and whether its result is used.

import type { Position } from "../../event/event";
import type { SourceFile } from "../../program/program";

/** What a place in the source says about the call that stands there. */
export interface CallSite {
  /** The name as written, such as `other_function`, or empty. */
  readonly name: string;
  /** The variable that takes the result, or empty. */
  readonly target: string;
  /** Whether anything is done with the result. */
  readonly used: boolean;
}

const UNKNOWN: CallSite = { name: "", target: "", used: false };
const ASSIGNED = /([A-Za-z_$][\w$]*)\s*=\s*(?:await\s+)?$/;
const NAME = /^[A-Za-z_$][\w$.]*(?=\s*\()/;

/** Reads call sites in the files of a program that ran. */
export class CallSites {
  private readonly lines = new Map<string, readonly string[]>();

  constructor(private readonly files: readonly SourceFile[]) {}

  /** The call that begins at a position. */
  at(place: Position | null): CallSite {
    const text = place ? this.line(place) : "";
    if (!place || text === "") return UNKNOWN;
    const before = text.slice(0, place.col - 1);
    const name = NAME.exec(text.slice(place.col - 1))?.[0] ?? "";
    return { name, target: ASSIGNED.exec(before)?.[1] ?? "", used: before.trim() !== "" };
  }

  private line(place: Position): string {
    let lines = this.lines.get(place.file);
    if (!lines) {
      const file = this.files.find((one) => one.name === place.file);
      this.lines.set(place.file, (lines = file ? file.text.split("\n") : []));
    }
    return lines[place.line - 1] ?? "";
  }
}
