// This file shows any value as a short text without running a line of the program's code: no getters, no traps, no toString.

import {
  apply, bareArray, bigintToString, functionToString, getOwnPropertyDescriptor, getPrototypeOf, getter, is, isArray, NativeDate, numberToString,
  ownKeys, ownValue, stringify, stringSlice, symbolToString, typedArrayLength, typedArrayName, uncurry,
} from "../prelude/primordials";
import { proxyTarget } from "../prelude/inert";

/** How much of a value is shown. */
export interface PreviewLimits {
  /** Levels of objects inside objects. */
  depth: number;
  /** Entries of one object. */
  entries: number;
  /** Characters of one string inside an object. */
  string: number;
  /** Characters in all, about. */
  total: number;
}

/** The limits of the console. */
export const CONSOLE_LIMITS: PreviewLimits = { depth: 4, entries: 100, string: 10_000, total: 65_536 };

const mapEntries = uncurry(Map.prototype.entries);
const mapNext = uncurry(new Map().entries().next);
const setValues = uncurry(Set.prototype.values);
const setNext = uncurry(new Set().values().next);
const mapSize = getter<number>(Map.prototype, "size");
const setSize = getter<number>(Set.prototype, "size");
const dateISO = uncurry(NativeDate.prototype.toISOString);
const dateTime = uncurry(NativeDate.prototype.getTime);
const regexpSource = getter<string>(RegExp.prototype, "source");
const bufferLength = getter<number>(ArrayBuffer.prototype, "byteLength");
const numberValue = uncurry(Number.prototype.valueOf);
const stringValue = uncurry(String.prototype.valueOf);
const booleanValue = uncurry(Boolean.prototype.valueOf);
const regexpFlags: [string, (self: unknown) => boolean][] = [
  ["d", "hasIndices"], ["g", "global"], ["i", "ignoreCase"], ["m", "multiline"], ["s", "dotAll"], ["u", "unicode"], ["v", "unicodeSets"], ["y", "sticky"],
].map(([flag, name]) => [flag!, getter<boolean>(RegExp.prototype, name!)]);
const errorPrototype = Error.prototype;
const promisePrototype = Promise.prototype;
const objectPrototype = Object.prototype;

/** True when a captured brand check does not throw. */
function hasBrand(check: (self: unknown) => unknown, value: unknown): boolean {
  try {
    check(value);
    return true;
  } catch {
    return false;
  }
}

/** Reads an own or inherited data property without running a getter or a trap. */
export function peek(value: object, key: PropertyKey): unknown {
  for (let holder: object | null = value; holder !== null; holder = getPrototypeOf(holder)) {
    if (proxyTarget(holder) !== undefined) return undefined;
    const found = getOwnPropertyDescriptor(holder, key);
    if (found !== undefined) return found.value;
  }
  return undefined;
}

function inherits(value: object, prototype: object): boolean {
  for (let holder: object | null = value; holder !== null; holder = getPrototypeOf(holder)) {
    if (holder === prototype) return true;
    if (proxyTarget(holder) !== undefined) return false;
  }
  return false;
}

/** True for an object made by Error or a class derived from it. */
export function isError(value: unknown): boolean {
  return typeof value === "object" && value !== null && inherits(value, errorPrototype);
}

/** The name of the class an object was made by, or "" when it has no prototype. */
export function className(value: object): string {
  if (getPrototypeOf(value) === null) return "";
  const made = peek(value, "constructor");
  const name = typeof made === "function" && proxyTarget(made) === undefined ? peek(made, "name") : undefined;
  return typeof name === "string" && name !== "" ? name : "Object";
}

/** How an error's own text is had; stacks differ per run, so the caller says. */
export type StackOf = (error: object) => string;

/** Shows one value. A string at the top is quoted; callers that want it bare check first. */
export function preview(value: unknown, limits: PreviewLimits = CONSOLE_LIMITS, stackOf: StackOf = () => ""): string {
  return new Previewer(limits, stackOf).value(value, 0);
}

class Previewer {
  /** The objects that are being shown, the outermost first; none before the first. */
  #inside: object[] | null = null;
  #left: number;

  constructor(
    readonly limits: PreviewLimits,
    readonly stackOf: StackOf,
  ) {
    this.#left = limits.total;
  }

