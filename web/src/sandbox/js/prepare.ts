// This file turns the Program's JavaScript and TypeScript files into what runs: parsed, checked, and with their imports found.

import type { AnyNode } from "acorn";
import type { Diagnostic } from "../../program/diagnostic";
import type { SourceFile } from "../../program/program";
import { probe, type ParsedSource } from "../instrument/instrument";
import { Lines } from "../instrument/offsets";
import { eachNode, parseSource, type Parsed, type SyntaxMistake } from "../instrument/parse";
import { sourceColumn, type Columns } from "../instrument/columns";
import { stripTypes } from "../instrument/typescript";
import { Edits } from "./edits";
import { IMPORT_HOOK, type ImportSite, type Prepared, type PreparedFile, type Probed } from "./prepared";

/** The names the main file may have, the first that exists counts. */
const mainNames = ["main.js", "main.ts", "main.mjs"];
const isSource = (name: string): boolean => /\.(js|mjs|ts)$/.test(name);

/** Prepares the Program's files. All mistakes of all files that run are reported together. */
export function prepare(files: readonly SourceFile[]): Prepared {
  const sources = new Map(files.filter((file) => isSource(file.name)).map((file) => [file.name, file]));
  const mainName = mainNames.find((name) => sources.has(name));
  if (mainName === undefined) return { kind: "none" };
  const work = new Preparation(sources);
  const main = work.file(mainName, undefined);
  if (work.dynamic) for (const name of sources.keys()) work.file(name, true);
  if (main === null || work.diagnostics.length > 0) return { kind: "invalid", diagnostics: work.diagnostics };
  return { kind: "ready", main: main.name, files: [...work.done.values()], probing: insertProbes(work) };
}

/** Puts the probes into all files: they share one prefix and one table of sites. */
function insertProbes({ editing, parsed }: Preparation): Probed {
  const { prefix, sites, insertions, unseen } = probe(parsed, IMPORT_HOOK);
  parsed.forEach((source, i) => {
    for (const { at, text } of insertions[i]!.sorted()) editing.get(source.name)?.insert(at, text);
  });
  return { prefix, sites, unseen };
}

class Preparation {
  readonly done = new Map<string, PreparedFile>();
  readonly editing = new Map<string, Edits>();
  readonly parsed: ParsedSource[] = [];
  readonly diagnostics: Diagnostic[] = [];
  /** True when some file has an import(): then every file may be asked for. */
  dynamic = false;
  readonly #open: string[] = [];
  readonly #failed = new Set<string>();

  constructor(readonly sources: ReadonlyMap<string, SourceFile>) {}

  /** Prepares a file and what it imports; null when it cannot run. `module` undefined means: as its text says. */
  file(name: string, module: boolean | undefined): PreparedFile | null {
    const known = this.done.get(name);
    if (known !== undefined || this.#failed.has(name)) return known ?? null;
    const source = this.sources.get(name);
    if (source === undefined) return null;
    const read = readSource(source, module);
    if (!read.ok) {
      this.#failed.add(name);
      this.diagnostics.push(diagnostic(name, source.text, read.mistake, read.columns));
      return null;
    }
    this.#open.push(name);
    const edits = new Edits(name, read.text, read.columns);
    const imports: ImportSite[] = [];
    const metas: Range[] = [];
    eachNode(read.parsed.tree, (node) => this.#look(node, edits, imports, metas));
    this.#open.pop();
    const prepared = { name, module: read.parsed.module, text: read.text, columns: read.columns, edits: edits.list, imports, metas };
    this.done.set(name, prepared);
    this.editing.set(name, edits);
    this.parsed.push({ name, text: read.text, parsed: read.parsed, locate: (offset) => edits.place(offset) });
    return prepared;
  }

  /** Finds what one node asks for; all of the tree is to be seen. */
  #look(node: AnyNode, edits: Edits, imports: ImportSite[], metas: Range[]): true {
    if (node.type === "MetaProperty" && node.meta.name === "import") metas.push({ start: node.start, end: node.end });
    if (node.type === "ImportExpression") this.dynamic = true;
    if ((node.type === "ImportDeclaration" || node.type === "ExportAllDeclaration" || node.type === "ExportNamedDeclaration") && node.source) {
      const found = this.#import(node.source, edits);
      if (found !== null) imports.push(found);
    }
    return true;
  }

  #import(specifier: { value?: unknown; start: number; end: number }, edits: Edits): ImportSite | null {
    const wanted = String(specifier.value);
    const mistake = (text: string): null => {
      this.diagnostics.push({ ...edits.place(specifier.start), endCol: edits.place(specifier.end).col, severity: "error", text, from: "js" });
      return null;
    };
    const name = wanted.startsWith("./") ? this.#named(wanted.slice(2)) : undefined;
    if (name === undefined) return mistake(`Cannot find ${JSON.stringify(wanted)}: a program can import its own files only, as "./name.js".`);
    if (this.#open.includes(name)) return mistake(`${edits.name} and ${name} import each other in a circle, which does not work here.`);
    this.file(name, true);
    return { file: name, start: specifier.start, end: specifier.end };
  }

  /** The file that a name after "./" means: itself, or the TypeScript file that is imported as .js. */
  #named(name: string): string | undefined {
    if (this.sources.has(name)) return name;
    const typed = name.replace(/\.js$/, ".ts");
    return this.sources.has(typed) ? typed : undefined;
  }
}

type Range = { readonly start: number; readonly end: number };

type ReadSource =
  | { ok: true; text: string; parsed: Parsed; columns: Columns }
  | { ok: false; mistake: SyntaxMistake; columns: Columns };

function readSource(source: SourceFile, module: boolean | undefined): ReadSource {
  let { text } = source;
  let columns: Columns = null;
  if (source.name.endsWith(".ts")) {
    const stripped = stripTypes(source.name, text);
    if (!stripped.ok) return { ok: false, mistake: stripped.mistake, columns };
    ({ text, columns } = stripped);
  }
  const result = parseSource(text, module ?? (source.name.endsWith(".mjs") ? true : undefined));
  return result.ok ? { ok: true, text, parsed: result.parsed, columns } : { ok: false, mistake: result.mistake, columns };
}

function diagnostic(file: string, text: string, mistake: SyntaxMistake, columns: Columns): Diagnostic {
  const at = new Lines(text).locate(mistake.offset);
  return { file, line: at.line, col: sourceColumn(columns, at.line, at.col), severity: "error", text: mistake.text, from: "js" };
}
