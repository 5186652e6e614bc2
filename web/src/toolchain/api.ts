// The contract of the toolchain: what the page may ask of it and what it gets back. Types only, no behaviour.
import type { Diagnostic } from "../program/diagnostic";
import type { Fix } from "../program/fix";
import type { SourceFile } from "../program/program";

/** The Go files to build; files of other kinds are ignored, so a whole Program's files may be given. */
export interface BuildRequest {
  files: readonly SourceFile[];
}

/** What a build cost, in milliseconds of real time. */
export interface BuildStats {
  compileMs: number;
  linkMs: number;
}

/**
 * The outcome of a build. A user's mistake is data (`ok: false`), never an exception. `wasm` belongs to the
 * caller (a cached result is copied), so it may be transferred.
 */
export type BuildResult =
  | { ok: true; wasm: Uint8Array<ArrayBuffer>; stats: BuildStats & { cached: boolean } }
  | { ok: false; diagnostics: Diagnostic[]; stats: BuildStats };

/** Where a build is. `loaded` and `total` are bytes before any content encoding. */
export type BuildProgress =
  | { phase: "download"; what: string; loaded: number; total: number }
  | { phase: "compile" }
  | { phase: "link" };

/** Extras of one build: progress to show and a signal that gives it up. */
export interface BuildOptions {
  onProgress?(progress: BuildProgress): void;
  signal?: AbortSignal;
}

/** The outcome of formatting one file. */
export type FormatResult = { ok: true; text: string } | { ok: false; diagnostics: Diagnostic[] };

/** A program changed: what was done, in a few words, and all its files. */
export interface Fixed {
  label: string;
  files: SourceFile[];
}

/** The Go toolchain in the page. */
export interface Toolchain {
  /**
   * Compiles and links the Go files as package main. Builds queue; a running warm-up of other files gives way.
   * Rejects only with a ToolchainError (network, time limit, crash) or the signal's AbortError.
   */
  build(request: BuildRequest, options?: BuildOptions): Promise<BuildResult>;
  /** Builds when nothing else is wanted, for the sake of warm caches; failures are silent. A later warm replaces an earlier one. */
  warm(request: BuildRequest): void;
  /** Formats one file by its name's ending: Go by gofmt, JavaScript and TypeScript by prettier; others come back as they are. */
  format(file: SourceFile): Promise<FormatResult>;
  /** Makes a change from the program's own syntax; null where that does not leave one plain reading. */
  fix(files: readonly SourceFile[], fix: Fix): Promise<Fixed | null>;
  /** The toolchain's Go version, such as "go1.26.8". */
  goVersion(): Promise<string>;
  /** Ends the worker; what is pending rejects with an AbortError. */
  dispose(): void;
}

/** The world failed (network, time limit, crash of a tool): the message is a plain sentence to show as it is. */
export class ToolchainError extends Error {
  override readonly name = "ToolchainError";
}
