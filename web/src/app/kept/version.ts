// A version: a program's text as it once stood; how many are kept, and what differs between two.
import { lineMap } from "../../program/lines";
import { isRecord, readProgram, sameFiles } from "../../program/program";
import type { SourceFile } from "../../program/program";

/** Why a version was kept: the text it began from, a pause in editing, a run, a save, going away, or before and after another text was put in its place. */
export const REASONS = ["opened", "pause", "run", "saved", "left", "before", "restored"] as const;

/** One of the reasons. */
export type Reason = (typeof REASONS)[number];

/** A program's text as it stood at a time. */
export interface Version {
  /** Higher for later versions of this browser. */
  readonly id: number;
  /** Which program: the name of its draft. */
  readonly program: string;
  /** When, in ms of the wall clock since 1970. */
  readonly at: number;
  readonly why: Reason;
  readonly files: readonly SourceFile[];
}

/** A version that has no place yet. */
export type NewVersion = Omit<Version, "id">;

/** What is kept of a program, newest first; not `lasting` where some of it is in this tab's memory only. `at` is when it was listed. */
export interface Listed {
  readonly versions: readonly Version[];
  readonly lasting: boolean;
  readonly at: number;
}

/** A draft of a program that this tab does not edit: another tab's, or the one all tabs share. `at` is when it was saved. */
export interface OtherDraft {
  readonly at: number;
  readonly files: readonly SourceFile[];
}

/** How many versions of each program are kept; the oldest go first. */
export const MOST_VERSIONS = 50;

/** How much text all versions of one program may hold, in UTF-16 units. */
export const MOST_TEXT = 8 * 1024 * 1024;

/**
 * What is to be done to keep a text: which versions to add, and the ids of those to drop. `kept` is oldest first; the
 * first version of a program is preceded by the text it grew out of. Nothing is added for a text equal to the newest.
 */
export function planKeeping(kept: readonly Version[], version: NewVersion, original: readonly SourceFile[]): { add: NewVersion[]; drop: number[] } {
  const newest = kept.at(-1)?.files ?? original;
  if (sameFiles(newest, version.files)) return { add: [], drop: [] };
  const add = kept.length === 0 ? [{ ...version, why: "opened" as const, files: original }, version] : [version];
  let count = kept.length + add.length;
  let size = [...kept, ...add].reduce((sum, one) => sum + sizeOf(one.files), 0);
  const drop: number[] = [];
  for (const old of kept) {
    if (count <= MOST_VERSIONS && size <= MOST_TEXT) break;
    drop.push(old.id);
    count--;
    size -= sizeOf(old.files);
  }
  return { add, drop };
}

function sizeOf(files: readonly SourceFile[]): number {
  return files.reduce((sum, file) => sum + file.text.length, 0);
}

/** A version as the browser kept it, or null for what does not decode. */
export function decodeVersion(value: unknown): Version | null {
  if (!isRecord(value)) return null;
  const { id, program, at } = value;
  const why = REASONS.find((one) => one === value["why"]);
  const read = readProgram({ files: value["files"] });
  if (typeof id !== "number" || typeof program !== "string" || typeof at !== "number" || !why || !read.ok) return null;
  return { id, program, at, why, files: read.program.files };
}

/** How one file differs between two texts of a program. Lines are counted from 1. */
export interface FileChange {
  readonly name: string;
  readonly kind: "new" | "gone" | "changed";
  /** Lines of the later text that the earlier one does not have. */
  readonly added: readonly number[];
  /** How many lines of the earlier text the later one does not have. */
  readonly removed: number;
}

/** What differs from an earlier to a later text, file by file; files that are equal are left out. */
export function changesBetween(before: readonly SourceFile[], after: readonly SourceFile[]): FileChange[] {
  const changes: FileChange[] = [];
  for (const { name, text } of after) {
    const old = before.find((one) => one.name === name);
    if (old?.text !== text) changes.push({ name, kind: old ? "changed" : "new", ...lineChanges(old?.text ?? "", text) });
  }
  for (const { name, text } of before) {
    if (!after.some((one) => one.name === name)) changes.push({ name, kind: "gone", ...lineChanges(text, "") });
  }
  return changes;
}

function lineChanges(before: string, after: string): { added: number[]; removed: number } {
  const map = lineMap(before, after);
  const stays = new Set<number>();
  let removed = 0;
  for (let line = 1; line <= countLines(before); line++) {
    const to = map(line);
    if (to > 0) stays.add(to);
    else removed++;
  }
  const added: number[] = [];
  for (let line = 1; line <= countLines(after); line++) if (!stays.has(line)) added.push(line);
  return { added, removed };
}

function countLines(text: string): number {
  return text === "" ? 0 : text.split(/\r\n?|\n/).length;
}
