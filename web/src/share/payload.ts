// This file writes and reads a link's payload: {"t":title,"f":[[name,text],…],"l":lesson,"g":go,"e":engine}

import { isRecord, utf8Bytes, wellFormed, type SourceFile } from "../program/program";
import { formError } from "./linkerror";

/** Longest version of Go a link may name, in bytes. */
const MAX_VERSION = 64;
const MAX_ENGINE = 0xffffffff;

/** What a payload holds, not yet checked against the limits of a Program. */
export interface Payload {
  readonly title: string;
  readonly files: readonly SourceFile[];
  /** Id of the lesson it grew out of, or null. */
  readonly lesson: string | null;
  /** Version of Go it was made with, as go1.26.8. */
  readonly go: string;
  /** Version of the engine it was made with. */
  readonly engine: number;
}

/** The payload's text: keys in their order and no spaces, so that equal content gives equal bytes. */
export function formatPayload(payload: Payload): string {
  const t = wellFormed(payload.title);
  const f = payload.files.map((file) => [file.name, wellFormed(file.text)]);
  const g = payload.go;
  const e = payload.engine;
  return JSON.stringify(payload.lesson === null ? { t, f, g, e } : { t, f, l: payload.lesson, g, e });
}

/** Turns the JSON value of one version into the next version's. What it is given is not checked; it may throw LinkError. */
export type Upgrade = (value: unknown) => unknown;

/**
 * The upgrades in their order, the first from version 1 to 2. A new version adds one here, in wasm/program/payload.go the
 * same one, and its links to wasm/program/testdata/links: every link ever made opens for ever.
 */
const UPGRADES: readonly Upgrade[] = [];

/** Reads the text of a payload of any version up to the newest: each upgrade after its own version, then the newest reader. Throws LinkError. */
export function parsePayload(version: number, text: string, upgrades: readonly Upgrade[] = UPGRADES): Payload {
  return readNewest(upgrades.slice(version - 1).reduce((value, upgrade) => upgrade(value), parseJSON(text)));
}

/** The newest version, which is the one that is written. */
export function newestVersion(): number {
  return UPGRADES.length + 1;
}

function parseJSON(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw formError();
  }
}

function readNewest(value: unknown): Payload {
  if (!isRecord(value)) throw formError();
  const keys = Object.keys(value);
  if (keys.some((key) => !["t", "f", "l", "g", "e"].includes(key))) throw formError();
  const { t, f, l, g, e } = value;
  if (typeof t !== "string" || !Array.isArray(f) || typeof g !== "string") throw formError();
  if (typeof e !== "number" || !Number.isInteger(e) || e < 0 || e > MAX_ENGINE) throw formError();
  if (keys.includes("l") && !isLessonId(l)) throw formError();
  const go = wellFormed(g);
  if (utf8Bytes(go) > MAX_VERSION) throw formError();
  return { title: wellFormed(t), files: f.map(readFile), lesson: isLessonId(l) ? l : null, go, engine: e };
}

function readFile(value: unknown): SourceFile {
  if (!Array.isArray(value) || value.length !== 2) throw formError();
  const [name, text]: unknown[] = value;
  if (typeof name !== "string" || typeof text !== "string") throw formError();
  return { name: wellFormed(name), text: wellFormed(text) };
}

/** True for what may be the id of a lesson. */
export function isLessonId(value: unknown): value is string {
  return typeof value === "string" && /^[a-z0-9-]{1,64}$/.test(value);
}
