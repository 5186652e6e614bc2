// This file is the console that a program sees: every method formats its arguments and records one event.

import {
  bareArray, getOwnPropertyDescriptor, is, isArray, mapDelete, mapGet, mapSet, NativeMap, numberToFixed, numberToString, ownKeys, stringRepeat, stringSlice, trunc,
} from "../prelude/primordials";
import { MS } from "../loop/clock";
import { replace } from "../prelude/natives";
import { proxyTarget } from "../prelude/inert";
import { CONSOLE_LIMITS, preview, type PreviewLimits, type StackOf } from "./preview";

/** What a console works with. */
export interface ConsoleHost {
  /** Records one call; `text` is already formatted. */
  write(level: string, text: string): void;
  /** The run's time in ns; looking is free. */
  now(): number;
  /** The stack of an error in the user's positions. */
  stackOf: StackOf;
  /** The stack of the caller as lines "at …", for trace. */
  trace(): string;
}

/** Arguments as they came: an array-like that is never iterated. */
interface Arguments {
  readonly length: number;
  readonly [index: number]: unknown;
}

/** Words one argument as the console shows it at the top: strings bare, the rest previewed. */
function word(value: unknown, stackOf: StackOf): string {
  return typeof value === "string" ? value : preview(value, CONSOLE_LIMITS, stackOf);
}

function numberWord(value: unknown, whole: boolean): string {
  if (typeof value === "bigint") return whole ? preview(value) : `${preview(value)}`;
  const number = typeof value === "number" ? value : typeof value === "string" ? +value : NaN;
  const shown = whole ? trunc(number) : number;
  return is(shown, -0) ? "-0" : numberToString(shown);
}

/** Formats a call's arguments from `from` on by the console standard: %s %d %i %f %o %O %c and %% in a first string. */
export function format(args: Arguments, from: number, stackOf: StackOf): string {
  const first = args[from];
  let next = from;
  let text = "";
  if (typeof first === "string" && args.length > from + 1) {
    next = from + 1;
    let copied = 0;
    for (let i = 0; i + 1 < first.length; i++) {
      if (first[i] !== "%") continue;
      const letter = first[i + 1]!;
      const shown = letter === "%" ? "%" : next < args.length ? directive(letter, args[next], stackOf) : null;
      if (shown === null) continue;
      if (letter !== "%") next++;
      text += stringSlice(first, copied, i) + shown;
      copied = i + 2;
      i++;
    }
    text += stringSlice(first, copied);
  }
  for (; next < args.length; next++) text += `${next > from ? " " : ""}${word(args[next], stackOf)}`;
  return text;
}

function directive(letter: string, value: unknown, stackOf: StackOf): string | null {
  switch (letter) {
    case "s":
      return word(value, stackOf);
    case "d":
    case "i":
      return numberWord(value, true);
    case "f":
      return numberWord(value, false);
    case "o":
    case "O":
      return preview(value, CONSOLE_LIMITS, stackOf);
    case "c":
      return "";
    default:
      return null;
  }
}

/** Every line of a text behind an indent. */
function indented(text: string, indent: string): string {
  if (indent === "") return text;
  let lines = indent;
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] !== "\n") continue;
    lines += stringSlice(text, from, i + 1) + indent;
    from = i + 1;
  }
  return lines + stringSlice(text, from);
}

/** The state of one console and the making of its methods. */
class Console {
  readonly #host: ConsoleHost;
  readonly #counts = new NativeMap<string, number>();
  readonly #timers = new NativeMap<string, number>();
  #depth = 0;

  constructor(host: ConsoleHost) {
    this.#host = host;
  }

