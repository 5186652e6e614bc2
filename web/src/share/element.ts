// This file reads what the attributes of <interleave-playground> ask for. A value that is none is left out, and said in a plain sentence.

import type { Settings } from "../program/program";
import { DEFAULT_SETTINGS } from "../program/program";
import { NO_MOMENT, VIEWS, parseSettings, type SharedMoment } from "../program/settings";
import { EMBED_HEIGHT } from "./snippets";

/** Attributes that links have too, in the same words. */
const LINKED = ["clock", "seed", "shuffle", "speed", "at", "selected", "view"];
/** All attributes that say what is shown, and how. */
export const ATTRIBUTES: readonly string[] = ["lesson", "title", "theme", "height", ...LINKED];
/** The least height of an embed in CSS pixels. */
const LEAST_HEIGHT = 320;
/** So much of a value that is none is said. */
const MOST_SAID = 24;

/** What an element asks for, and what of it cannot be had. */
export interface Asked {
  readonly settings: Settings;
  readonly moment: SharedMoment;
  /** The theme, or null for the system's. */
  readonly theme: "light" | "dark" | null;
  /** In CSS pixels. */
  readonly height: number;
  /** A sentence on each value that was left out. */
  readonly problems: readonly string[];
}

/** Reads the attributes; `get` gives the text of one, or null where it is absent. `lesson`: a lesson is shown, whose settings are its own. */
export function readAttributes(get: (name: string) => string | null, lesson: boolean): Asked {
  const problems: string[] = [];
  const given = LINKED.flatMap((name) => { const value = get(name); return value === null ? [] : [{ name, value: value.trim() }]; });
  if (lesson && given.length > 0) problems.push(`${given.map(({ name }) => name).join(", ")}: not used with a lesson, which has its own.`);
  let text = "";
  for (const { name, value } of lesson ? [] : given) {
    const part = settingOf(name, value);
    if (part === null) problems.push(leftOut(name, value));
    else text += part;
  }
  const read = parseSettings(text);
  const { settings, moment } = read.ok ? read : { settings: DEFAULT_SETTINGS, moment: NO_MOMENT };
  return { settings, moment, theme: themeOf(get("theme"), problems), height: heightOf(get("height"), problems), problems };
}

/** An attribute as a link has it: "" for what is written for nothing, null for a value that is none. */
function settingOf(name: string, value: string): string | null {
  if (name === "shuffle" && value === "off") return "";
  const part = `;${name}=${name === "shuffle" && value === "" ? "on" : value}`;
  if (name === "view" && !VIEWS.some((view) => view === value)) return null;
  return !value.includes(";") && parseSettings(part).ok ? part : null;
}

function themeOf(value: string | null, problems: string[]): Asked["theme"] {
  if (value === "light" || value === "dark") return value;
  if (value !== null && value !== "" && value !== "system") problems.push(leftOut("theme", value));
  return null;
}

function heightOf(value: string | null, problems: string[]): number {
  if (value === null) return EMBED_HEIGHT;
  const height = /^\s*\d+(px)?\s*$/.test(value) ? parseInt(value, 10) : 0;
  if (height >= LEAST_HEIGHT) return height;
  problems.push(height > 0 ? `height=${height} is too low: ${LEAST_HEIGHT} is the least.` : leftOut("height", value));
  return height > 0 ? LEAST_HEIGHT : EMBED_HEIGHT;
}

function leftOut(name: string, value: string): string {
  const said = value.length > MOST_SAID ? `${value.slice(0, MOST_SAID)}…` : value;
  return `${name}="${said}" is none that Interleave knows, so it is left out.`;
}
