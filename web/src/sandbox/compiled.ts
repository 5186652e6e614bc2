// This file keeps what the browser has compiled of a Go program: while one holds a compiled module, the browser gives its code to
// everybody who compiles the same bytes, so the next sandbox need not begin anew.

import { capGoMemory } from "./go/memory";

/** The Go program of one sandbox, compiled beside its worker. Nothing of it is ever run here. */
export class CompiledProgram {
  #module: WebAssembly.Module | null = null;

  /** Compiles a linked program and keeps it; resolves when that is done, true where there is one. A program that does not compile is the worker's to report. */
  async keep(wasm: ArrayBuffer): Promise<boolean> {
    try {
      this.#module = await WebAssembly.compile(capGoMemory(new Uint8Array(wasm)));
    } catch {
      this.#module = null;
    }
    return this.#module !== null;
  }
}
