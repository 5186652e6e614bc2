// This file holds what preparing makes of a Program's JavaScript: plain data, so that one worker can prepare what others run.

import { isCount } from "../../base/count";
import type { Diagnostic } from "../../program/diagnostic";
import type { Columns } from "../instrument/columns";
import type { Site } from "../instrument/sites";
import { Edits, type Edit, type EditedText } from "./edits";

/** An import of one of the Program's own files, where its specifier stands in the source. */
export interface ImportSite {
  /** The file meant. */
  readonly file: string;
  /** Offsets of the specifier with its quotes. */
  readonly start: number;
  readonly end: number;
}

/** One file with its probes, ready to run but for the addresses of what it imports. */
export interface PreparedFile {
  readonly name: string;
  readonly module: boolean;
  /** The JavaScript before the edits, free of types. */
  readonly text: string;
  readonly columns: Columns;
  readonly edits: readonly Edit[];
  /** Static imports, which need their files' addresses before this one can have its own. */
  readonly imports: readonly ImportSite[];
  /** Where import.meta stands: its address is the browser's, and another one in every run. */
  readonly metas: readonly { readonly start: number; readonly end: number }[];
}

/** What the probes in the files stand for. */
export interface Probed {
  readonly prefix: string;
  readonly sites: readonly Site[];
  /** Promises may be rejected where no probe sees it. */
  readonly unseen: boolean;
}

/** What there is to run; `main` names one of the files, of which each stands behind those that it imports. */
export type Prepared =
  | { readonly kind: "none" }
  | { readonly kind: "invalid"; readonly diagnostics: readonly Diagnostic[] }
  | { readonly kind: "ready"; readonly main: string; readonly files: readonly PreparedFile[]; readonly probing: Probed };

/** Where a file can be run from, given ahead. */
export interface FileAddress {
  readonly name: string;
  readonly address: string;
}

/** The global function that stands around every import() of instrumented code. */
export const IMPORT_HOOK = "$interleaveImport";

/** Finishes a file: every import's specifier becomes the address that `address` gives. */
export function finish(file: PreparedFile, address: (name: string) => string): EditedText {
  const edits = new Edits(file.name, file.text, file.columns, file.edits);
  for (const { start, end } of file.metas) edits.replace(start, end, `${IMPORT_HOOK}.meta(import.meta,${JSON.stringify(file.name)})`);
  for (const site of file.imports) edits.replace(site.start, site.end, JSON.stringify(address(site.file)));
  return edits.apply();
}

type Fields = Record<string, unknown>;

const isText = (value: unknown): value is string => typeof value === "string";
const isTruth = (value: unknown): value is boolean => typeof value === "boolean";

/** True for a list whose every item is an object with sound fields. */
function isListOf(value: unknown, sound: (item: Fields) => boolean): boolean {
  return Array.isArray(value) && (value as unknown[]).every((item) => typeof item === "object" && item !== null && sound(item as Fields));
}

const isRange = ({ start, end }: Fields): boolean => isCount(start) && isCount(end);
const isStep = ({ out, source }: Fields): boolean => isCount(out) && isCount(source);
const isEdit = (item: Fields): boolean => isRange(item) && isText(item["text"]);
const isImport = (item: Fields): boolean => isRange(item) && isText(item["file"]);
const isColumns = (value: unknown): boolean => value === null || (Array.isArray(value) && (value as unknown[]).every((line) => isListOf(line, isStep)));

function isFile({ name, module, text, columns, edits, imports, metas }: Fields): boolean {
  return isText(name) && isTruth(module) && isText(text) && isColumns(columns) && isListOf(edits, isEdit) && isListOf(imports, isImport) && isListOf(metas, isRange);
}

function isSite({ kind, name, fresh, file, line, col, endLine, endCol }: Fields): boolean {
  return isText(kind) && isText(name) && isTruth(fresh) && isText(file) && [line, col, endLine, endCol].every(isCount);
}

/**
 * True for what a worker has prepared, its diagnostics aside, which have a checker of their own. A program has not run in that
 * worker yet: this guards against drift, not against malice.
 */
export function isPrepared(value: unknown): value is Prepared {
  if (typeof value !== "object" || value === null) return false;
  const { kind, diagnostics, main, files, probing } = value as Fields;
  if (kind === "none") return true;
  if (kind === "invalid") return Array.isArray(diagnostics);
  if (kind !== "ready" || !isText(main) || !isListOf(files, isFile) || !isListOf([probing], ({ prefix, unseen }) => isText(prefix) && isTruth(unseen))) return false;
  return isListOf((probing as Fields)["sites"], isSite);
}
