// This file writes and reads a Program as text; wasm/program/txtar.go describes the form.

import { DEFAULT_SETTINGS, programProblem, wellFormed, type Program, type SourceFile } from "./program";
import { NO_MOMENT, formatSettings, parseSettings } from "./settings";

/** The program's text form. Throws an Error when the program breaks a rule or a text holds a line that begins a file. */
export function formatText(program: Program): string {
  const problem = programProblem(program);
  if (problem !== "") throw new Error(problem);
  if (splitMarkers(program.title).length > 1) throw new Error("the title looks like the beginning of a file");
  const settings = formatSettings(program.settings, NO_MOMENT);
  let text = program.title !== "" || settings !== "" ? `${program.title}\n` : "";
  if (settings !== "") text += `${settings}\n`;
  for (const file of program.files) {
    if (splitMarkers(file.text).length > 1) throw new Error(`${file.name} has a line that looks like the beginning of a file`);
    text += `-- ${file.name} --\n${withLineEnd(file.text)}`;
  }
  return text;
}

/** The program of a text form. Throws an Error that says what is wrong with it. */
export function parseText(text: string): Program {
  const [comment, ...files] = splitMarkers(wellFormed(text));
  const head = (comment?.text ?? "").replace(/[\r\n]+$/, "").split(/\r?\n/);
  const [title = "", settings = "", ...more] = head;
  if (more.length > 0 || (head.length > 1 && !settings.startsWith(";"))) {
    throw new Error("before the first file there is more than a title and settings");
  }
  const read = parseSettings(settings);
  if (!read.ok || formatSettings(DEFAULT_SETTINGS, read.moment) !== "") throw new Error("the settings in the second line are not ones Interleave knows");
  const program = { title, files, settings: read.settings };
  const problem = programProblem(program);
  if (problem !== "") throw new Error(problem);
  return program;
}

/** Splits at txtar's marker lines, "-- name --"; the first part, before any marker, has no name. */
function splitMarkers(text: string): SourceFile[] {
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
