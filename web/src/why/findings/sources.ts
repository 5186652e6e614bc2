// The source that ran, as findings look into it: only where the words at a place leave one reading.

import type { EventLog } from "../../event/log";
import type { SourcePlace } from "../../program/fix";
import type { SourceFile } from "../../program/program";

/** Longest piece of source that is looked at, in characters. */
const LONGEST = 2000;

/** The files of a run by the log's positions. */
export class Sources {
  constructor(private readonly log: EventLog, private readonly files: readonly SourceFile[]) {}

  /** Whether the files are known: without them nothing that needs them is told. */
  get known(): boolean {
    return this.files.length > 0;
  }

  /** The text from a position on, cut to a length; "" where it is not known. */
  from(pos: number): string {
    const line = this.lines(pos)?.join("\n") ?? "";
    return line.slice((this.log.position(pos)?.col ?? 1) - 1).slice(0, LONGEST);
  }

  /** What stands before a position on its line. */
  before(pos: number): string {
    return this.lines(pos)?.[0]?.slice(0, (this.log.position(pos)?.col ?? 1) - 1) ?? "";
  }

  /** Whether any file of JavaScript has words of that form. */
  has(form: RegExp): boolean {
    return this.files.some(({ name, text }) => /\.m?js$/.test(name) && form.test(text));
  }

  /** The variable that is given what a function returns, and where the call stands; null unless exactly one line of one file says so. */
  assigned(name: string): { name: string; place: SourcePlace } | null {
    const form = new RegExp(`^(\\s*(?:var|let|const)\\s+([A-Za-z_]\\w*)\\s*=\\s*)${name}\\(`);
    const found = this.files.filter((file) => /\.m?js$/.test(file.name)).flatMap((file) => file.text.split(/\r\n?|\n/).flatMap((text, i) => {
      const match = form.exec(text);
      return match ? [{ name: match[2] ?? "", place: { file: file.name, line: i + 1, col: (match[1] ?? "").length + 1 } }] : [];
    }));
    return found.length === 1 ? (found[0] ?? null) : null;
  }

  /** The lines from a position's own on. */
  private lines(pos: number): string[] | undefined {
    const place = this.log.position(pos);
    return this.files.find(({ name }) => name === place?.file)?.text.split(/\r\n?|\n/).slice((place?.line ?? 1) - 1);
  }
}

/**
 * The arguments of a call whose text begins at its "(", as written, split at their commas; null where strings with quotes in them, comments,
 * templates or regular expressions make that unsure.
 */
export function argumentsOf(text: string): string[] | null {
  if (text[0] !== "(") return null;
  const parts: string[] = [""];
  let depth = 0;
  for (const piece of text.match(/"[^"\\\n]*"|'[^'\\\n]*'|[^]/g) ?? []) {
    if (piece === "`" || piece === "/" || piece === '"' || piece === "'") return null;
    if (")]}".includes(piece) && --depth === 0) return parts.map((part) => part.trim());
    if (piece === "," && depth === 1) parts.push("");
    else if (depth > 0) parts[parts.length - 1] += piece;
    if ("([{".includes(piece)) depth++;
  }
  return null;
}
