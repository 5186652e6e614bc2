// The files of the open program: which editor shows which, adding, renaming and removing; all pure.
import type { SourceFile } from "../program/program";
import { MAX_FILES, nameProblem as formProblem } from "../program/program";

/** The two editors: Go's files stand in one, all others in the other. */
export type Group = "go" | "js";

/** The editor a file belongs to. */
export function groupOf(name: string): Group {
  return name.endsWith(".go") ? "go" : "js";
}

/** The Go files of a program, which the toolchain sees. */
export function goFiles(files: readonly SourceFile[]): SourceFile[] {
  return files.filter((file) => groupOf(file.name) === "go");
}

/** A text that is equal for equal Go files, whatever else the program holds. */
export function goKey(files: readonly SourceFile[]): string {
  return JSON.stringify(goFiles(files).map((file) => [file.name, file.text]).sort(([a], [b]) => ((a ?? "") < (b ?? "") ? -1 : 1)));
}

/** What is wrong with a wish for this name, as a plain sentence, or "" when it is fine. `self` is the file's present name when it is renamed. */
export function nameProblem(files: readonly SourceFile[], name: string, self: string | null): string {
  if (name === "") return "";
  const form = formProblem(name);
  if (form !== "") return form;
  if (!/\.[A-Za-z0-9]+$/.test(name)) return "The ending tells the language: .go, .js, .ts, or any other for data.";
  if (name !== self && files.some((file) => file.name !== self && file.name.toLowerCase() === name.toLowerCase())) return `There is a file ${name} already.`;
  if (self === null && files.length >= MAX_FILES) return `A program has at most ${MAX_FILES} files.`;
  return "";
}

/** A name that is free, to begin with in the dialog. */
export function freeName(files: readonly SourceFile[], group: Group): string {
  const [stem, ending] = group === "go" ? ["more", ".go"] : ["more", ".js"];
  for (let i = 1; ; i++) {
    const name = `${stem}${i === 1 ? "" : i}${ending}`;
    if (!files.some((file) => file.name === name)) return name;
  }
}

/** What a new file begins with. */
export function firstText(name: string): string {
  return name.endsWith(".go") ? "package main\n" : "";
}

/** The list with one file's text replaced; the same list when nothing changes. */
export function withText(files: readonly SourceFile[], name: string, text: string): readonly SourceFile[] {
  const old = files.find((file) => file.name === name);
  if (!old || old.text === text) return files;
  return files.map((file) => (file === old ? { name, text } : file));
}

/** The list with one more file, behind the others of its group. */
export function withFile(files: readonly SourceFile[], file: SourceFile): readonly SourceFile[] {
  const last = files.findLastIndex((other) => groupOf(other.name) === groupOf(file.name));
  const at = last === -1 ? files.length : last + 1;
  return [...files.slice(0, at), file, ...files.slice(at)];
}

/** The list with one file renamed. */
export function renamed(files: readonly SourceFile[], from: string, to: string): readonly SourceFile[] {
  return files.map((file) => (file.name === from ? { name: to, text: file.text } : file));
}

/** The list without one file. */
export function without(files: readonly SourceFile[], name: string): readonly SourceFile[] {
  return files.filter((file) => file.name !== name);
}

/** The files each editor should show, keeping what is shown now where it still exists. */
export function shownAmong(files: readonly SourceFile[], now: { go: string; js: string; last: Group }): { go: string; js: string; last: Group } {
  const pick = (group: Group): string => {
    const own = files.filter((file) => groupOf(file.name) === group);
    return own.find((file) => file.name === now[group])?.name ?? own[0]?.name ?? "";
  };
  const shown = { go: pick("go"), js: pick("js") };
  const last: Group = shown[now.last] ? now.last : shown.go ? "go" : "js";
  return { ...shown, last };
}

/** A short name for a text, equal for equal texts: 64 bits in hexadecimal. Not for anything that must resist an attacker. */
export function hashText(text: string): string {
  let high = 0x811c9dc5;
  let low = 0x9e3779b9;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    high = Math.imul(high ^ unit, 0x01000193);
    low = Math.imul(low ^ unit ^ (high >>> 15), 0x85ebca6b);
  }
  return ((high >>> 0).toString(16).padStart(8, "0") + (low >>> 0).toString(16).padStart(8, "0"));
}
