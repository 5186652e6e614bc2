// The few lines of source that a compared diagram is about: the function that calls Go, and the Go function that is called.

import type { Position } from "../../event/event";
import type { EventLog } from "../../event/log";
import type { SourceFile } from "../../program/program";
import { sourceNames } from "../../timeline/view/source";
import { CallSites } from "../model/source";

/** Lines of one file. */
export interface Snippet {
  readonly file: string;
  /** Number of the first line, from 1. */
  readonly first: number;
  readonly lines: readonly string[];
}

/** The lines to show, and the one that takes a result which is not there. */
export interface Shown {
  readonly snippets: readonly Snippet[];
  readonly missing: { readonly file: string; readonly line: number; readonly text: string } | null;
}

/** What to show of a run's source: around its first call from JavaScript into Go. */
export function snippetsOf(log: EventLog, files: readonly SourceFile[]): Shown {
  const names = sourceNames(files);
  const sites = new CallSites(files);
  for (const event of log) {
    if (event.kind !== "goreturn" || event.origin === 0) continue;
    const call = log.at(event.origin - 1);
    const place = log.position(call.pos);
    if (!place) continue;
    const made = call.origin > 0 ? log.position(log.at(call.origin - 1).pos) : null;
    const site = sites.at(place);
    const snippets = [around(place, files), goFunction(names.wrapped(made), files)].filter((one) => one !== null);
    const lacks = event.args.value === "undefined" && site.target !== "";
    return { snippets, missing: lacks ? { file: place.file, line: place.line, text: `${site.target} is undefined` } : null };
  }
  return { snippets: [], missing: null };
}

/** The statement at the outermost level that holds a place: from a line that begins at the margin to the next such one. */
function around(place: Position, files: readonly SourceFile[]): Snippet | null {
  const lines = files.find((one) => one.name === place.file)?.text.split("\n");
  if (!lines) return null;
  let first = place.line - 1;
  while (first > 0 && /^[\s})]/.test(lines[first] ?? "")) first--;
  return cutFrom(place.file, lines, first);
}

/** A function of Go's by its name. */
function goFunction(name: string, files: readonly SourceFile[]): Snippet | null {
  if (name === "") return null;
  for (const file of files) {
    if (!file.name.endsWith(".go")) continue;
    const lines = file.text.split("\n");
    const first = lines.findIndex((line) => line.startsWith(`func ${name}(`));
    if (first >= 0) return cutFrom(file.name, lines, first);
  }
  return null;
}

function cutFrom(file: string, lines: readonly string[], first: number): Snippet {
  let last = first;
  if (/[{(]\s*(?:\/\/.*)?$/.test(lines[first] ?? "")) while (last < lines.length - 1 && !/^[})]/.test(lines[last] ?? "")) last++;
  return { file, first: first + 1, lines: lines.slice(first, last + 1).map(withoutRemark) };
}

/** A line without the comment after its code. */
function withoutRemark(line: string): string {
  return line.replace(/(\S)\s+\/\/ .*$/, "$1");
}

/** A stretch of source in one style. */
export interface Piece {
  readonly kind: "plain" | "keyword" | "comment" | "value";
  readonly text: string;
}

const TOKEN = /(\/\/.*$)|("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`|\b\d[\w.]*\b)|\b(function|return|var|let|const|if|else|for|range|new|await|async|func|go|defer|package|import|type|struct|chan|select|case|switch|any)\b/g;

/** A line of JavaScript or Go in pieces: keywords, comments, strings and numbers apart. */
export function piecesOf(line: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const found of line.matchAll(TOKEN)) {
    if (found.index > at) pieces.push({ kind: "plain", text: line.slice(at, found.index) });
    pieces.push({ kind: found[1] !== undefined ? "comment" : found[2] !== undefined ? "value" : "keyword", text: found[0] });
    at = found.index + found[0].length;
  }
  if (at < line.length) pieces.push({ kind: "plain", text: line.slice(at) });
  return pieces;
}
