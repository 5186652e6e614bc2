// This file is the class Response of the simulated world.

import { construct, create, getter, NativeRangeError, NativeString, NativeTypeError, NativeWeakMap, regexpExec, stringify, weakMapGet, weakMapSet } from "../prelude/primordials";
import { isBodiless, statusText, WORLD, type Answer } from "./answers";
import { addReaders, bodyOf, BodyState, type Bytes } from "./body";
import { member } from "./convert";
import { headersOf, setDefault } from "./headers";

const NativeURL = URL;
const hrefOf = getter<string>(URL.prototype, "href");
const WHERE = "Failed to construct 'Response': ";

/** What a response is made of. */
export interface ResponseState {
  readonly type: "default" | "basic" | "error";
  readonly url: string;
  readonly status: number;
  readonly statusText: string;
  readonly headers: Headers;
  readonly body: BodyState;
}

/** Marks a constructor's argument as a finished state of ours; programs cannot come by one. */
class Made {
  constructor(readonly state: ResponseState) {}
}

function stateOf(given: unknown, init: unknown): ResponseState {
  const status = member(init, "status");
  const code = status === undefined ? 200 : (status as number) & 0xffff;
  if (code < 200 || code > 599) throw new NativeRangeError(`${WHERE}The status provided (${code}) is outside the range [200, 599].`);
  const text = NativeString(member(init, "statusText") ?? "");
  if (regexpExec(/^[\t\x20-\x7e\x80-\xff]*$/, text) === null) throw new NativeTypeError(`${WHERE}Invalid statusText`);
  const headers = headersOf(member(init, "headers"));
  const body = bodyOf(given);
  if (body !== null && isBodiless(code)) throw new NativeTypeError(`${WHERE}Response with null body status cannot have body`);
  if (body !== null) setDefault(headers, "Content-Type", body.type);
  return { type: "default", url: "", status: code, statusText: text, headers, body: new BodyState(body?.bytes ?? null) };
}

const bodies = new NativeWeakMap<object, BodyState>();

/** A response. */
export class Response {
  readonly #state: ResponseState;

  constructor(body?: unknown, init?: unknown) {
    this.#state = body instanceof Made ? body.state : stateOf(body, init);
    weakMapSet(bodies, this, this.#state.body);
  }

  static error(): Response {
    return make({ type: "error", url: "", status: 0, statusText: "", headers: headersOf(null), body: new BodyState(null) });
  }

  static json(value: unknown, init?: unknown): Response {
    const text = stringify(value) as string | undefined;
    if (text === undefined) throw new NativeTypeError("Failed to execute 'json' on 'Response': The data is not JSON serializable");
    const headers = headersOf(member(init, "headers"));
    setDefault(headers, "Content-Type", "application/json");
    return construct(Response, [text, options(member(init, "status"), member(init, "statusText"), headers)]) as Response;
  }

  static redirect(url: unknown, status: unknown = 302): Response {
    const code = (status as number) & 0xffff;
    if (code !== 301 && code !== 302 && code !== 303 && code !== 307 && code !== 308) {
      throw new NativeRangeError("Failed to execute 'redirect' on 'Response': Invalid status code");
    }
    const headers = headersOf(null);
    setDefault(headers, "Location", hrefOf(new NativeURL(NativeString(url), `${WORLD}/`)));
    return construct(Response, [null, options(code, "", headers)]) as Response;
  }

  get type(): string { return this.#state.type; }
  get url(): string { return this.#state.url; }
  get redirected(): boolean { return false; }
  get status(): number { return this.#state.status; }
  get ok(): boolean { return this.#state.status >= 200 && this.#state.status <= 299; }
  get statusText(): string { return this.#state.statusText; }
  get headers(): Headers { return this.#state.headers; }
  get body(): ReadableStream | null { return this.#state.body.stream; }
  get bodyUsed(): boolean { return this.#state.body.used; }

  clone(): Response {
    if (this.#state.body.taken) throw new NativeTypeError("Failed to execute 'clone' on 'Response': Response body is already used");
    return make({ ...this.#state, headers: headersOf(this.#state.headers), body: this.#state.body.copy() });
  }
}

function options(status: unknown, text: unknown, headers: Headers): object {
  const init = create(null) as Record<string, unknown>;
  init["status"] = status;
  init["statusText"] = text;
  init["headers"] = headers;
  return init;
}

function make(state: ResponseState): Response {
  return new Response(new Made(state));
}

/** The response that brings an answer. */
export function responseOf(answer: Answer, url: string): Response {
  const headers = headersOf(null);
  setDefault(headers, "Content-Type", answer.body === null ? "" : answer.type);
  if (answer.body !== null) setDefault(headers, "Content-Length", `${answer.body.length}`);
  const body = new BodyState(answer.body as Bytes | null);
  return make({ type: "basic", url, status: answer.status, statusText: statusText(answer.status), headers, body });
}

addReaders(Response.prototype, "Response", (self) => {
  const body = typeof self === "object" && self !== null ? (weakMapGet(bodies, self) as BodyState | undefined) : undefined;
  if (body === undefined) throw new NativeTypeError("Illegal invocation");
  return body;
});
