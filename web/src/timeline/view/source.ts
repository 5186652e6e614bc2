// Names that only the source text tells: what a go statement starts, what js.FuncOf wraps.

import type { Position } from "../../event/event";
import type { SourceFile } from "../../program/program";
import type { SourceNames } from "../words";

const GO_STATEMENT = /\bgo\s+([A-Za-z_][\w.]*)\s*\(/;
const GIVEN_TO_GO = /\.Go\(\s*([A-Za-z_][\w.]*)\s*\)/;
const LITERAL = /\bgo\s+func\b|\.Go\(\s*func\b/;
const CALL = /(?<![\w.])([A-Za-z_]\w*)\s*\(/g;
const OWN = /^func\s+(\w+)\s*[[(]|([A-Za-z_]\w*)\s*:?=\s*func\b/gm;
const FUNC_OF = /\bFuncOf\(\s*([A-Za-z_][\w.]*)\s*\)/;
const ASSIGNED = /([A-Za-z_]\w*)\s*(?:,\s*\w+\s*)?:?=\s*(?:\w+\.)?FuncOf\(/;
const FUNCTION = /^func\s+(?:\([^)]*\)\s*)?(\w+)\s*[[(]/;
const INDENT = /^\s*/;
const SET_AS = /Set\(\s*"([^"]{1,40})"\s*,\s*(?:\w+\.)?FuncOf\(/;

/** The name of what the last line stands in: a function, or one that js.FuncOf wraps; empty where that has none. */
function enclosing(lines: readonly string[]): string {
  let indent = INDENT.exec(lines[lines.length - 1] ?? "")?.[0].length ?? 0;
  for (let i = lines.length - 2; i >= 0; i--) {
    const line = lines[i] ?? "";
    const own = INDENT.exec(line)?.[0].length ?? 0;
    if (line.trim() === "" || own >= indent) continue;
    indent = own;
    const name = ASSIGNED.exec(line)?.[1] ?? SET_AS.exec(line)?.[1] ?? FUNCTION.exec(line)?.[1];
    if (name !== undefined) return name;
  }
  return "";
}

/** The first of the program's functions that is called in the literal with which a text begins; empty where there is none. */
function firstCall(text: string, own: ReadonlySet<string>): string {
  const literal = LITERAL.exec(text.split("\n", 1)[0] ?? "");
  const from = literal ? text.indexOf("{", literal.index) : -1;
  if (from < 0) return "";
  const body = text.slice(from, closing(text, from));
  return [...body.matchAll(CALL)].map(([, name = ""]) => name).find((name) => own.has(name)) ?? "";
}

/** Where the brace that opens at a place closes, or the text's end. Braces in texts and comments count too: it is only for a name. */
function closing(text: string, from: number): number {
  let depth = 0;
  for (let i = from; i < text.length; i++) {
    if (text[i] === "{") depth++;
    else if (text[i] === "}" && --depth === 0) return i;
  }
  return text.length;
}

/** The names in the files of a program that ran. */
export function sourceNames(files: readonly SourceFile[]): SourceNames {
  const lines = new Map<string, string[]>();
  const lineAt = (at: Position | null): string => {
    const file = at ? files.find((one) => one.name === at.file) : undefined;
    if (!at || !file) return "";
    let text = lines.get(file.name);
    if (!text) lines.set(file.name, (text = file.text.split("\n")));
    return text[at.line - 1] ?? "";
  };
  let own: ReadonlySet<string> | null = null;
  const ownNames = (): ReadonlySet<string> => (own ??= new Set(files.flatMap((file) => (file.name.endsWith(".go") ? [...file.text.matchAll(OWN)].map(([, name, held]) => name ?? held ?? "") : []))));
  return {
    goStatement: (at) => {
      const name = GO_STATEMENT.exec(lineAt(at))?.[1] ?? GIVEN_TO_GO.exec(lineAt(at))?.[1] ?? "";
      return name === "func" ? "" : name;
    },
    calledIn: (at) => (at && lineAt(at) !== "" ? firstCall(lines.get(at.file)?.slice(at.line - 1).join("\n") ?? "", ownNames()) : ""),
    around: (at) => (at && lineAt(at) !== "" ? enclosing(lines.get(at.file)?.slice(0, at.line) ?? []) : ""),
    wrapped: (at) => {
      const line = lineAt(at);
      const name = FUNC_OF.exec(line)?.[1] ?? ASSIGNED.exec(line)?.[1] ?? SET_AS.exec(line)?.[1] ?? "";
      return name === "func" ? "" : name;
    },
  };
}
