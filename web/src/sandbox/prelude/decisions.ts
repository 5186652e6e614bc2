// This file says which names on a worker's global object stay, as they are or as the run's own.

/** Splits a block of names. */
export function names(block: string): readonly string[] {
  return block.trim().split(/\s+/);
}

/** Names of the language and the platform that stay as they are: what they do is decided by their arguments alone. */
export const kept = names(`
  Object Array Number parseFloat parseInt Infinity NaN undefined Boolean String Symbol RegExp Error AggregateError EvalError
  RangeError ReferenceError SyntaxError TypeError URIError SuppressedError DisposableStack AsyncDisposableStack globalThis JSON
  ArrayBuffer Uint8Array Int8Array Uint16Array Int16Array Uint32Array Int32Array Float16Array Float32Array Float64Array
  Uint8ClampedArray BigUint64Array BigInt64Array DataView Map BigInt Set Iterator WeakMap WeakSet Reflect decodeURI decodeURIComponent
  encodeURI encodeURIComponent escape unescape eval isFinite isNaN self atob btoa CustomEvent ErrorEvent MessageEvent
  PromiseRejectionEvent DOMException URLSearchParams URLPattern TextEncoder TextDecoder TaskController TaskSignal
  TaskPriorityChangeEvent Headers constructor QuotaExceededError
`);

/** Names that stay but are the run's own, whole or in part: they follow its clock, its seed, its queue, its time zone and language. */
export const ours = names(`
  setTimeout setInterval clearTimeout clearInterval queueMicrotask structuredClone reportError console Date Temporal Intl Math Proxy
  WeakRef FinalizationRegistry performance Performance crypto Crypto AbortSignal AbortController EventTarget Event MessageChannel
  MessagePort requestAnimationFrame cancelAnimationFrame scheduler Scheduler fetch Request Response Promise Function Atomics URL
  WebAssembly onerror onunhandledrejection onrejectionhandled addEventListener removeEventListener dispatchEvent
`);
