// This file writes and reads a Program as text; wasm/program/txtar.go describes the form.

import { DEFAULT_SETTINGS, programProblem, wellFormed, type Program, type Settings, type SourceFile } from "./program";
import { NO_MOMENT, formatSettings, parseSettings } from "./settings";

/**
 * The program's text form, with `more` files behind its own. Throws an Error when the program breaks a rule or a text holds
 * a line that begins a file.
 */
export function formatText(program: Program, more: readonly SourceFile[] = []): string {
  const problem = programProblem(program);
  if (problem !== "") throw new Error(problem);
  if (splitMarkers(program.title).length > 1) throw new Error("the title looks like the beginning of a file");
  const settings = formatSettings(program.settings, NO_MOMENT);
  let text = program.title !== "" || settings !== "" ? `${program.title}\n` : "";
  if (settings !== "") text += `${settings}\n`;
  for (const file of [...program.files, ...more]) {
    if (splitMarkers(file.text).length > 1) throw new Error(`${file.name} has a line that looks like the beginning of a file`);
    text += `-- ${file.name} --\n${withLineEnd(file.text)}`;
  }
  return text;
}

/** The program of a text form. Throws an Error that says what is wrong with it. */
export function parseText(text: string): Program {
  const [comment, ...files] = splitMarkers(wellFormed(text));
  const head = readHead(comment?.text ?? "");
  if (head === null) throw new Error("before the first file there is more than a title and settings");
  if (head.settings === null) throw new Error("the settings in the second line are not ones Interleave knows");
  const program = { title: head.title, files, settings: head.settings };
  const problem = programProblem(program);
  if (problem !== "") throw new Error(problem);
  return program;
}

/** What stands before the first file; null for more than a title and settings, and null settings for unknown ones. */
export function readHead(comment: string): { readonly title: string; readonly settings: Settings | null } | null {
  const lines = comment.replace(/[\r\n]+$/, "").split(/\r?\n/);
  const [title = "", settings = "", ...more] = lines;
  if (more.length > 0 || (lines.length > 1 && !settings.startsWith(";"))) return null;
  const read = parseSettings(settings);
  return { title, settings: read.ok && formatSettings(DEFAULT_SETTINGS, read.moment) === "" ? read.settings : null };
}

/** Splits at txtar's marker lines, "-- name --"; the first part, before any marker, has no name. */
export function splitMarkers(text: string): SourceFile[] {
  let current = { name: "", text: "" };
  const parts = [current];
  for (const line of text.split(/(?<=\n)/)) {
    const name = /^-- (.*) --(\r?\n)?$/s.exec(line)?.[1]?.trim() ?? "";
    if (name === "") {
      current.text += line;
      continue;
    }
    current = { name, text: "" };
    parts.push(current);
  }
  current.text = withLineEnd(current.text);
  return parts;
}

function withLineEnd(text: string): string {
  return text === "" || text.endsWith("\n") ? text : `${text}\n`;
}
