// What stands at the lines of one file at a moment of the run: the line its language is at, and goroutines as chips; pure.
import { laneName } from "../event/event";
import type { EventLog } from "../event/log";
import type { GoMoment, Moment } from "../event/moment";
import { waitsOf } from "../event/waits";
import type { LineMap } from "../program/lines";

/** A small label at the end of a line: who stands there, and what for. */
export interface Chip {
  readonly text: string;
  /** `running` has the thread, `away` is in the other language, `stuck` can be woken by nothing. */
  readonly look: "running" | "away" | "runnable" | "waiting" | "stuck";
  /** The same as a sentence. */
  readonly words: string;
}

/** The marks of one file. Lines from 1; 0 for none. */
export interface Standing {
  /** The line that the file's language is at. */
  readonly current: number;
  /** The line of the selected event. */
  readonly picked: number;
  readonly chips: ReadonlyMap<number, readonly Chip[]>;
}

/** Nothing stands anywhere. */
export const NOTHING: Standing = { current: 0, picked: 0, chips: new Map() };

/** Goroutines that do the same at one line are one chip; more than this are counted, not named. */
const MOST_ALIKE = 3;

/** The marks of a file at a moment; lines are those of the text that ran. */
export function standingIn(log: EventLog, moment: Moment, file: string): Standing {
  const line = (pos: number): number => { const at = log.position(pos); return at?.file === file ? at.line : 0; };
  const chips = new Map<number, Chip[]>();
  const add = (at: number, found: readonly Chip[]): void => { if (at > 0 && found.length > 0) chips.set(at, [...(chips.get(at) ?? []), ...found]); };
  const js = line(moment.js?.pos ?? 0);
  if (moment.js?.inGo) add(js, [{ text: "in Go", look: "away", words: "JavaScript has called Go and waits for the return." }]);
  for (const [at, all] of byLine(moment.goroutines, line)) add(at, chipsOf(moment, all, waitsOf(log)));
  return { current: js || line(moment.go?.pos ?? 0), picked: 0, chips };
}

/** The same marks in a text that was edited since: those of lines that are gone or changed are left out. */
export function moved(standing: Standing, map: LineMap): Standing {
  const chips = new Map<number, readonly Chip[]>();
  for (const [line, all] of standing.chips) if (map(line) > 0) chips.set(map(line), all);
  return { current: map(standing.current), picked: map(standing.picked), chips };
}

/** The marks in words, from the first line to the last; empty where there are none. */
export function wordsOf(standing: Standing): string {
  const lines = new Set([standing.current, standing.picked, ...standing.chips.keys()].filter((line) => line > 0));
  return [...lines].sort((a, b) => a - b).map((line) => lineWords(standing, line)).join(" ");
}

function lineWords(standing: Standing, line: number): string {
  const words = (standing.chips.get(line) ?? []).map((chip) => chip.words);
  if (line === standing.picked) words.unshift("The selected event.");
  if (line === standing.current) words.unshift("The run is here.");
  return `Line ${line}: ${words.join(" ")}`;
}

function byLine(all: readonly GoMoment[], line: (pos: number) => number): Map<number, GoMoment[]> {
  const found = new Map<number, GoMoment[]>();
  let pos = 0;
  let at = 0;
  for (const one of all) {
    if (one.pos !== pos) at = one.pos > 0 ? line(one.pos) : 0;
    pos = one.pos;
    const others = at > 0 ? found.get(at) : undefined;
    if (others) others.push(one);
    else if (at > 0) found.set(at, [one]);
  }
  return found;
}

/** The chips of the goroutines at one line: those that wait first, the one that runs last. */
function chipsOf(moment: Moment, all: readonly GoMoment[], waits: (index: number) => string): Chip[] {
  const alike = new Map<string, GoMoment[]>();
  for (const one of all) {
    const what = doing(one, waits);
    const others = alike.get(what);
    if (others) others.push(one);
    else alike.set(what, [one]);
  }
  const chips: Chip[] = [];
  for (const [what, ones] of alike) {
    const look = lookOf(moment, ones[0]);
    const many = ones.length > MOST_ALIKE;
    const names = many ? [] : ones.map((one) => laneName(one.id));
    chips.push({ text: `${many ? `${ones.length} ×` : names.join(" ")} ${what}`, look, words: `${many ? `${ones.length} goroutines` : names.join(", ")}: ${what}.` });
  }
  return chips.sort((a, b) => ORDER.indexOf(a.look) - ORDER.indexOf(b.look));
}

const ORDER: readonly Chip["look"][] = ["stuck", "waiting", "runnable", "away", "running"];

function lookOf(moment: Moment, one: GoMoment | undefined): Chip["look"] {
  if (one?.state === "waiting" && moment.stuck) return "stuck";
  if (one?.state === "inJs") return "away";
  return one?.state === "running" || one?.state === "runnable" ? one.state : "waiting";
}

/** What a goroutine does, in the fewest words. */
function doing(one: GoMoment, waits: (index: number) => string): string {
  switch (one.state) {
    case "running": return "runs";
    case "inJs": return "in JS";
    case "runnable": return "runnable";
    default: return waits(one.since - 1);
  }
}