  value(value: unknown, depth: number): string {
    const text = this.#any(value, depth);
    this.#left -= text.length;
    return text;
  }

  #any(value: unknown, depth: number): string {
    switch (typeof value) {
      case "string":
        return this.#string(value);
      case "number":
        return is(value, -0) ? "-0" : numberToString(value);
      case "bigint":
        return `${bigintToString(value)}n`;
      case "symbol":
        return symbolToString(value);
      case "undefined":
        return "undefined";
      case "boolean":
        return value ? "true" : "false";
      case "function":
        return this.#function(value);
      case "object":
        return value === null ? "null" : this.#guarded(value, depth);
    }
  }

  #string(text: string): string {
    const { string } = this.limits;
    return text.length <= string ? stringify(text) : `${stringify(stringSlice(text, 0, string))}…`;
  }

  #function(f: object): string {
    if (proxyTarget(f) !== undefined) return "Proxy(function)";
    const text = functionToString(f as () => void);
    const name = ownValue(f, "name");
    const shown = typeof name === "string" && name !== "" ? ` ${name}` : "";
    return stringSlice(text, 0, 5) === "class" ? `[class${shown}]` : `[function${shown}]`;
  }

  #guarded(value: object, depth: number): string {
    const inside = (this.#inside ??= bareArray<object>());
    for (let i = 0; i < inside.length; i++) if (inside[i] === value) return "[circular]";
    inside[inside.length] = value;
    const text = this.#object(value, depth);
    inside.length--;
    return text;
  }

  #object(value: object, depth: number): string {
    const target = proxyTarget(value);
    if (target !== undefined) return depth >= this.limits.depth ? "Proxy" : `Proxy(${this.value(target, depth + 1)})`;
    // Brand checks throw for every other class; plain objects, by far the most, are spared them.
    if (getPrototypeOf(value) === objectPrototype) return this.#plain(value, depth);
    if (isArray(value)) return this.#array(value, depth);
    if (isOrdinary(value)) return this.#plain(value, depth);
    const atom = this.#atom(value);
    if (atom !== null) return atom;
    if (inherits(value, errorPrototype)) {
      const stack = this.stackOf(value);
      if (stack !== "") return depth === 0 ? stack : `[${firstLine(stack)}]`;
      const message = peek(value, "message");
      if (typeof message === "string") return `[${className(value)}: ${message}]`;
    }
    const elements = typedArrayName(value);
    if (elements !== undefined) return this.#typedArray(value, elements);
    if (hasBrand(mapSize, value)) return this.#entries(`Map(${mapSize(value)})`, mapEntries(value), mapNext, depth, true);
    if (hasBrand(setSize, value)) return this.#entries(`Set(${setSize(value)})`, setValues(value), setNext, depth, false);
    return this.#plain(value, depth);
  }

  /** Objects that are shown as one word. */
  #atom(value: object): string | null {
    if (hasBrand(dateTime, value)) return dateTime(value) === dateTime(value) ? dateISO(value) : "Invalid Date";
    if (value !== RegExp.prototype && hasBrand(regexpSource, value)) return `/${regexpSource(value)}/${flagsOf(value)}`;
    if (hasBrand(bufferLength, value)) return `ArrayBuffer(${bufferLength(value)})`;
    if (hasBrand(numberValue, value)) return `[Number: ${this.#any(numberValue(value), 0)}]`;
    if (hasBrand(stringValue, value)) return `[String: ${this.#string(stringValue(value))}]`;
    if (hasBrand(booleanValue, value)) return `[Boolean: ${booleanValue(value) ? "true" : "false"}]`;
    return null;
  }

  #array(value: object, depth: number): string {
    const length = getOwnPropertyDescriptor(value, "length")?.value as number;
    if (depth >= this.limits.depth) return `Array(${length})`;
    const { entries } = this.limits;
    let text = "";
    let holes = 0;
    let shown = 0;
    for (let i = 0; i < length && shown < entries && this.#left > 0; i++) {
      const own = getOwnPropertyDescriptor(value, i);
      if (own === undefined) {
        holes++;
        if (holes > 10_000) break;
        continue;
      }
      if (holes > 0) text += `${text === "" ? "" : ", "}${emptyWords(holes)}`;
      holes = 0;
      text += `${text === "" ? "" : ", "}${this.#slot(own, depth)}`;
      shown++;
      if (shown === entries && i + 1 < length) text += `, … ${length - i - 1} more`;
    }
    if (holes > 0) text += `${text === "" ? "" : ", "}${emptyWords(holes)}`;
    return `[${text}]`;
  }

  #typedArray(value: object, name: string): string {
    const length = typedArrayLength(value);
    const shown = length < this.limits.entries ? length : this.limits.entries;
    let text = "";
    for (let i = 0; i < shown; i++) text += `${i === 0 ? "" : ", "}${this.#any((value as ArrayLike<unknown>)[i], 0)}`;
    return `${name}(${length}) [${text}${shown < length ? `, … ${length - shown} more` : ""}]`;
  }

  #entries(name: string, iterator: object, next: (self: unknown) => unknown, depth: number, pairs: boolean): string {
    if (depth >= this.limits.depth) return name;
    let text = "";
    for (let i = 0; ; i++) {
      const step = next(iterator) as { done: boolean; value: unknown };
      if (step.done) break;
      if (i >= this.limits.entries || this.#left <= 0) return `${name} {${text}, …}`;
      const entry = pairs ? step.value as { 0: unknown; 1: unknown } : null;
      const shown = entry === null ? this.value(step.value, depth + 1) : `${this.value(entry[0], depth + 1)} => ${this.value(entry[1], depth + 1)}`;
      text += `${i === 0 ? "" : ", "}${shown}`;
    }
    return `${name} {${text}}`;
  }

  #plain(value: object, depth: number): string {
    const name = className(value);
    const prefix = name === "Object" ? "" : name === "" ? "[no prototype] " : `${name} `;
    if (depth >= this.limits.depth) return name === "" ? "{…}" : `${name === "Object" ? "" : prefix}{…}`;
    if (inherits(value, promisePrototype) && value !== promisePrototype) return `${name} {}`;
    const keys = ownKeys(value);
    let text = "";
    let shown = 0;
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i]!;
      const own = getOwnPropertyDescriptor(value, key);
      if (own === undefined || own.enumerable !== true) continue;
      if (shown === this.limits.entries || this.#left <= 0) {
        text += ", …";
        break;
      }
      text += `${shown === 0 ? "" : ", "}${keyText(key)}: ${this.#slot(own, depth)}`;
      shown++;
    }
    return `${value === objectPrototype ? "[Object.prototype] " : prefix}{${text}}`;
  }

  #slot(own: PropertyDescriptor, depth: number): string {
    if (own.get !== undefined) return own.set === undefined ? "[getter]" : "[getter/setter]";
    if (own.set !== undefined) return "[setter]";
    return this.value(own.value, depth + 1);
  }
}

