// The latest build results by content, so that the same Go files are never compiled twice.
import type { SourceFile } from "../program/program";
import type { BuildResult } from "./api";

const KEPT = 8;

/** Whether a file takes part in a build, by the name rules of go/build. */
export function isGoSource(name: string): boolean {
  return name.endsWith(".go") && !name.endsWith("_test.go") && !name.startsWith("_") && !name.startsWith(".");
}

/** The files of a build in the go command's order: by name, in bytes. */
export function goSources(files: readonly SourceFile[]): SourceFile[] {
  const sources = files.filter((file) => isGoSource(file.name));
  return sources.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

/** The exact content of a build, equal only for equal files. */
export function contentKey(sources: readonly SourceFile[]): string {
  return JSON.stringify(sources.map((file) => [file.name, file.text]));
}

/** A small cache of build results; the least recently used goes first. */
export class RecentResults {
  readonly #results = new Map<string, BuildResult>();

  /** A copy of the result the caller may keep or transfer, or null. */
  get(key: string): BuildResult | null {
    const found = this.#results.get(key);
    if (found === undefined) return null;
    this.put(key, found);
    return handOut(found, true);
  }

  /** Keeps a result. */
  put(key: string, result: BuildResult): void {
    this.#results.delete(key);
    this.#results.set(key, result);
    for (const oldest of this.#results.keys()) {
      if (this.#results.size <= KEPT) break;
      this.#results.delete(oldest);
    }
  }
}

/** A result with bytes of its own, as callers may transfer them; `cached` says that nothing was compiled for it. */
export function handOut(result: BuildResult, cached: boolean): BuildResult {
  const stats = cached ? { compileMs: 0, linkMs: 0 } : { compileMs: result.stats.compileMs, linkMs: result.stats.linkMs };
  if (!result.ok) return { ok: false, diagnostics: result.diagnostics.map((d) => ({ ...d })), stats };
  return { ok: true, wasm: result.wasm.slice(), stats: { ...stats, cached } };
}
