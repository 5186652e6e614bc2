// This file is the class Request of the simulated world.

import { getter, NativeString, NativeTypeError, regexpExec } from "../prelude/primordials";
import { WORLD } from "./answers";
import { addReaders, bodyOf, BodyState } from "./body";
import { member } from "./convert";
import { headersOf, setDefault } from "./headers";
import { idleSignal, isSignal } from "./signals";

const NativeURL = URL;
const hrefOf = getter<string>(URL.prototype, "href");
const toUpperCase = String.prototype.toUpperCase;

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
  return regexpExec(knownMethods, text) !== null ? (Reflect_apply(toUpperCase, text, []) as string) : text;
}

const Reflect_apply = Reflect.apply;

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

function stateOf(input: unknown, init: unknown): RequestState {
  const from = Request.state(input);
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
  }

  /** @internal What a request is made of, or null for what is no request; taken off before programs see the class. */
  static state(value: unknown): RequestState | null {
    return typeof value === "object" && value !== null && #state in value ? value.#state : null;
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

/** The state of a request; captured, as the class's own way to it is taken off. */
export const requestState = Request.state;

addReaders(Request.prototype, "Request", (self) => {
  const state = requestState(self);
  if (state === null) throw new NativeTypeError("Illegal invocation");
  return state.body;
});