  /** Records the formatted arguments. */
  say(level: string, args: Arguments, from = 0): void {
    this.line(level, format(args, from, this.#host.stackOf));
  }

  line(level: string, text: string): void {
    this.#host.write(level, indented(text, stringRepeat("  ", this.#depth)));
  }

  group(level: string, args: Arguments): void {
    if (args.length > 0) this.say(level, args);
    if (this.#depth < 50) this.#depth++;
  }

  groupEnd(): void {
    if (this.#depth > 0) this.#depth--;
  }

  assert(args: Arguments): void {
    if (args[0]) return;
    const text = args.length > 1 ? format(args, 1, this.#host.stackOf) : "console.assert";
    this.line("assert", `Assertion failed: ${text}`);
  }

  trace(args: Arguments): void {
    this.line("trace", `${args.length > 0 ? format(args, 0, this.#host.stackOf) : "console.trace"}${this.#host.trace()}`);
  }

  count(label: string): void {
    const count = ((mapGet(this.#counts, label) as number | undefined) ?? 0) + 1;
    mapSet(this.#counts, label, count);
    this.line("count", `${label}: ${count}`);
  }

  countReset(label: string): void {
    if (mapDelete(this.#counts, label)) return;
    this.line("countReset", `Count for '${label}' does not exist`);
  }

  time(label: string): void {
    if (mapGet(this.#timers, label) !== undefined) this.line("time", `Timer '${label}' already exists`);
    else mapSet(this.#timers, label, this.#host.now());
  }

  timeLog(level: string, label: string, args: Arguments): void {
    const began = mapGet(this.#timers, label) as number | undefined;
    if (began === undefined) return this.line(level, `Timer '${label}' does not exist`);
    if (level === "timeEnd") mapDelete(this.#timers, label);
    const rest = args.length > 1 ? ` ${format(args, 1, this.#host.stackOf)}` : "";
    this.line(level, `${label}: ${numberToFixed((this.#host.now() - began) / MS, 3)} ms${rest}`);
  }

  table(args: Arguments): void {
    const text = typeof args[0] === "object" && args[0] !== null && proxyTarget(args[0]) === undefined ? tableText(args[0], this.#host.stackOf) : null;
    if (text === null) this.say("table", args);
    else this.line("table", text);
  }
}

/** The rows of console.table, tab-separated with a head; null when the value has no rows. */
function tableText(data: object, stackOf: StackOf): string | null {
  const rows = dataKeys(data);
  if (rows.length === 0) return null;
  const columns = columnsOf(data, rows);
  let text = "(index)";
  for (let c = 0; c < columns.names.length; c++) text += `\t${columns.names[c]!}`;
  if (columns.values) text += "\tvalue";
  for (let i = 0; i < rows.length; i++) {
    const row: unknown = getOwnPropertyDescriptor(data, rows[i]!)?.value;
    text += `\n${rows[i]!}`;
    for (let c = 0; c < columns.names.length; c++) {
      const own = typeof row === "object" && row !== null ? getOwnPropertyDescriptor(row, columns.names[c]!) : undefined;
      text += `\t${own === undefined ? "" : cellText(own.value, stackOf)}`;
    }
    if (columns.values && (typeof row !== "object" || row === null)) text += `\t${cellText(row, stackOf)}`;
  }
  return text;
}

/** The first keys of a table's object or row: strings, without an array's length. */
function dataKeys(data: object): string[] {
  const keys = ownKeys(data);
  const names = bareArray<string>();
  for (let i = 0; i < keys.length && names.length < CONSOLE_LIMITS.entries; i++) {
    const key = keys[i]!;
    if (typeof key === "string" && !(key === "length" && isArray(data))) names[names.length] = key;
  }
  return names;
}

/** The columns of a table: the keys of all rows, and whether there are rows that are no objects. */
function columnsOf(data: object, rows: string[]): { names: string[]; values: boolean } {
  const names = bareArray<string>();
  const known = new NativeMap<string, true>();
  let values = false;
  for (let i = 0; i < rows.length; i++) {
    const row: unknown = getOwnPropertyDescriptor(data, rows[i]!)?.value;
    if (typeof row !== "object" || row === null) {
      values = true;
      continue;
    }
    const keys = proxyTarget(row) === undefined ? dataKeys(row) : bareArray<string>();
    for (let k = 0; k < keys.length && names.length < CONSOLE_LIMITS.entries; k++) {
      if (mapGet(known, keys[k]!) === true) continue;
      mapSet(known, keys[k]!, true);
      names[names.length] = keys[k]!;
    }
  }
  return { names, values };
}

function cellText(value: unknown, stackOf: StackOf): string {
  return typeof value === "string" ? value : preview(value, CELL_LIMITS, stackOf);
}

const CELL_LIMITS: PreviewLimits = { depth: 1, entries: 20, string: 1000, total: 2000 };

/** The label of count and time: the argument as text, "default" when there is none. */
function label(args: Arguments): string {
  const first = args[0];
  return first === undefined ? "default" : typeof first === "string" ? first : preview(first);
}

/** Puts our methods on the console object. Methods of the platform's that we do not know become silent. */
export function installConsole(target: object, host: ConsoleHost): void {
  const console = new Console(host);
  const methods: Record<string, unknown> = {};
  const add = (name: string, call: (args: Arguments) => void): void => {
    const holder = { [name](): void { call(arguments); } };
    methods[name] = holder[name];
  };
  for (const key of ownKeys(target)) if (typeof key === "string" && typeof Reflect.get(target, key) === "function") add(key, () => {});
  for (const level of ["log", "info", "warn", "error", "debug", "dirxml"]) add(level, (args) => console.say(level, args));
  add("dir", (args) => console.line("dir", preview(args[0], CONSOLE_LIMITS, host.stackOf)));
  add("group", (args) => console.group("group", args));
  add("groupCollapsed", (args) => console.group("groupCollapsed", args));
  add("groupEnd", () => console.groupEnd());
  add("assert", (args) => console.assert(args));
  add("trace", (args) => console.trace(args));
  add("count", (args) => console.count(label(args)));
  add("countReset", (args) => console.countReset(label(args)));
  add("time", (args) => console.time(label(args)));
  add("timeLog", (args) => console.timeLog("timeLog", label(args), args));
  add("timeEnd", (args) => console.timeLog("timeEnd", label(args), args));
  add("table", (args) => console.table(args));
  add("clear", () => console.line("clear", ""));
  replace(target, methods);
}
