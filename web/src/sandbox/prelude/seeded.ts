// This file makes Math.random and crypto tell the run's seeded random data.

import { NativeTypeError, NativeUint8Array, typedArrayBuffer, typedArrayByteLength, typedArrayByteOffset, typedArrayName } from "./primordials";
import { replace } from "./natives";
import type { Random } from "../loop/random";

/** Most bytes one call of getRandomValues fills, by the Web Crypto standard. */
const QUOTA = 65_536;
const HEX = "0123456789abcdef";

function isIntegerArray(name: string | undefined): boolean {
  return name !== undefined && name !== "Float32Array" && name !== "Float64Array" && name !== "Float16Array";
}

/** Fills an integer typed array as crypto.getRandomValues does, with its errors. */
export function fillRandom(random: Random, array: unknown): void {
  if (!isIntegerArray(typedArrayName(array))) throw new NativeTypeError("crypto.getRandomValues: not an integer typed array");
  const length = typedArrayByteLength(array);
  if (length > QUOTA) throw new DOMException(`The array has ${length} bytes, more than ${QUOTA}`, "QuotaExceededError");
  random.fill(new NativeUint8Array(typedArrayBuffer(array), typedArrayByteOffset(array), length), length);
}

/** A version 4 UUID. */
export function randomUUID(random: Random): string {
  const bytes = new NativeUint8Array(16);
  random.fill(bytes, 16);
  bytes[6] = (bytes[6]! & 15) | 64;
  bytes[8] = (bytes[8]! & 63) | 128;
  let text = "";
  for (let i = 0; i < 16; i++) {
    if (i === 4 || i === 6 || i === 8 || i === 10) text += "-";
    text += HEX[bytes[i]! >> 4]! + HEX[bytes[i]! & 15]!;
  }
  return text;
}

/** Replaces Math.random, crypto.getRandomValues and crypto.randomUUID. */
export function installRandom(math: Random, crypto: Random): void {
  replace(Math, { random: () => math.fraction() });
  replace(Crypto.prototype, {
    getRandomValues(array: unknown): unknown {
      fillRandom(crypto, array);
      return array;
    },
    randomUUID: () => randomUUID(crypto),
  });
}
