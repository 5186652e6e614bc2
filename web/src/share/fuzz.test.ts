// Random and mutated links: each opens or is refused by the codec itself, cheaply, and what opens is made and opened again as the same. LINK_COUNT says how many.

import { readFileSync, readdirSync } from "node:fs";
import { expect, test, vi } from "vitest";
import { decodeLink, encodeLink, LinkError, type Link } from "./link";
import { checksum, deflate, toBase64 } from "./packing";
import { generator, mutate, pick, type Random } from "./testing/mutate";

const COUNT = Number(process.env["LINK_COUNT"] ?? 3000);
/** What one decode may take, of processor time and of unpacked bytes. */
const MOST_MS = 100;
const MOST_BYTES = 16 * 2 ** 20;

const folder = new URL("../../../wasm/program/testdata/links/", import.meta.url);
const kept: readonly { hash: string; payload: string }[] = readdirSync(folder).sort().map((name) => JSON.parse(readFileSync(new URL(name, folder), "utf8")));

/** Ways to make a link: changed as text, with a changed payload that is packed as it should be, of any letters, of any bytes, a bomb. */
const WAYS: readonly ((random: Random) => string | Promise<string>)[] = [
  (random) => mutate(pick(kept, random).hash, pick(kept, random).hash, random),
  (random) => wrap(new TextEncoder().encode(mutate(pick(kept, random).payload, pick(kept, random).payload, random)), random),
  (random) => wrap(Uint8Array.from(new TextEncoder().encode(pick(kept, random).payload), (byte) => (random(200) === 0 ? random(256) : byte)), random),
  (random) => `#1r.${letters(random(400), random)}.${letters(6, random)}`,
  (random) => `#1r.${toBase64(Uint8Array.from({ length: random(300) }, () => random(256)))}.000000`,
  (random) => `${random(2) === 0 ? "#" : ""}${Array.from({ length: random(60) }, () => String.fromCharCode(random(128))).join("")}`,
];

/** A bomb costs much more than it tells: one in so many links. */
const BOMB_EVERY = 500;

function letters(length: number, random: Random): string {
  return Array.from({ length }, () => pick([..."ABCabc019-_"], random)).join("");
}

async function wrap(bytes: Uint8Array<ArrayBuffer>, random: Random): Promise<string> {
  const settings = pick(["", "", ";seed=7", ";at=41;selected=3;view=diagram", ";at=0", ";clock=real;clock=real"], random);
  return `#1r.${toBase64(await deflate(bytes))}.${checksum(bytes)}${settings}`;
}

function bomb(random: Random): Promise<string> {
  return wrap(new Uint8Array(2 ** 20 * (1 + random(8))).fill(random(256)), random);
}

/** Bytes that all unpackers have given since the last look. */
let unpacked = 0;

/** The platform's unpacker, counting. */
class CountingStream {
  readonly readable: ReadableStream<Uint8Array>;
  readonly writable: WritableStream<BufferSource>;

  constructor(format: CompressionFormat) {
    const inner = new NativeStream(format);
    this.writable = inner.writable;
    this.readable = inner.readable.pipeThrough(new TransformStream<Uint8Array, Uint8Array>({ transform: (chunk, out) => { unpacked += chunk.length; out.enqueue(chunk); } }));
  }
}

const NativeStream = DecompressionStream;

/** What a link opens as, or null where it is refused; and what that cost. Anything thrown but a refusal is thrown on. */
async function open(hash: string): Promise<{ link: Link | null; ms: number; bytes: number }> {
  unpacked = 0;
  const began = process.cpuUsage();
  const link = await decodeLink(hash).catch((error: unknown) => {
    if (!(error instanceof LinkError) || error.message === "") throw new Error(`${JSON.stringify(hash)}: ${String(error)}`);
    return null;
  });
  const { user, system } = process.cpuUsage(began);
  return { link, ms: (user + system) / 1000, bytes: unpacked };
}

test(`${COUNT} random and mutated links`, async () => {
  vi.stubGlobal("DecompressionStream", CountingStream);
  const random = generator(COUNT);
  const seen = { opened: 0, refused: 0, slowest: 0, largest: 0 };
  for (let i = 0; i < COUNT; i++) {
    const hash = i % BOMB_EVERY === 0 ? await bomb(random) : await pick(WAYS, random)(random);
    const first = await open(hash);
    // A slow first time may be the machine's own housekeeping: then the second counts.
    const ms = first.ms < MOST_MS ? first.ms : (await open(hash)).ms;
    seen.slowest = Math.max(seen.slowest, ms);
    seen.largest = Math.max(seen.largest, first.bytes);
    if (first.link === null) seen.refused++;
    else {
      seen.opened++;
      expect(await decodeLink(await encodeLink(first.link))).toEqual(first.link);
    }
  }
  vi.unstubAllGlobals();
  console.info(`${COUNT} links: ${seen.opened} opened, ${seen.refused} refused, slowest ${seen.slowest.toFixed(1)} ms, most unpacked ${(seen.largest / 2 ** 20).toFixed(2)} MiB`);
  expect(seen.slowest).toBeLessThan(MOST_MS);
  expect(seen.largest).toBeLessThan(MOST_BYTES);
  expect(seen.opened).toBeGreaterThan(COUNT / 50);
  expect(seen.refused).toBeGreaterThan(COUNT / 2);
}, 1_800_000);
