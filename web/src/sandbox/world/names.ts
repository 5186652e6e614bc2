// This file puts classes of ours on the global object so that they look like the platform's.

import { defineProperty, getOwnPropertyDescriptor, hidden, ownKeys } from "../prelude/primordials";
import { disguise } from "../prelude/natives";

/** Publishes a class under its name: its members are enumerable and print as native code, as the platform's are. */
export function publish(global: object, name: string, made: { prototype: object }): void {
  members(made.prototype);
  members(made);
  defineProperty(made, "name", { value: name, configurable: true });
  defineProperty(made.prototype, Symbol.toStringTag, { value: name, configurable: true });
  defineProperty(global, name, hidden(made));
  disguise(made, name);
}

function members(holder: object): void {
  const keys = ownKeys(holder);
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i]!;
    if (typeof key !== "string" || key === "constructor" || key === "prototype" || key === "name" || key === "length") continue;
    const found = getOwnPropertyDescriptor(holder, key)!;
    const { value, get, set } = found as { value?: unknown; get?: () => unknown; set?: (value: unknown) => void };
    if (typeof value === "function") disguise(value, key);
    if (get !== undefined) disguise(get, `get ${key}`);
    if (set !== undefined) disguise(set, `set ${key}`);
    defineProperty(holder, key, { ...found, enumerable: true });
  }
}
