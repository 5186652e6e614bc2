// This file writes and reads settings as links and text forms have them: ;clock=real;seed=7;speed=0.05;at=12

import { DEFAULT_SETTINGS, MAX_SEED, isSpeed, type Settings } from "./program";

/** Largest seq a link may lead to. */
const MAX_AT = 0xffffffff;

const KNOWN = new Set(["clock", "seed", "speed", "at"]);

/** What differs from the default, in the fixed order; `at` is the seq a link leads to, or 0. */
export function formatSettings(settings: Settings, at: number): string {
  let text = "";
  if (settings.clock !== DEFAULT_SETTINGS.clock) text += `;clock=${settings.clock}`;
  if (settings.seed !== DEFAULT_SETTINGS.seed) text += `;seed=${settings.seed}`;
  if (settings.speed !== DEFAULT_SETTINGS.speed) text += `;speed=${settings.speed}`;
  if (at !== 0) text += `;at=${at}`;
  return text;
}

/** Settings and a seq, or why a text is none: it has a setting of a newer version, or it is no text of settings at all. */
export type SettingsText =
  | { readonly ok: true; readonly settings: Settings; readonly at: number }
  | { readonly ok: false; readonly why: "newer" | "damaged" };

const DAMAGED: SettingsText = { ok: false, why: "damaged" };

/** Reads what formatSettings writes, in any order, each setting at most once. */
export function parseSettings(text: string): SettingsText {
  let settings = DEFAULT_SETTINGS;
  let at = 0;
  const seen = new Set<string>();
  const [first, ...parts] = text.split(";");
  if (first !== "") return DAMAGED;
  for (const part of parts) {
    const [name, value] = split(part);
    if (seen.has(name)) return DAMAGED;
    seen.add(name);
    const clock = name === "clock" && (value === "virtual" || value === "real") ? value : null;
    const number = name === "seed" ? whole(value, 0, MAX_SEED) : name === "at" ? whole(value, 1, MAX_AT) : null;
    const speed = name === "speed" ? readSpeed(value) : null;
    if (clock !== null) settings = { ...settings, clock };
    else if (speed !== null) settings = { ...settings, speed };
    else if (number !== null && name === "seed") settings = { ...settings, seed: number };
    else if (number !== null) at = number;
    else return { ok: false, why: KNOWN.has(name) ? "damaged" : unknown(name, value) };
  }
  return { ok: true, settings, at };
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

function readSpeed(text: string): number | "max" | null {
  if (text === "max") return text;
  const value = Number(text);
  return /^(0|[1-9][0-9]{0,3})(\.[0-9]{1,4})?$/.test(text) && isSpeed(value) ? value : null;
}
