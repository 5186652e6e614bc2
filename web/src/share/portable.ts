// This file writes a Program as a file to keep and reads programs from files and pasted text: txtar as we or Go's playground write it, or one source file.

import { DEFAULT_SETTINGS, programProblem, wellFormed, type Program, type SourceFile } from "../program/program";
import { formatText, readHead, splitMarkers } from "../program/txtar";
import { moduleFiles, withoutModuleFiles } from "./gomod";

/** A file from outside: its name, or "" for pasted text. */
export interface Given {
  readonly name: string;
  readonly text: string;
}

/** The program as txtar, with what Go's own tools need to build it. Throws an Error with a plain sentence. */
export function formatPortable(program: Program, go: string): string {
  return formatText(program, moduleFiles(program.files, go));
}

/**
 * The program that some files hold: one txtar, one source file, which is main whatever its name, or several files by their
 * names. Throws an Error with a plain sentence.
 */
export function readGiven(given: readonly Given[]): Program {
  const [only] = given;
  const program = given.length === 1 && only ? readOne(only) : plain(given.map(({ name, text }) => ({ name, text: wellFormed(text) })));
  const problem = programProblem(program);
  if (problem !== "") throw new Error(problem);
  return program;
}

function readOne(given: Given): Program {
  const text = wellFormed(given.text).replace(/^\ufeff/, "");
  const source = /\.(go|ts|js|mjs)$/i.exec(given.name)?.[1]?.toLowerCase();
  if (source !== undefined) return plain([{ name: source === "mjs" ? "main.js" : `main.${source}`, text }]);
  if (text.trim() === "") throw new Error("There is no program in this: it is empty.");
  const [before, ...files] = splitMarkers(text);
  const head = before?.text ?? "";
  if (files.length === 0) return plain([{ name: isGo(text) ? "main.go" : "main.js", text }]);
  if (isGo(head)) return plain([{ name: files.some((file) => file.name === "main.go") ? "prog.go" : "main.go", text: head }, ...files]);
  const known = readHead(head);
  return { title: known?.title ?? titleOf(head), files: withoutModuleFiles(files), settings: known?.settings ?? DEFAULT_SETTINGS };
}

function plain(files: readonly SourceFile[]): Program {
  return { title: "", files: withoutModuleFiles(files), settings: DEFAULT_SETTINGS };
}

/** Whether a text is Go: a line of it is a package clause. */
function isGo(text: string): boolean {
  return /^[ \t]*package[ \t]+[\p{L}_][\p{L}\p{N}_]*[ \t]*(\/\/.*|\/\*.*|;.*)?\r?$/mu.test(text);
}

/** The first words of a txtar's comment that is none of ours. */
function titleOf(comment: string): string {
  const line = comment.split("\n").find((one) => one.trim() !== "") ?? "";
  return line.replace(/^[#/\s]+/, "").replace(/[\u0000-\u001f\u007f]/g, "").trim().slice(0, 60);
}
