// This file packs and unpacks bytes: raw deflate by the browser's own streams, base64url, and a checksum.

import { linkError } from "./linkerror";

/** Bytes fed to the unpacker at once: deflate makes at most 1032 bytes of one, so memory stays small before the cap acts. */
const SLICE = 512;

/** The bytes packed by raw deflate. */
export async function deflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const stream = openStream(() => new CompressionStream("deflate-raw"));
  return (await pass(bytes, stream, bytes.length, Infinity)).bytes;
}

/**
 * The bytes that were packed by raw deflate, at most `max` of them. Throws LinkError when there are more, when the packed
 * data is broken or has no end, or when anything follows its end.
 */
export async function inflate(packed: Uint8Array<ArrayBuffer>, max: number): Promise<Uint8Array> {
  const whole = await pass(packed, openUnpacker(), SLICE, max);
  if (whole.state === "large") throw linkError("large");
  if (whole.state === "broken") throw linkError("damaged");
  // Not every platform refuses what follows the end. Where the last byte is not needed, something does.
  const less = await pass(packed.slice(0, -1), openUnpacker(), SLICE, max);
  if (less.state !== "broken") throw linkError("damaged");
  return whole.bytes;
}

interface Passed {
  readonly state: "whole" | "large" | "broken";
  readonly bytes: Uint8Array;
}

function openStream<T>(open: () => T): T {
  try {
    return open();
  } catch {
    throw linkError("unsupported");
  }
}

function openUnpacker(): DecompressionStream {
  return openStream(() => new DecompressionStream("deflate-raw"));
}

/** Sends bytes through a stream in slices and gathers what comes out, until that is more than `max`. */
async function pass(bytes: Uint8Array<ArrayBuffer>, stream: CompressionStream | DecompressionStream, slice: number, max: number): Promise<Passed> {
  const reader = stream.readable.getReader();
  const feeding = feed(bytes, stream.writable.getWriter(), slice);
  const chunks: Uint8Array[] = [];
  let size = 0;
  let state: Passed["state"] = "whole";
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      chunks.push(part.value);
      size += part.value.length;
      if (size <= max) continue;
      state = "large";
      await reader.cancel();
      break;
    }
  } catch {
    state = "broken";
  }
  await feeding;
  return { state, bytes: joined(chunks, size) };
}

/** Writes bytes in slices, waiting for each; an error shows on the reading side. */
async function feed(bytes: Uint8Array<ArrayBuffer>, writer: WritableStreamDefaultWriter<BufferSource>, slice: number): Promise<void> {
  try {
    for (let at = 0; at < bytes.length; at += slice) {
      await writer.ready;
      await writer.write(bytes.slice(at, at + slice));
    }
    await writer.close();
  } catch {
    writer.closed.catch(() => undefined);
    writer.ready.catch(() => undefined);
  }
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const all = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

/** Base64url without padding. */
export function toBase64(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** The bytes of base64url; throws LinkError when it is none. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  if (!/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) throw linkError("damaged");
  return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (one) => one.charCodeAt(0));
}

/** The low 24 bits of the bytes' CRC-32 (IEEE) as six hex digits. */
export function checksum(bytes: Uint8Array): string {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crc >>> 8) ^ CRC_TABLE[(crc ^ byte) & 255]!;
  return ((crc ^ 0xffffffff) & 0xffffff).toString(16).padStart(6, "0");
}

/** What one byte does to a CRC-32. */
const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  return crc;
});
