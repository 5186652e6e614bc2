// This file puts functions of ours in place of the platform's so that a program can tell no difference.

import { apply, defineProperty, functionToString, getOwnPropertyDescriptor, getPrototypeOf, NativeWeakMap, ownKeys, weakMapGet, weakMapSet } from "./primordials";

/** The names under which our stand-ins print themselves as native code. */
const shown = new NativeWeakMap<object, string>();

/** Makes `String(f)` say native code, as the function it stands for does. */
export function disguise(f: object, name: string): void {
  weakMapSet(shown, f, name);
}

/** True for a function of ours that stands for one of the platform's. */
export function isDisguised(f: object): boolean {
  return weakMapGet(shown, f) !== undefined;
}

/**
 * Puts every method and accessor of `source` on `target` in place of what is there, keeping whether it is enumerable,
 * writable and configurable, and its length. Write `source` with method shorthand: such functions are no constructors.
 */
export function replace(target: object, source: object): void {
  const keys = ownKeys(source);
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i]!;
    const ours = getOwnPropertyDescriptor(source, key)!;
    const theirs = inherited(target, key);
    const enumerable = theirs?.enumerable ?? false;
    const name = typeof key === "string" ? key : `[${String(key.description)}]`;
    if (ours.get !== undefined || ours.set !== undefined) {
      if (ours.get !== undefined) disguise(ours.get, `get ${name}`);
      if (ours.set !== undefined) disguise(ours.set, `set ${name}`);
      defineProperty(target, key, { ...ours, enumerable, configurable: true });
      continue;
    }
    const f: unknown = ours.value;
    if (typeof f === "function") {
      disguise(f, name);
      const length = typeof theirs?.value === "function" ? theirs.value.length : f.length;
      defineProperty(f, "length", { value: length, writable: false, enumerable: false, configurable: true });
    }
    defineProperty(target, key, { value: f, writable: true, enumerable, configurable: true });
  }
}

function inherited(target: object, key: PropertyKey): PropertyDescriptor | undefined {
  for (let holder: object | null = target; holder !== null; holder = getPrototypeOf(holder)) {
    const found = getOwnPropertyDescriptor(holder, key);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The text of a function as it was written, for one whose text was changed before it ran; null for all others. */
export type OriginalText = (text: string) => string | null;

/** Makes Function.prototype.toString show our stand-ins as native code, and changed functions as they were written. */
export function installToString(original: OriginalText): void {
  replace(Function.prototype, {
    toString(this: unknown): string {
      if (typeof this === "function") {
        const name = weakMapGet(shown, this);
        if (name !== undefined) return `function ${name}() { [native code] }`;
      }
      const text = apply(functionToString, undefined, [this]);
      return original(text) ?? text;
    },
  });
}
