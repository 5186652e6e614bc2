// This file reads and makes the platform's own Headers through captured members: they are synchronous and stay as they are.

import { create, uncurry } from "../prelude/primordials";

const NativeHeaders = Headers;
const set = uncurry(Headers.prototype.set);
const has = uncurry(Headers.prototype.has);
const forEach = uncurry(Headers.prototype.forEach);

/** Headers made of what a program gives: an object, pairs, or other headers. Throws what the platform throws. */
export function headersOf(given: unknown): Headers {
  return given === undefined || given === null ? new NativeHeaders() : new NativeHeaders(given as HeadersInit);
}

/** Sets a header unless it is there. */
export function setDefault(headers: Headers, name: string, value: string): void {
  if (value !== "" && !has(headers, name)) set(headers, name, value);
}

/** Headers as an object without a prototype, names in lower case and in order. */
export function headersObject(headers: Headers): { [name: string]: string } {
  const all = create(null) as { [name: string]: string };
  forEach(headers, (value: string, name: string) => {
    all[name] = value;
  });
  return all;
}
