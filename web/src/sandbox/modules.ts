// This file compiles Go programs for the boot script and keeps the latest: while one holds it, the browser keeps what it has compiled of
// it, and the same program starts faster in the next sandbox too.

import { capMemory } from "./go/memory";

/** Memory a Go program may have, in bytes. */
const GO_MEMORY = 512 * 2 ** 20;

/** A program's wasm, or why it cannot be had; null when there is no Go. */
export type Module = { readonly module: WebAssembly.Module } | { readonly why: string } | null;

/** The Go program of one sandbox. */
export class Modules {
  #latest: Promise<Module> = Promise.resolve({ why: "the Go program was lost" });

  /** Compiles a linked program; resolves when that is done, whether or not it could be. */
  warm(wasm: ArrayBuffer): Promise<Module> {
    return (this.#latest = compile(wasm));
  }

  /** The program of a run: new bytes, the one that was warmed, or none. */
  of(wasm: ArrayBuffer | "warm" | null): Promise<Module> {
    if (wasm === null) return Promise.resolve(null);
    return wasm === "warm" ? this.#latest : this.warm(wasm);
  }
}

async function compile(wasm: ArrayBuffer): Promise<Module> {
  try {
    return { module: await WebAssembly.compile(capMemory(new Uint8Array(wasm), GO_MEMORY)) };
  } catch (error) {
    return { why: error instanceof Error ? error.message : "the Go program cannot be loaded" };
  }
}
