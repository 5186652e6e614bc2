// This file holds a growable run of bytes into which numbers and text are written without calling anything patchable.

import { ArrayBufferOf, Uint8ArrayOf, charCodeAt, setBytes } from "./primordials";

const FIRST_CAPACITY = 1 << 14;
const REPLACEMENT = 0xfffd;

/** How many bytes the varint of a whole number below 2^53 takes. */
export function varintSize(value: number): number {
  let size = 1;
  for (let rest = value; rest >= 128; rest = (rest - (rest & 127)) / 128) size++;
  return size;
}

/** A growable run of bytes. Writing uses index stores and captured built-ins only. */
export class ByteSink {
  /** Bytes written so far. May be set back to undo. */
  size = 0;
  #capacity = FIRST_CAPACITY;
  #buffer = new ArrayBufferOf(FIRST_CAPACITY);
  #bytes = new Uint8ArrayOf(this.#buffer);

  /** Appends a whole number, 0 … 127, as unsigned LEB128. */
  small(value: number): void {
    if (this.size === this.#capacity) this.#reserve(1);
    this.#bytes[this.size++] = value;
  }

  /** Appends a whole number, 0 … 2^53-1, as unsigned LEB128. */
  uint(value: number): void {
    this.#reserve(8);
    this.size = putVarint(this.#bytes, this.size, value);
  }

  /**
   * Appends text as its length in bytes and UTF-8, from the character at `from` on, at most `maxBytes` of it and never
   * half a code point. A lone surrogate becomes U+FFFD. Returns the index of the first character not written.
   */
  text(value: string, from: number, maxBytes: number): number {
    const length = value.length;
    const guess = length - from < maxBytes ? length - from : maxBytes;
    this.#reserve((3 * guess < maxBytes ? 3 * guess : maxBytes) + 8);
    const bytes = this.#bytes;
    const start = this.size + varintSize(guess);
    const limit = start + maxBytes;
    let to = start;
    let i = from;
    for (; i < length; i++) {
      const unit = charCodeAt(value, i);
      if (unit < 0x80) {
        if (to === limit) break;
        bytes[to++] = unit;
        continue;
      }
      const pair = unit >= 0xd800 && unit < 0xdc00 && i + 1 < length ? charCodeAt(value, i + 1) : 0;
      const point = codePoint(unit, pair);
      const next = putPoint(bytes, to, limit, point);
      if (next === to) break;
      to = next;
      if (point > 0xffff) i++;
    }
    this.#sizeBefore(start, to);
    return i;
  }

  /** Copies the bytes from `begin` to `end` into `target` at `offset`. */
  copy(begin: number, end: number, target: Uint8Array, offset: number): void {
    setBytes(target, new Uint8ArrayOf(this.#buffer, begin, end - begin), offset);
  }

  /** Forgets all bytes, and the memory too when a burst has made it large. */
  clear(): void {
    this.size = 0;
    if (this.#capacity > 64 * FIRST_CAPACITY) this.#resize(FIRST_CAPACITY);
  }

  /** Writes the length of the text that lies at start … end in front of it, moving it when the guess was too small. */
  #sizeBefore(start: number, end: number): void {
    const bytes = this.#bytes;
    const shift = this.size + varintSize(end - start) - start;
    for (let at = end - 1; shift > 0 && at >= start; at--) bytes[at + shift] = bytes[at]!;
    putVarint(bytes, this.size, end - start);
    this.size = end + shift;
  }

  #reserve(more: number): void {
    let capacity = this.#capacity;
    while (this.size + more > capacity) capacity *= 2;
    if (capacity !== this.#capacity) this.#resize(capacity);
  }

  #resize(capacity: number): void {
    const before = this.#buffer;
    this.#capacity = capacity;
    this.#buffer = new ArrayBufferOf(capacity);
    this.#bytes = new Uint8ArrayOf(this.#buffer);
    if (this.size > 0) setBytes(this.#bytes, new Uint8ArrayOf(before, 0, this.size), 0);
  }
}

function putVarint(bytes: Uint8Array, at: number, value: number): number {
  let rest = value;
  for (; rest > 0x7fffffff; rest = (rest - (rest & 127)) / 128) bytes[at++] = (rest & 127) | 128;
  // From here on whole numbers of 32 bits: shifts are much faster than divisions.
  let low = rest | 0;
  for (; low >= 128; low >>= 7) bytes[at++] = (low & 127) | 128;
  bytes[at++] = low;
  return at;
}

/** The code point of a UTF-16 unit and the unit after it; half a pair is U+FFFD. */
function codePoint(unit: number, next: number): number {
  if (unit < 0xd800 || unit > 0xdfff) return unit;
  if (next >= 0xdc00 && next < 0xe000) return (unit - 0xd800) * 0x400 + next - 0xdc00 + 0x10000;
  return REPLACEMENT;
}

/** Writes a code point above 0x7f; returns where the next goes, or `at` when this one would pass the limit. */
function putPoint(bytes: Uint8Array, at: number, limit: number, point: number): number {
  const size = point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  if (at + size > limit) return at;
  if (size === 2) {
    bytes[at++] = 0xc0 | (point >> 6);
  } else {
    if (size === 3) {
      bytes[at++] = 0xe0 | (point >> 12);
    } else {
      bytes[at++] = 0xf0 | (point >> 18);
      bytes[at++] = 0x80 | ((point >> 12) & 63);
    }
    bytes[at++] = 0x80 | ((point >> 6) & 63);
  }
  bytes[at++] = 0x80 | (point & 63);
  return at;
}
