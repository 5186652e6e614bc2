// This file reads Go values of basic types out of a program's memory, as short texts.

import { bigintToString, NativeUint8Array, numberToString, stringify, stringSlice, uncurry } from "../prelude/primordials";

/** Characters of a string that are shown. */
const LONGEST = 32;
/** The most bytes that many characters have. */
const LONGEST_BYTES = 4 * LONGEST;

const int8 = uncurry(DataView.prototype.getInt8);
const int16 = uncurry(DataView.prototype.getInt16);
const int32 = uncurry(DataView.prototype.getInt32);
const uint8 = uncurry(DataView.prototype.getUint8);
const uint16 = uncurry(DataView.prototype.getUint16);
const uint32 = uncurry(DataView.prototype.getUint32);
const bigInt64 = uncurry(DataView.prototype.getBigInt64);
const bigUint64 = uncurry(DataView.prototype.getBigUint64);
const float32 = uncurry(DataView.prototype.getFloat32);
const float64 = uncurry(DataView.prototype.getFloat64);
const decode = uncurry(TextDecoder.prototype.decode);
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** A program's memory: the views move when it grows. */
export interface Memory {
  readonly view: DataView;
}

/** The text of `length` bytes at an address. */
export function readText({ view }: Memory, at: number, length: number): string {
  return decode(decoder, new NativeUint8Array(view.buffer, at >>> 0, length >>> 0));
}

/** The value at an address, by Go's number for the kind of its type (reflect.Kind); "" for what is not basic. */
export function readValue(memory: Memory, kind: number, address: number): string {
  const at = address >>> 0;
  const { view } = memory;
  if (at === 0) return "";
  switch (kind) {
    case 1:
      return uint8(view, at) === 0 ? "false" : "true";
    case 3:
      return numberToString(int8(view, at));
    case 4:
      return numberToString(int16(view, at, true));
    case 5:
      return numberToString(int32(view, at, true));
    case 2:
    case 6:
      return int64Text(view, at);
    case 8:
      return numberToString(uint8(view, at));
    case 9:
      return numberToString(uint16(view, at, true));
    case 10:
      return numberToString(uint32(view, at, true));
    case 7:
    case 11:
    case 12:
      return uint32(view, at + 4, true) === 0 ? numberToString(uint32(view, at, true)) : bigintToString(bigUint64(view, at, true));
    case 13:
      return floatText(float32(view, at, true));
    case 14:
      return floatText(float64(view, at, true));
    case 24:
      return stringText(memory, at);
    default:
      return "";
  }
}

function int64Text(view: DataView, at: number): string {
  const low = int32(view, at, true);
  return int32(view, at + 4, true) === low >> 31 ? numberToString(low) : bigintToString(bigInt64(view, at, true));
}

function floatText(value: number): string {
  if (value === Infinity) return "+Inf";
  if (value === -Infinity) return "-Inf";
  return value === 0 && 1 / value < 0 ? "-0" : numberToString(value);
}

/** A Go string in quotes: its address and length are at `at`. */
function stringText(memory: Memory, at: number): string {
  const length = uint32(memory.view, at + 8, true);
  const text = readText(memory, uint32(memory.view, at, true), length > LONGEST_BYTES ? LONGEST_BYTES : length);
  if (length <= LONGEST_BYTES && text.length <= LONGEST) return stringify(text);
  return `${stringify(stringSlice(text, 0, LONGEST))}…`;
}

/** A panic's value: what is basic as such, well-known errors by their message, all else by its type. */
export function panicText(memory: Memory, kind: number, address: number, type: string): string {
  const { view } = memory;
  const at = address >>> 0;
  switch (type) {
    case "runtime.errorString":
      return `runtime error: ${plainText(memory, at)}`;
    case "runtime.plainError":
    case "*errors.errorString":
    case "*fmt.wrapError":
    case "*fmt.wrapErrors":
      return plainText(memory, at);
    case "runtime.boundsError":
      return `runtime error: ${boundsText(view, at)}`;
    default: {
      const text = readValue(memory, kind, at);
      return text === "" ? type : text;
    }
  }
}

/** What was out of bounds. The runtime keeps the index, the length, whether the index is signed, and a code: 0 for an index. */
function boundsText(view: DataView, at: number): string {
  if (uint8(view, at + 17) !== 0) return "slice bounds out of range";
  return `index out of range [${int64Text(view, at)}] with length ${int64Text(view, at + 8)}`;
}

/** A Go string without quotes, not longer than one that is shown elsewhere may be. */
function plainText(memory: Memory, at: number): string {
  const length = uint32(memory.view, at + 8, true);
  return readText(memory, uint32(memory.view, at, true), length > 4 * LONGEST_BYTES ? 4 * LONGEST_BYTES : length);
}
