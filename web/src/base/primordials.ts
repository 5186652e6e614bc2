// This file captures the language's built-in functions before a user's program can replace them.

/** Turns a method into a function that takes its `this` first and cannot be redirected by patching prototypes later. */
function uncurryThis<T, A extends unknown[], R>(method: (this: T, ...args: A) => R): (self: T, ...args: A) => R {
  return Function.prototype.call.bind(method) as (self: T, ...args: A) => R;
}

/** Captured constructors. */
export const ArrayBufferOf = ArrayBuffer;
export const Uint8ArrayOf = Uint8Array;
export const Uint32ArrayOf = Uint32Array;
export const MapOf = Map;

/** `text.charCodeAt(index)` as it was at load. */
export const charCodeAt: (text: string, index: number) => number = uncurryThis(String.prototype.charCodeAt);

/** `map.get(key)` as it was at load. */
export const mapGet: <K, V>(map: Map<K, V>, key: K) => V | undefined = uncurryThis(Map.prototype.get);

/** `map.set(key, value)` as it was at load. */
export const mapSet: <K, V>(map: Map<K, V>, key: K, value: V) => unknown = uncurryThis(Map.prototype.set);

/** `target.set(source, offset)` for byte arrays as it was at load. */
export const setBytes: (target: Uint8Array, source: Uint8Array, offset: number) => void = uncurryThis(Uint8Array.prototype.set);

/** `target.set(source, offset)` for word arrays as it was at load. */
export const setWords: (target: Uint32Array, source: Uint32Array, offset: number) => void = uncurryThis(Uint32Array.prototype.set);
