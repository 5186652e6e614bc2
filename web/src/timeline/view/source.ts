// Names that only the source text tells: what a go statement starts, what js.FuncOf wraps.

import type { Position } from "../../event/event";
import type { SourceFile } from "../../program/program";
import type { SourceNames } from "../words";

const GO_STATEMENT = /\bgo\s+([A-Za-z_][\w.]*)\s*\(/;
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
  return {
    goStatement: (at) => {
      const name = GO_STATEMENT.exec(lineAt(at))?.[1] ?? "";
      return name === "func" ? "" : name;
    },
    around: (at) => (at && lineAt(at) !== "" ? enclosing(lines.get(at.file)?.slice(0, at.line) ?? []) : ""),
    wrapped: (at) => {
      const line = lineAt(at);
      const name = FUNC_OF.exec(line)?.[1] ?? ASSIGNED.exec(line)?.[1] ?? SET_AS.exec(line)?.[1] ?? "";
      return name === "func" ? "" : name;
    },
  };
}