/** The prototypes of what is told by a brand, and of errors. */
const branded = bareArray<object>();
for (const { prototype } of [Date, RegExp, ArrayBuffer, Number, String, Boolean, Error, Map, Set]) branded[branded.length] = prototype as object;
branded[branded.length] = getPrototypeOf(Uint8Array.prototype) as object;

/** True for an object of a class of the program's own, or a promise: none of its prototypes is one of those told by a brand. */
function isOrdinary(value: object): boolean {
  for (let holder = getPrototypeOf(value); holder !== null; holder = getPrototypeOf(holder)) {
    if (holder === objectPrototype || holder === promisePrototype) return true;
    if (proxyTarget(holder) !== undefined) return false;
    for (let i = 0; i < branded.length; i++) if (branded[i] === holder) return false;
  }
  return false;
}

function flagsOf(value: object): string {
  let flags = "";
  for (let i = 0; i < regexpFlags.length; i++) {
    const pair = regexpFlags[i]!;
    if (pair[1](value)) flags += pair[0];
  }
  return flags;
}

function emptyWords(count: number): string {
  return count === 1 ? "1 empty" : `${count} empty`;
}

function firstLine(text: string): string {
  let end = 0;
  while (end < text.length && text[end] !== "\n") end++;
  return stringSlice(text, 0, end);
}

const identifier = /^[A-Za-z_$][\w$]*$/;
const test = identifier.exec;

function keyText(key: PropertyKey): string {
  if (typeof key === "symbol") return `[${symbolToString(key)}]`;
  const text = `${String(key)}`;
  return apply(test, identifier, [text]) !== null ? text : stringify(text);
}
