// This file writes and reads what stands behind a link's payload: how its program runs and the moment that is shown.
// ;clock=real;seed=7;shuffle=on;speed=0.05;at=12;selected=9;view=diagram

import { DEFAULT_SETTINGS, MAX_SEED, isSpeed, type Settings } from "./program";

/** A moment of a run as a link carries it. */
export interface SharedMoment {
  /** Seq of the event up to which the run is shown, or 0 for all of it. */
  readonly at: number;
  /** Seq of the selected event, or 0. */
  readonly selected: number;
  /** Name of the picture that is shown, one word of small letters, or "" for the usual one. */
  readonly view: string;
}

/** The pictures of a run, as links name them. */
export const VIEWS = ["timeline", "diagram", "outcomes"] as const;

/** No moment in particular: nothing is written for it. */
export const NO_MOMENT: SharedMoment = { at: 0, selected: 0, view: "" };

/** Largest seq a link may lead to. */
const MAX_SEQ = 0xffffffff;

/** What differs from the default, in the fixed order. */
export function formatSettings(settings: Settings, moment: SharedMoment): string {
  let text = "";
  if (settings.clock !== DEFAULT_SETTINGS.clock) text += `;clock=${settings.clock}`;
  if (settings.seed !== DEFAULT_SETTINGS.seed) text += `;seed=${settings.seed}`;
  if (settings.shuffle) text += ";shuffle=on";
  if (settings.speed !== DEFAULT_SETTINGS.speed) text += `;speed=${settings.speed}`;
  if (moment.at !== 0) text += `;at=${moment.at}`;
  if (moment.selected !== 0) text += `;selected=${moment.selected}`;
  if (moment.view !== "") text += `;view=${moment.view}`;
  return text;
}

/** Settings and a moment, or why a text is none: it has a setting of a newer version, or it is no text of settings at all. */
export type SettingsText =
  | { readonly ok: true; readonly settings: Settings; readonly moment: SharedMoment }
  | { readonly ok: false; readonly why: "newer" | "damaged" };

interface Parts {
  settings: Settings;
  moment: SharedMoment;
}

/** How each setting is read: the parts with its value in them, or null where the value is none. */
const READERS: ReadonlyMap<string, (value: string, parts: Parts) => Parts | null> = new Map([
  ["clock", (value, parts) => (value === "virtual" || value === "real" ? withSetting(parts, { clock: value }) : null)],
  ["seed", (value, parts) => ifNumber(whole(value, 0, MAX_SEED), (seed) => withSetting(parts, { seed }))],
  ["shuffle", (value, parts) => (value === "on" ? withSetting(parts, { shuffle: true }) : null)],
  ["speed", (value, parts) => readSpeed(value, parts)],
  ["at", (value, parts) => ifNumber(whole(value, 1, MAX_SEQ), (at) => withMoment(parts, { at }))],
  ["selected", (value, parts) => ifNumber(whole(value, 1, MAX_SEQ), (selected) => withMoment(parts, { selected }))],
  ["view", (value, parts) => (isView(value) ? withMoment(parts, { view: value }) : null)],
]);

/** Reads what formatSettings writes, in any order, each setting at most once. */
export function parseSettings(text: string): SettingsText {
  let parts: Parts = { settings: DEFAULT_SETTINGS, moment: NO_MOMENT };
  const seen = new Set<string>();
  const [first, ...written] = text.split(";");
  if (first !== "") return { ok: false, why: "damaged" };
  for (const part of written) {
    const [name, value] = split(part);
    const read = READERS.get(name);
    if (read === undefined) return { ok: false, why: unknown(name, value) };
    const next = seen.has(name) ? null : read(value, parts);
    if (next === null) return { ok: false, why: "damaged" };
    seen.add(name);
    parts = next;
  }
  return { ok: true, ...parts };
}

/** True for what may be the name of a picture of the run. */
export function isView(name: string): boolean {
  return /^[a-z]{1,16}$/.test(name);
}

/** True for a seq that a link may lead to, or 0 for none. */
export function isSeq(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= MAX_SEQ;
}

function withSetting(parts: Parts, setting: Partial<Settings>): Parts {
  return { ...parts, settings: { ...parts.settings, ...setting } };
}

function withMoment(parts: Parts, moment: Partial<SharedMoment>): Parts {
  return { ...parts, moment: { ...parts.moment, ...moment } };
}

function ifNumber(value: number | null, then: (value: number) => Parts): Parts | null {
  return value === null ? null : then(value);
}

function split(part: string): [string, string] {
  const at = part.indexOf("=");
  return at < 0 ? [part, ""] : [part.slice(0, at), part.slice(at + 1)];
}

/** Tells a setting of a newer version from something that is none. */
function unknown(name: string, value: string): "newer" | "damaged" {
  return /^[a-z]+$/.test(name) && value !== "" ? "newer" : "damaged";
}

/** A whole number in its only form, or null. */
function whole(text: string, min: number, max: number): number | null {
  const value = Number(text);
  return /^[0-9]+$/.test(text) && String(value) === text && value >= min && value <= max ? value : null;
}

function readSpeed(text: string, parts: Parts): Parts | null {
  if (text === "max") return withSetting(parts, { speed: text });
  const speed = Number(text);
  return /^(0|[1-9][0-9]{0,3})(\.[0-9]{1,4})?$/.test(text) && isSpeed(speed) ? withSetting(parts, { speed }) : null;
}
