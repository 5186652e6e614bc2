// This file says which names of the platform a program may see, and removes all others.

import { defineProperty, deleteProperty, getOwnPropertyDescriptor, getPrototypeOf, NativeSet, ownKeys } from "./primordials";

/**
 * Names of the language and of the platform that stay. Everything else goes: what talks to the outside, and what would
 * come back at a time of the browser's choosing (Blob, Response, streams, requestIdleCallback …), which no seed repeats.
 */
const kept = new NativeSet<PropertyKey>([
  // The language
  "Object", "Function", "Array", "Number", "parseFloat", "parseInt", "Infinity", "NaN", "undefined", "Boolean", "String", "Symbol",
  "Date", "Promise", "RegExp", "Error", "AggregateError", "EvalError", "RangeError", "ReferenceError", "SyntaxError", "TypeError",
  "URIError", "SuppressedError", "DisposableStack", "AsyncDisposableStack", "globalThis", "JSON", "Math", "Intl", "ArrayBuffer",
  "Atomics", "Uint8Array", "Int8Array", "Uint16Array", "Int16Array", "Uint32Array", "Int32Array", "Float16Array", "Float32Array",
  "Float64Array", "Uint8ClampedArray", "BigUint64Array", "BigInt64Array", "DataView", "Map", "BigInt", "Set", "Iterator", "WeakMap",
  "WeakSet", "WeakRef", "FinalizationRegistry", "Proxy", "Reflect", "decodeURI", "decodeURIComponent", "encodeURI",
  "encodeURIComponent", "escape", "unescape", "eval", "isFinite", "isNaN", "Temporal", "WebAssembly",
  // The platform
  "self", "console", "setTimeout", "setInterval", "clearTimeout", "clearInterval", "queueMicrotask", "structuredClone", "atob", "btoa",
  "performance", "Performance", "crypto", "Crypto", "AbortController", "AbortSignal", "Event", "EventTarget", "CustomEvent",
  "ErrorEvent", "MessageEvent", "PromiseRejectionEvent", "DOMException", "URL", "URLSearchParams", "URLPattern", "TextEncoder",
  "TextDecoder", "MessageChannel", "MessagePort", "requestAnimationFrame", "cancelAnimationFrame", "scheduler", "Scheduler",
  "TaskController", "TaskSignal", "TaskPriorityChangeEvent", "fetch", "Request", "Response", "Headers", "reportError", "onerror", "onunhandledrejection", "onrejectionhandled",
  "addEventListener", "removeEventListener", "dispatchEvent", "constructor",
]);

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
 * Removes every name that is not kept from the global object and from its whole prototype chain up to EventTarget.
 * Returns the names that could not be removed; the caller must refuse to run when there are any.
 */
export function stripGlobals(global: object): string[] {
  const left: string[] = [];
  for (let holder: object | null = global; holder !== null && holder !== EventTarget.prototype; holder = getPrototypeOf(holder)) {
    left.push(...strip(holder, (key) => typeof key === "symbol" || kept.has(key)));
  }
  return left;
}

/** Removes what kept classes carry that is not for programs: shared memory, blobs' addresses, asynchronous compilation. */
export function stripMembers(): string[] {
  const only = (...names: string[]) => (key: PropertyKey): boolean => typeof key === "symbol" || names.includes(String(key));
  const without = (...names: string[]) => (key: PropertyKey): boolean => !names.includes(String(key));
  return [
    ...strip(Performance.prototype, only("constructor", "now", "timeOrigin", "toJSON")),
    ...strip(Atomics, without("wait", "waitAsync", "notify", "pause")),
    ...strip(URL, without("createObjectURL", "revokeObjectURL")),
    ...strip(WebAssembly, without("compile", "compileStreaming", "instantiate", "instantiateStreaming")),
    ...(getOwnPropertyDescriptor(Crypto.prototype, "subtle") ? strip(Crypto.prototype, without("subtle")) : []),
  ];
}
