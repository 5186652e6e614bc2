// Cases 1 to 20: links and payloads. What the codec refuses is shown by the codec; the rest in the page.
import { deflateRawSync, gzipSync } from "node:zlib";
import type { LinkKind } from "../../src/share/linkerror";
import { checksum, toBase64 } from "../../src/share/packing";
import { held, type ByLink, type Case } from "../case";
import { fileOutside } from "../stories/frames";
import { autorun, bidi, framed, longLine, markup, otherLink } from "../stories/links";

function link(refused: LinkKind, make: () => string): ByLink {
  return { by: "link", refused, make: () => Promise.resolve(make()) };
}

/** A whole link of packed bytes, with the checksum of what they unpack to. */
function packed(bytes: Uint8Array, plain: Uint8Array): string {
  return `#1r.${toBase64(bytes)}.${checksum(plain)}`;
}

/** A link with this payload. */
function payload(text: string | Uint8Array): string {
  const plain = typeof text === "string" ? new TextEncoder().encode(text) : text;
  return packed(deflateRawSync(plain), plain);
}

/** A payload with these files, as JSON. */
function files(list: string): string {
  return payload(`{"t":"","f":${list},"g":"","e":1}`);
}

const good = new TextEncoder().encode('{"t":"","f":[["main.js",""]],"g":"","e":1}');
const half = deflateRawSync(good);

/** Bytes one after the other. */
function joined(...parts: Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}

const names = ["../../x", "/etc/passwd", "con", "__proto__", "toString", "\u202egpj.exe", "😀.js", ""];

const codec: readonly [n: number, what: string, held: ByLink][] = [
  [1, "more than 64 KiB after the #", link("large", () => `#1r.${"A".repeat(65_600)}.000000`)],
  [2, "48 KB that unpack to megabytes", link("large", () => `#1r.${toBase64(deflateRawSync(new Uint8Array(60 * 2 ** 20), { level: 1 }).subarray(0, 48_000))}.000000`)],
  [3, "packed twice", link("content", () => payload(new Uint8Array(half)))],
  [3, "two packed members in a row", link("damaged", () => packed(joined(half, half), good))],
  [4, "packed data that is cut off", link("damaged", () => packed(half.subarray(0, 12), good))],
  [4, "packed data that is noise", link("damaged", () => packed(Uint8Array.from({ length: 64 }, (_, i) => (i * 151) & 255), good))],
  [5, "padding and white space in the base64", link("damaged", () => `#1r.AA==.${checksum(good)}`)],
  [5, "an encoded zero in the base64", link("damaged", () => `#1r.AA%00.${checksum(good)}`)],
  [6, "a version to come", link("newer", () => "#9z.whatever.000000")],
  [7, "JSON 100,000 deep", link("content", () => files(`${"[".repeat(100_000)}${"]".repeat(100_000)}`))],
  [8, "__proto__ as a key", link("content", () => payload('{"__proto__":{"polluted":1},"t":"","f":[["main.js",""]],"g":"","e":1}'))],
  [8, "constructor.prototype as a key", link("content", () => payload('{"constructor":{"prototype":{"polluted":1}},"t":"","f":[["main.js",""]],"g":"","e":1}'))],
  ...["5", "null", "[[]]", "[[5,5]]", '[["main.js",{}]]'].map((list): [number, string, ByLink] => [9, `files are ${list}`, link("content", () => files(list))]),
  [10, "500 files", link("content", () => files(JSON.stringify(Array.from({ length: 500 }, (_, i) => [`f${i}.js`, ""]))))],
  [10, "a name of 10,000 letters", link("content", () => files(JSON.stringify([["x".repeat(10_000), ""]])))],
  ...names.map((name): [number, string, ByLink] => [11, `the name ${JSON.stringify(name)}`, link("content", () => files(JSON.stringify([[name, ""]])))]),
  [11, "two names that differ by case", link("content", () => files('[["A.js",""],["a.js",""]]'))],
  [12, "bytes that are no UTF-8", link("content", () => payload(joined(good.subarray(0, 6), Uint8Array.of(0xff, 0xc0), good.subarray(6))))],
  [20, "gzip of a sound payload, with junk behind", link("damaged", () => packed(joined(gzipSync(good), Uint8Array.of(1, 2, 3)), good))],
];

/** Cases of links. */
export const links: readonly Case[] = [
  ...codec.map(([n, what, refusal]): Case => ({ n, what, fast: true, held: refusal })),
  { n: 12, what: "half surrogate pairs, NUL and byte order marks are kept or become U+FFFD", fast: true, held: held(["web/src/share/link.test.ts", "opens what is written otherwise"]) },
  { n: 13, what: "characters that turn the reading order", fast: true, held: { by: "story", tell: bidi } },
  { n: 14, what: "a title and output that are markup", fast: false, held: { by: "story", tell: markup } },
  { n: 15, what: "flags that ask to run at once", fast: true, held: { by: "story", tell: autorun } },
  { n: 16, what: "a link framed by another site", fast: false, held: { by: "story", tell: framed } },
  { n: 17, what: "the sandbox's file opened by itself, framed bare, opened by a page", fast: true, held: { by: "story", tell: fileOutside } },
  { n: 18, what: "another link while a program runs", fast: false, held: { by: "story", tell: otherLink } },
  { n: 19, what: "a line of 250 KB", fast: false, held: { by: "story", tell: longLine } },
];
