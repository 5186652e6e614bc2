// This file gives a Go program's memory a maximum, by rewriting the memory section of its wasm binary.

/** Memory a Go program may have, in bytes. */
const GO_MEMORY = 512 * 2 ** 20;
/** Bytes in a page of wasm memory. */
const PAGE = 65_536;
const MEMORY_SECTION = 5;
const HAS_MAXIMUM = 1;

/** The binary is not what Go's linker makes. */
export class WasmError extends Error {
  override name = "WasmError";
}

/** Reads the parts of a wasm binary that the rewriting needs; every read is checked. */
class Reader {
  at = 0;

  constructor(readonly bytes: Uint8Array) {}

  get end(): boolean {
    return this.at >= this.bytes.length;
  }

  byte(): number {
    const byte = this.bytes[this.at++];
    if (byte === undefined) throw new WasmError("the wasm binary ends too early");
    return byte;
  }

  /** An unsigned LEB128 number of at most 32 bits. */
  uint(): number {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = this.byte();
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) {
        if (value >= 2 ** 32) break;
        return value;
      }
    }
    throw new WasmError("the wasm binary has a bad number");
  }
}

function encode(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  while (rest >= 128) {
    bytes.push((rest & 127) | 128);
    rest = Math.floor(rest / 128);
  }
  return [...bytes, rest];
}

/** The new contents of the memory section: one memory with its old minimum and the maximum. */
function limited(reader: Reader, end: number, maxPages: number): number[] {
  if (reader.uint() !== 1) throw new WasmError("the wasm binary has not exactly one memory");
  const flags = reader.uint();
  if (flags > HAS_MAXIMUM) throw new WasmError("the wasm binary's memory is shared or has 64-bit addresses");
  const min = reader.uint();
  const max = flags === HAS_MAXIMUM ? reader.uint() : maxPages;
  if (reader.at !== end) throw new WasmError("the wasm binary's memory section has a wrong size");
  if (min > maxPages) throw new WasmError(`the program needs ${Math.ceil((min * PAGE) / 2 ** 20)} MiB of memory to start, more than it may have`);
  return [1, HAS_MAXIMUM, ...encode(min), ...encode(Math.min(max, maxPages))];
}

/**
 * Returns the binary with its memory's maximum set to `maxBytes`, or left where it was lower. Throws WasmError when the
 * binary is malformed as far as this reads it: magic, section sizes, one plain memory.
 */
export function capMemory(bytes: Uint8Array, maxBytes: number): Uint8Array<ArrayBuffer> {
  const reader = new Reader(bytes);
  const magic = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
  for (const want of magic) if (reader.byte() !== want) throw new WasmError("this is no wasm binary");
  while (!reader.end) {
    const start = reader.at;
    const id = reader.byte();
    const size = reader.uint();
    const end = reader.at + size;
    if (end > bytes.length) throw new WasmError("the wasm binary has a section that is too long");
    if (id === MEMORY_SECTION) {
      const contents = limited(reader, end, Math.floor(maxBytes / PAGE));
      return splice(bytes, start, end, [MEMORY_SECTION, ...encode(contents.length), ...contents]);
    }
    reader.at = end;
  }
  throw new WasmError("the wasm binary has no memory");
}

function splice(bytes: Uint8Array, start: number, end: number, middle: number[]): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(bytes.length - (end - start) + middle.length);
  out.set(bytes.subarray(0, start));
  out.set(middle, start);
  out.set(bytes.subarray(end), start + middle.length);
  return out;
}

/** The linked Go program with the maximum that a run allows. Throws WasmError as capMemory does. */
export function capGoMemory(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return capMemory(bytes, GO_MEMORY);
}
