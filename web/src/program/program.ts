// This file holds the Program: its types, its limits and the check that every program from outside goes through.

import { MAX_FILES, MAX_FILE_BYTES, MAX_SEED, MAX_SPEED, MAX_TITLE_BYTES, MIN_SPEED } from "./limits";
import { namesProblem } from "./names";

export * from "./limits";
export { isFileName, nameProblem } from "./names";

/** One file: its name has no folders, its text is well-formed Unicode. */
export interface SourceFile {
  readonly name: string;
  readonly text: string;
}

/** How a Program runs. */
export interface Settings {
  /** Virtual is deterministic; real is the machine's own time. */
  readonly clock: "virtual" | "real";
  /** Seed of all random data; a whole number from 0 up. */
  readonly seed: number;
  /** Whether the seed also decides which of the runnable goroutines goes next. */
  readonly shuffle: boolean;
  /** Virtual seconds per second of real time, or as fast as it goes. */
  readonly speed: number | "max";
}

/** What stands in the editors, in an example and in a link. */
export interface Program {
  readonly title: string;
  readonly files: readonly SourceFile[];
  readonly settings: Settings;
}

/** Whether two lists hold the same files with the same text in the same order. */
export function sameFiles(a: readonly SourceFile[], b: readonly SourceFile[]): boolean {
  if (a === b) return true;
  return a.length === b.length && a.every((file, i) => file.name === b[i]?.name && file.text === b[i]?.text);
}

/** Whether two settings give the same log: all but the speed, which only paces a run. */
export function sameRun(a: Settings | null, b: Settings | null): boolean {
  return a !== null && b !== null && a.clock === b.clock && a.seed === b.seed && a.shuffle === b.shuffle;
}

/** The settings that nothing is written for. */
export const DEFAULT_SETTINGS: Settings = { clock: "virtual", seed: 1, shuffle: false, speed: 1 };

/** A checked value, or why it is none, in one plain sentence. */
export type Checked = { readonly ok: true; readonly program: Program } | { readonly ok: false; readonly why: string };

/**
 * Checks a program from outside against the types, the rules for names and all limits, and copies it. Half characters
 * (lone surrogates) become U+FFFD; missing settings become the default ones.
 */
export function checkProgram(value: unknown): Checked {
  const read = readProgram(value);
  if (!read.ok) return read;
  const why = programProblem(read.program);
  return why === "" ? read : { ok: false, why };
}

/**
 * Like checkProgram, but only the types: for what the page itself has kept, which must come back even when it has
 * outgrown a limit or has a name that will be refused.
 */
export function readProgram(value: unknown): Checked {
  if (!isRecord(value)) return bad("This is not a program.");
  const title = value["title"] ?? "";
  const settings = readSettings(value["settings"]);
  const files = value["files"];
  if (typeof title !== "string") return bad("The program's title is not text.");
  if (settings === null) return bad("The program's settings are not ones Interleave knows.");
  if (!Array.isArray(files)) return bad("The program's files are not a list.");
  const copies: SourceFile[] = [];
  for (const file of files) {
    if (!isRecord(file) || typeof file["name"] !== "string" || typeof file["text"] !== "string") {
      return bad("A file of the program is not a name and a text.");
    }
    copies.push({ name: file["name"], text: wellFormed(file["text"]) });
  }
  return { ok: true, program: { title: wellFormed(title), files: copies, settings } };
}

/** What is wrong with a program's settings, names or sizes, as one plain sentence, or "" when nothing is. */
export function programProblem(program: Program): string {
  const { title, files, settings } = program;
  if (readSettings(settings) === null) return "The program's settings are not ones Interleave knows.";
  if (utf8Bytes(title) > MAX_TITLE_BYTES) return `The program's title is too long: up to ${MAX_TITLE_BYTES} bytes.`;
  if (/[\u0000-\u001f\u007f]/.test(title)) return "The program's title has a control character.";
  if (files.length === 0) return "The program has no file.";
  if (files.length > MAX_FILES) return `The program has too many files: ${files.length}, up to ${MAX_FILES}.`;
  const names = namesProblem(files.map((file) => file.name));
  if (names !== "") return names;
  for (const file of files) {
    if (utf8Bytes(file.text) > MAX_FILE_BYTES) return `${file.name} is too large: up to ${MAX_FILE_BYTES / 1024} KiB.`;
  }
  return "";
}

/** The settings in a value, missing ones by default; null when one is not allowed. */
export function readSettings(value: unknown): Settings | null {
  if (value === undefined) return DEFAULT_SETTINGS;
  if (!isRecord(value)) return null;
  const { clock = "virtual", seed = 1, shuffle = false, speed = 1 } = value;
  if (clock !== "virtual" && clock !== "real") return null;
  if (!isSeed(seed) || !isSpeed(speed) || typeof shuffle !== "boolean") return null;
  return { clock, seed, shuffle, speed };
}

/** True for a seed: a whole number, 0 … MAX_SEED. */
export function isSeed(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= MAX_SEED;
}

/** True for a speed: "max", or a number with up to four decimals, MIN_SPEED … MAX_SPEED. */
export function isSpeed(value: unknown): value is number | "max" {
  if (typeof value !== "number") return value === "max";
  return value >= MIN_SPEED && value <= MAX_SPEED && Number(value.toFixed(4)) === value;
}

/** True for a plain object. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The text with U+FFFD for every half of a surrogate pair. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, "\ufffd");
}

/** Length of a text in bytes of UTF-8. */
export function utf8Bytes(text: string): number {
  return new TextEncoder().encode(text).length;
}

function bad(why: string): Checked {
  return { ok: false, why };
}
