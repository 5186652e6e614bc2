// This file checks and takes apart the wire form: batches that come from a worker that may lie.

import type { Position } from "./event";
import { KIND_SPECS, MAX_TEXT, TABLE_VERSION, type ArgSpec } from "./kinds.gen";
import { HEADER_BYTES, MAGIC, MAX_FILE, MAX_UINT, RECORD_BYTES, RECORD_WORDS } from "./limits";

/** A batch is not what a batch must be. */
export class WireError extends Error {
  override name = "WireError";
}

/** What the next batch has to follow. */
export interface BatchStart {
  readonly seq: number;
  readonly positions: number;
  readonly at: number;
}

/** A batch whose every number is checked. */
export interface Batch {
  readonly count: number;
  /** The records as they are on the wire, RECORD_WORDS each. */
  readonly words: Uint32Array;
  /** The arguments of all records in turn. */
  readonly side: Uint8Array;
  readonly positions: readonly Position[];
  /** Time of the last event, or of the one before the batch. */
  readonly at: number;
}

/** Reads numbers and texts off bytes; throws WireError where they do not add up. */
export class ArgReader {
  readonly #decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  #bytes: Uint8Array = new Uint8Array(0);
  #at = 0;
  #end = 0;

  /** Moves to the bytes from `begin` to `end`. */
  reset(bytes: Uint8Array, begin: number, end: number): void {
    this.#bytes = bytes;
    this.#at = begin;
    this.#end = end;
  }

  /** True when every byte is read. */
  get done(): boolean {
    return this.#at === this.#end;
  }

  uint(): number {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      if (this.#at >= this.#end || scale > 2 ** 49) throw new WireError("bad number");
      const byte = this.#bytes[this.#at++]!;
      value += (byte & 127) * scale;
      if (byte >= 128) continue;
      if (value > MAX_UINT || (byte === 0 && scale > 1)) throw new WireError("bad number");
      return value;
    }
  }

  int(): number {
    const value = this.uint();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }

  pick<T>(values: readonly T[]): T {
    const value = values[this.uint()];
    if (value === undefined) throw new WireError("unknown value");
    return value;
  }

  /** A text; bytes that are not UTF-8 become U+FFFD. */
  text(maxBytes = MAX_TEXT): string {
    const begin = this.skipText(maxBytes);
    const short = this.#at - begin <= SHORT_TEXT ? asciiOf(this.#bytes, begin, this.#at) : null;
    return short ?? this.#decoder.decode(this.#bytes.subarray(begin, this.#at));
  }

  /** Passes over a text and returns where its bytes begin. */
  skipText(maxBytes: number): number {
    const size = this.uint();
    const begin = this.#at;
    if (size > maxBytes || size > this.#end - begin) throw new WireError("bad text");
    this.#at += size;
    return begin;
  }
}

/** Texts up to so many bytes are made without the decoder, whose call costs more than they do. */
const SHORT_TEXT = 32;

/** The text of bytes that are all ASCII; null for others. */
function asciiOf(bytes: Uint8Array, begin: number, end: number): string | null {
  let text = "";
  let i = begin;
  for (; i + 4 <= end; i += 4) {
    if ((bytes[i]! | bytes[i + 1]! | bytes[i + 2]! | bytes[i + 3]!) > 127) return null;
    text += String.fromCharCode(bytes[i]!, bytes[i + 1]!, bytes[i + 2]!, bytes[i + 3]!);
  }
  for (; i < end; i++) {
    if (bytes[i]! > 127) return null;
    text += String.fromCharCode(bytes[i]!);
  }
  return text;
}

/** Takes a batch apart and checks that it is well formed and follows `start`; throws WireError. */
export function readBatch(buffer: ArrayBuffer, start: BatchStart): Batch {
  if (buffer.byteLength < HEADER_BYTES) throw new WireError("too short for a batch");
  const header = new Uint32Array(buffer, 0, RECORD_WORDS);
  const [magic, version, seq, count, position, positionCount, placeBytes, sideBytes] = [...header];
  if (magic !== MAGIC) throw new WireError("not a batch of events");
  if (version === 0 || version! > TABLE_VERSION) throw new WireError(`table version ${version} is not known`);
  if (seq !== start.seq || position !== start.positions) throw new WireError("does not follow the batch before");
  const placesStart = HEADER_BYTES + count! * RECORD_BYTES;
  if (placesStart + placeBytes! + sideBytes! !== buffer.byteLength) throw new WireError("bytes do not add up");
  const positions = readPositions(new Uint8Array(buffer, placesStart, placeBytes), positionCount!);
  const words = new Uint32Array(buffer, HEADER_BYTES, count! * RECORD_WORDS);
  const side = new Uint8Array(buffer, placesStart + placeBytes!, sideBytes);
  const at = checkRecords(words, side, start, start.positions + positions.length);
  return { count: count!, words, side, positions, at };
}

function readPositions(bytes: Uint8Array, count: number): Position[] {
  if (count > bytes.length) throw new WireError("bytes do not add up");
  const reader = new ArgReader();
  reader.reset(bytes, 0, bytes.length);
  const positions: Position[] = [];
  for (let i = 0; i < count; i++) {
    const place = { file: reader.text(MAX_FILE), line: reader.uint(), col: reader.uint() };
    if (place.line === 0 || place.col === 0) throw new WireError("line and column count from 1");
    if (place.line > 0xffffffff || place.col > 0xffffffff) throw new WireError("bad number");
    positions.push(place);
  }
  if (!reader.done) throw new WireError("bytes do not add up");
  return positions;
}

/** Checks every record and its arguments; returns the time of the last. */
function checkRecords(words: Uint32Array, side: Uint8Array, start: BatchStart, positions: number): number {
  const reader = new ArgReader();
  let at = start.at;
  let offset = 0;
  let seq = start.seq;
  for (let i = 0; i < words.length; i += RECORD_WORDS, seq++) {
    const spec = KIND_SPECS[words[i]! - 1];
    const time = words[i + 3]! * 0x100000000 + words[i + 2]!;
    const end = offset + words[i + 7]!;
    if (spec === undefined) throw new WireError(`unknown kind ${words[i]}`);
    if (time < at || time > MAX_UINT) throw new WireError(`event ${seq}: time is out of order or range`);
    if (words[i + 4]! >= seq || words[i + 5]! >= seq) throw new WireError(`event ${seq}: cause or origin is not before it`);
    if (words[i + 6]! >= positions || end > side.length) throw new WireError(`event ${seq}: bytes do not add up`);
    reader.reset(side, offset, end);
    for (const arg of spec.args) checkArg(reader, arg);
    if (!reader.done) throw new WireError(`event ${seq}: bytes do not add up`);
    at = time;
    offset = end;
  }
  if (offset !== side.length) throw new WireError("bytes do not add up");
  return at;
}

function checkArg(reader: ArgReader, spec: ArgSpec): void {
  switch (spec.type) {
    case "text":
      reader.skipText(MAX_TEXT);
      return;
    case "enum":
      reader.pick(spec.values ?? []);
      return;
    default:
      reader.uint(); // an int has the same form
  }
}
