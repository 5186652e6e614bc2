// This file checks links against the cases that wasm/program is checked against too, and against bombs and mutations.

import { readFileSync, readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { checkProgram, DEFAULT_SETTINGS, type Settings } from "../program/program";
import { NO_MOMENT, type SharedMoment } from "../program/settings";
import { decodeLink, encodeLink, isLink, LinkError, type Link } from "./link";
import { checksum, deflate, toBase64 } from "./packing";
import { generator } from "./testing/mutate";
import { formatPayload, newestVersion, parsePayload, type Upgrade } from "./payload";

/** A file of wasm/program/testdata/links: a link that was made once and opens for ever. */
interface Good extends SharedMoment {
  hash: string;
  end: string;
  payload: string;
  title: string;
  lesson: string;
  go: string;
  files: [string, string][];
  settings: Settings;
  engine: number;
}

interface Cases {
  also: { name: string; hash: string; title: string; text: string }[];
  bad: { name: string; hash: string; text: string; kind: string; repeat?: number }[];
}

const folder = new URL("../../../wasm/program/testdata/", import.meta.url);
const cases: Cases = JSON.parse(readFileSync(new URL("links.json", folder), "utf8"));
const kept: { name: string; good: Good }[] = readdirSync(new URL("links/", folder)).sort()
  .map((name) => ({ name, good: JSON.parse(readFileSync(new URL(`links/${name}`, folder), "utf8")) }));

function linkOf(good: Good): Link {
  const { title, lesson, go, engine, at, selected, view } = good;
  const files = good.files.map(([name, text]) => ({ name, text }));
  const settings = { ...DEFAULT_SETTINGS, ...good.settings };
  return { program: { title, files, settings }, lesson: lesson === "" ? null : lesson, go, engine, moment: { at, selected, view } };
}

async function wrap(payload: string | Uint8Array): Promise<string> {
  const bytes = new Uint8Array(typeof payload === "string" ? new TextEncoder().encode(payload) : payload);
  return `#1r.${toBase64(await deflate(bytes))}.${checksum(bytes)}`;
}

/** The error of a link that must not open. */
async function failure(hash: string): Promise<LinkError> {
  const error: unknown = await decodeLink(hash).then(
    () => new Error("opened"),
    (caught: unknown) => caught,
  );
  if (error instanceof LinkError) return error;
  throw error;
}

test.each(kept)("opens for ever: $name", async ({ good }) => {
  expect(await decodeLink(good.hash)).toEqual(linkOf(good));
});

test.each(kept.filter(({ name }) => name.startsWith(`v${newestVersion()}-`)))("makes the same payload: $name", async ({ good }) => {
  const link = linkOf(good);
  const { program, lesson, go, engine } = link;
  expect(formatPayload({ title: program.title, files: program.files, lesson, go, engine })).toBe(good.payload);
  const hash = await encodeLink(link);
  expect(hash.startsWith(`#${newestVersion()}r.`)).toBe(true);
  expect(hash.endsWith(good.end)).toBe(true);
  expect(await decodeLink(hash.slice(1))).toEqual(link);
  expect(await encodeLink(linkOf(good))).toBe(hash);
});

test("links of every version are kept", () => {
  const versions = new Set(kept.map(({ name }) => Number(/^v([0-9]+)-/.exec(name)?.[1])));
  expect([...versions].sort()).toEqual(Array.from({ length: newestVersion() }, (_, i) => i + 1));
});

test("a payload of an older version goes through each upgrade after it, in order", () => {
  const rename = (from: string, to: string): Upgrade => (value) => JSON.parse(JSON.stringify(value).replace(from, to));
  const made = [rename("title", "name"), rename("name", "t")];
  const payload = (key: string): string => `{"${key}":"T","f":[],"g":"","e":1}`;
  expect(["title", "name", "t"].map((key, i) => parsePayload(i + 1, payload(key), made).title)).toEqual(["T", "T", "T"]);
  expect(() => parsePayload(2, payload("title"), made)).toThrow(LinkError);
});

test.each(cases.also)("opens what is written otherwise: $name", async ({ hash, title, text }) => {
  const { program } = await decodeLink(hash);
  expect([program.title, program.files[0]?.text]).toEqual([title, text]);
});

test.each(cases.bad)("refuses ($kind): $name", async ({ hash, text, kind, repeat }) => {
  const error = await failure(hash + "A".repeat(repeat ?? 0));
  expect([error.kind, error.message]).toEqual([kind, text]);
});

test("a payload of any depth is refused without a crash", async () => {
  const deep = `{"t":${"[".repeat(100_000)}${"]".repeat(100_000)},"f":[],"g":"","e":1}`;
  expect((await failure(await wrap(deep))).kind).toBe("content");
});

test("a bomb of 16 MiB in a short link is refused", async () => {
  const hash = await wrap(new Uint8Array(16 * 2 ** 20));
  expect(hash.length).toBeLessThan(30_000);
  expect((await failure(hash)).kind).toBe("large");
}, 30_000);

test("a program too large for a link says by how much", async () => {
  const random = generator(1);
  const noise = Array.from({ length: 120_000 }, () => String.fromCharCode(33 + random(94))).join("");
  const settings: Settings = DEFAULT_SETTINGS;
  const link = (files: { name: string; text: string }[]): Link => ({
    program: { title: "", files, settings }, lesson: null, go: "", engine: 1, moment: NO_MOMENT,
  });
  const five = ["a", "b", "c", "d", "e"].map((name) => ({ name, text: "x".repeat(250 * 1024) }));
  await expect(encodeLink(link(five))).rejects.toThrow("The program is too large for a link: 1251 KiB, and 1024 KiB fit.");
  await expect(encodeLink(link([]))).rejects.toThrow("The program has no file.");
  await expect(encodeLink(link([{ name: "a.txt", text: noise }]))).rejects.toThrow(/^The program is too large for a link: 1[0-9]{2} KiB, and 64 KiB fit\.$/);
});

test("__proto__ in a payload changes nothing", async () => {
  await failure(await wrap('{"__proto__":{"polluted":1},"t":"","f":[["main.js",""]],"g":"","e":1}'));
  expect("polluted" in {}).toBe(false);
  const value: unknown = JSON.parse('{"files":[{"name":"a.js","text":"","__proto__":{"x":1}}],"__proto__":{"title":"T"}}');
  expect(checkProgram(value)).toEqual({
    ok: true, program: { title: "", files: [{ name: "a.js", text: "" }], settings: DEFAULT_SETTINGS },
  });
});

test("tells our links from other fragments", () => {
  expect(["#1r.x", "#1r", "#1", "#22z.", "1r.x"].map(isLink)).toEqual([true, true, true, true, true]);
  expect(["", "#", "#top", "#2026", "#1rx", "#0r.", "#code/1r."].map(isLink)).toEqual(Array(7).fill(false));
});
