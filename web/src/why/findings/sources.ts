// The source that ran, as findings look into it: only where the words at a place leave one reading.

import type { EventLog } from "../../event/log";
import { blanked } from "./code";
import type { SourcePlace } from "../../program/fix";
import type { SourceFile } from "../../program/program";

/** Longest piece of source that is looked at, in characters. */
const LONGEST = 2000;
/** Longest file that is looked at as a whole, in characters. */
const LONGEST_FILE = 20_000;

/** A place in a file whose text is blanked. */
export interface Spot {
  readonly text: string;
  readonly offset: number;
}

/** The files of a run by the log's positions. */
export class Sources {
  private readonly spots = new Map<number, Spot | null>();

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

  /** A position as an offset into its file of JavaScript, with that file's text blanked; null where that cannot be told. */
  offset(pos: number): Spot | null {
    const known = this.spots.get(pos);
    if (known !== undefined) return known;
    const spot = this.spotOf(pos);
    this.spots.set(pos, spot);
    return spot;
  }

  /** Whether words of that form stand in all files of JavaScript exactly once. */
  isOnly(form: RegExp): boolean {
    return this.files.filter(({ name }) => /\.m?js$/.test(name)).flatMap(({ text }) => [...text.matchAll(form)]).length === 1;
  }

  /** The only file of JavaScript; null where there are several, or none. */
  onlyScript(): SourceFile | null {
    const scripts = this.files.filter(({ name }) => /\.(?:m?js|ts)$/.test(name));
    const [only] = scripts;
    return only !== undefined && scripts.length === 1 && /\.m?js$/.test(only.name) && only.text.length <= LONGEST_FILE ? only : null;
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

  private spotOf(pos: number): Spot | null {
    const place = this.log.position(pos);
    const file = this.files.find(({ name }) => name === place?.file);
    if (!place || !file || !/\.m?js$/.test(file.name) || file.text.length > LONGEST_FILE) return null;
    const text = blanked(file.text);
    const before = file.text.split("\n").slice(0, place.line - 1).join("\n").length;
    return text === null ? null : { text, offset: before + (place.line > 1 ? 1 : 0) + place.col - 1 };
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
