// This file removes from the global object every name that programs are not to see.

import { defineProperty, deleteProperty, getOwnPropertyDescriptor, getPrototypeOf, NativeSet, ownKeys } from "./primordials";
import { kept, ours } from "./decisions";

const stays = new NativeSet<PropertyKey>([...kept, ...ours]);

/** Deletes a property, or makes it undefined for good. Returns false when neither is possible and it is more than a plain constant. */
function remove(holder: object, key: PropertyKey): boolean {
  if (deleteProperty(holder, key)) return true;
  if (defineProperty(holder, key, { value: undefined, writable: false, enumerable: false, configurable: false })) return true;
  const own = getOwnPropertyDescriptor(holder, key);
  return own !== undefined && own.get === undefined && typeof own.value !== "object" && typeof own.value !== "function";
}

/** Removes from one object every own property for which `keep` is false; returns the names that would not go. */
export function strip(holder: object, keep: (key: PropertyKey) => boolean): string[] {
  const left: string[] = [];
  const keys = ownKeys(holder);
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i]!;
    if (!keep(key) && !remove(holder, key)) left.push(String(key));
  }
  return left;
}

/**
 * Removes every name that does not stay from the global object and from its whole prototype chain up to EventTarget.
 * Returns the names that could not be removed; the caller must refuse to run when there are any.
 */
export function stripGlobals(global: object): string[] {
  const left: string[] = [];
  for (let holder: object | null = global; holder !== null && holder !== EventTarget.prototype; holder = getPrototypeOf(holder)) {
    left.push(...strip(holder, (key) => typeof key === "symbol" || stays.has(key)));
  }
  return left;
}

/** Removes what kept classes carry that is not for programs: observables, shared memory, blobs' addresses, asynchronous compilation. */
export function stripMembers(): string[] {
  const only = (...names: string[]) => (key: PropertyKey): boolean => typeof key === "symbol" || names.includes(String(key));
  const without = (...names: string[]) => (key: PropertyKey): boolean => !names.includes(String(key));
  return [
    ...strip(EventTarget.prototype, without("when")),
    ...strip(Performance.prototype, only("constructor", "now", "timeOrigin", "toJSON")),
    ...strip(Atomics, without("wait", "waitAsync", "notify", "pause")),
    ...strip(URL, without("createObjectURL", "revokeObjectURL")),
    ...strip(WebAssembly, without("compile", "compileStreaming", "instantiate", "instantiateStreaming")),
    ...(getOwnPropertyDescriptor(Crypto.prototype, "subtle") ? strip(Crypto.prototype, without("subtle")) : []),
  ];
}
