// This file is the class Request of the simulated world.

import { getter, NativeString, NativeTypeError, NativeWeakMap, regexpExec, uncurry, weakMapGet, weakMapSet } from "../prelude/primordials";
import { WORLD } from "./answers";
import { addReaders, bodyOf, BodyState } from "./body";
import { member } from "./convert";
import { headersOf, setDefault } from "./headers";
import { idleSignal, isSignal } from "./signals";

const NativeURL = URL;
const hrefOf = getter<string>(URL.prototype, "href");
const toUpperCase = uncurry(String.prototype.toUpperCase);

/** What a request is made of. */
export interface RequestState {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body: BodyState;
  readonly signal: AbortSignal;
  readonly redirect: string;
  readonly credentials: string;
  readonly mode: string;
  readonly cache: string;
}

const knownMethods = /^(?:delete|get|head|options|post|put)$/i;
const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const forbidden = /^(?:connect|trace|track)$/i;
const WHERE = "Failed to construct 'Request': ";

/** The address that a program gives, in full. */
function addressOf(input: unknown): string {
  const text = NativeString(input);
  try {
    return hrefOf(new NativeURL(text, `${WORLD}/`));
  } catch {
    throw new NativeTypeError(`${WHERE}Failed to parse URL from ${text}`);
  }
}

function methodOf(given: unknown): string {
  const text = NativeString(given);
  if (regexpExec(token, text) === null) throw new NativeTypeError(`${WHERE}'${text}' is not a valid HTTP method.`);
  if (regexpExec(forbidden, text) !== null) throw new NativeTypeError(`${WHERE}'${text}' HTTP method is unsupported.`);
  return regexpExec(knownMethods, text) !== null ? toUpperCase(text) : text;
}

function textOption(init: unknown, name: string, fallback: string): string {
  const given = member(init, name);
  return given === undefined ? fallback : NativeString(given);
}

function signalOption(init: unknown, fallback: AbortSignal | null): AbortSignal {
  const given = member(init, "signal");
  if (given === undefined) return fallback ?? idleSignal();
  if (given === null) return idleSignal();
  if (!isSignal(given)) throw new NativeTypeError(`${WHERE}member signal is not of type AbortSignal.`);
  return given;
}

/** The body of a new request, which it takes from the one it is made of. */
function takeBody(init: unknown, from: RequestState | null, method: string, headers: Headers): BodyState {
  const given = bodyOf(member(init, "body"));
  if (given === null && from !== null) {
    if (from.body.taken) throw new NativeTypeError(`${WHERE}Cannot construct a Request with a Request object that has already been used.`);
    return from.body.copy();
  }
  if (given === null) return new BodyState(null);
  if (method === "GET" || method === "HEAD") throw new NativeTypeError(`${WHERE}Request with GET/HEAD method cannot have body.`);
  setDefault(headers, "Content-Type", given.type);
  return new BodyState(given.bytes);
}

const states = new NativeWeakMap<object, RequestState>();

/** What a request is made of, or null for what is no request. */
export function requestState(value: unknown): RequestState | null {
  return typeof value === "object" && value !== null ? ((weakMapGet(states, value) as RequestState | undefined) ?? null) : null;
}

function stateOf(input: unknown, init: unknown): RequestState {
  const from = requestState(input);
  const method = member(init, "method");
  const chosen = method === undefined ? (from?.method ?? "GET") : methodOf(method);
  const headers = headersOf(member(init, "headers") ?? from?.headers);
  return {
    method: chosen,
    url: from?.url ?? addressOf(input),
    headers,
    body: takeBody(init, from, chosen, headers),
    signal: signalOption(init, from?.signal ?? null),
    redirect: textOption(init, "redirect", from?.redirect ?? "follow"),
    credentials: textOption(init, "credentials", from?.credentials ?? "same-origin"),
    mode: textOption(init, "mode", from?.mode ?? "cors"),
    cache: textOption(init, "cache", from?.cache ?? "default"),
  };
}

/** A request. */
export class Request {
  readonly #state: RequestState;

  constructor(input: unknown, init?: unknown) {
    if (arguments.length === 0) throw new NativeTypeError(`${WHERE}1 argument required, but only 0 present.`);
    this.#state = stateOf(input, init);
    weakMapSet(states, this, this.#state);
  }

  get method(): string { return this.#state.method; }
  get url(): string { return this.#state.url; }
  get headers(): Headers { return this.#state.headers; }
  get signal(): AbortSignal { return this.#state.signal; }
  get redirect(): string { return this.#state.redirect; }
  get credentials(): string { return this.#state.credentials; }
  get mode(): string { return this.#state.mode; }
  get cache(): string { return this.#state.cache; }
  get destination(): string { return ""; }
  get referrer(): string { return "about:client"; }
  get integrity(): string { return ""; }
  get keepalive(): boolean { return false; }
  get body(): ReadableStream | null { return this.#state.body.stream; }
  get bodyUsed(): boolean { return this.#state.body.used; }

  clone(): Request {
    if (this.#state.body.taken) throw new NativeTypeError("Failed to execute 'clone' on 'Request': Request body is already used");
    return new Request(this);
  }
}

addReaders(Request.prototype, "Request", (self) => {
  const state = requestState(self);
  if (state === null) throw new NativeTypeError("Illegal invocation");
  return state.body;
});
