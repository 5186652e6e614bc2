// The messages between the page and the toolchain worker, and the checks each side makes on what it receives.
import type { Diagnostic } from "../program/diagnostic";
import type { Fix, SourcePlace } from "../program/fix";
import type { SourceFile } from "../program/program";
import type { BuildProgress, BuildStats, Fixed } from "./api";
import { ShapeError, finite, list, oneOf, record, text, whole } from "./check";

/** Page to worker. `init` comes once and first; `cancel` names a build that nobody waits for any more. */
export type Request =
  | { t: "init"; base: string; tool: string }
  | { t: "build"; id: number; files: SourceFile[] }
  | { t: "format"; id: number; file: SourceFile }
  | { t: "fix"; id: number; files: SourceFile[]; fix: Fix }
  | { t: "version"; id: number }
  | { t: "cancel"; id: number };

/** The answer that ends a job; every job gets exactly one. */
export type Answer =
  | { t: "built"; id: number; wasm: Uint8Array<ArrayBuffer>; stats: BuildStats }
  | { t: "invalid"; id: number; diagnostics: Diagnostic[]; stats: BuildStats }
  | { t: "formatted"; id: number; text: string }
  | { t: "unformatted"; id: number; diagnostics: Diagnostic[] }
  | { t: "fixed"; id: number; fixed: Fixed | null }
  | { t: "version"; id: number; go: string }
  | { t: "cancelled"; id: number }
  /** The world failed; `text` is a plain sentence. */
  | { t: "failed"; id: number; text: string }
  /** We failed: a bug of ours, to be thrown on the page. */
  | { t: "broke"; id: number; text: string; stack: string };

/** Worker to page. */
export type Reply = Answer | { t: "progress"; id: number; progress: BuildProgress };

/** Checks what the worker received. Throws ShapeError. */
export function checkRequest(data: unknown): Request {
  const m = record(data);
  switch (m["t"]) {
    case "init":
      return { t: "init", base: text(m["base"]), tool: text(m["tool"]) };
    case "build":
      return { t: "build", id: whole(m["id"]), files: list(m["files"]).map(sourceFile) };
    case "format":
      return { t: "format", id: whole(m["id"]), file: sourceFile(m["file"]) };
    case "fix":
      return { t: "fix", id: whole(m["id"]), files: list(m["files"]).map(sourceFile), fix: fix(m["fix"]) };
    case "version":
      return { t: "version", id: whole(m["id"]) };
    case "cancel":
      return { t: "cancel", id: whole(m["id"]) };
  }
  throw new ShapeError(`unknown request ${String(m["t"])}`);
}

/** Checks what the page received. Throws ShapeError. */
export function checkReply(data: unknown): Reply {
  const m = record(data);
  const id = whole(m["id"]);
  switch (m["t"]) {
    case "progress":
      return { t: "progress", id, progress: progress(m["progress"]) };
    case "built":
      return { t: "built", id, wasm: bytes(m["wasm"]), stats: stats(m["stats"]) };
    case "invalid":
      return { t: "invalid", id, diagnostics: list(m["diagnostics"]).map(checkDiagnostic), stats: stats(m["stats"]) };
    case "formatted":
      return { t: "formatted", id, text: text(m["text"]) };
    case "unformatted":
      return { t: "unformatted", id, diagnostics: list(m["diagnostics"]).map(checkDiagnostic) };
    case "fixed":
      return { t: "fixed", id, fixed: m["fixed"] === null ? null : fixed(m["fixed"]) };
    case "version":
      return { t: "version", id, go: text(m["go"]) };
    case "cancelled":
      return { t: "cancelled", id };
    case "failed":
      return { t: "failed", id, text: text(m["text"]) };
    case "broke":
      return { t: "broke", id, text: text(m["text"]), stack: text(m["stack"]) };
  }
  throw new ShapeError(`unknown reply ${String(m["t"])}`);
}

/** Checks one diagnostic that crossed a boundary (worker to page, tool.wasm to worker). Throws ShapeError. */
export function checkDiagnostic(data: unknown): Diagnostic {
  const m = record(data);
  const found: Diagnostic = {
    file: text(m["file"]),
    line: whole(m["line"]),
    col: whole(m["col"]),
    severity: oneOf(m["severity"], ["error", "warning"]),
    text: text(m["text"]),
    from: oneOf(m["from"], ["go", "js", "link"]),
  };
  return m["endCol"] === undefined ? found : { ...found, endCol: whole(m["endCol"]) };
}

function progress(data: unknown): BuildProgress {
  const m = record(data);
  const phase = oneOf(m["phase"], ["download", "compile", "link"]);
  if (phase !== "download") return { phase };
  return { phase, what: text(m["what"]), loaded: whole(m["loaded"]), total: whole(m["total"]) };
}

function stats(data: unknown): BuildStats {
  const m = record(data);
  return { compileMs: finite(m["compileMs"]), linkMs: finite(m["linkMs"]) };
}

function sourceFile(data: unknown): SourceFile {
  const m = record(data);
  return { name: text(m["name"]), text: text(m["text"]) };
}

function fix(data: unknown): Fix {
  const m = record(data);
  switch (oneOf(m["kind"], ["wait", "callback", "await"])) {
    case "wait":
      return { kind: "wait", go: sourcePlace(m["go"]), call: m["call"] === null ? null : sourcePlace(m["call"]) };
    case "callback":
      return { kind: "callback", go: sourcePlace(m["go"]), call: sourcePlace(m["call"]) };
    case "await":
      return { kind: "await", call: sourcePlace(m["call"]) };
  }
}

function sourcePlace(data: unknown): SourcePlace {
  const m = record(data);
  return { file: text(m["file"]), line: whole(m["line"]), col: whole(m["col"]) };
}

function fixed(data: unknown): Fixed {
  const m = record(data);
  return { label: text(m["label"]), files: list(m["files"]).map(sourceFile) };
}

function bytes(value: unknown): Uint8Array<ArrayBuffer> {
  if (value instanceof Uint8Array && value.buffer instanceof ArrayBuffer) {
    return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  }
  throw new ShapeError("bytes expected");
}
