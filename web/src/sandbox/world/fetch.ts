// This file gives programs fetch: it reaches the simulated world and nothing else.

import { floor, getter, NativePromise, NativeTypeError } from "../prelude/primordials";
import { replace } from "../prelude/natives";
import { MS, TICK } from "../loop/clock";
import { World, WORLD, type Answer } from "./answers";
import { textOf } from "./body";
import { DueTask } from "./duetask";
import { headersObject } from "./headers";
import type { WorldHost } from "./host";
import { publish } from "./names";
import { Request, requestState, type RequestState } from "./request";
import { Response, responseOf } from "./response";
import { isAborted, onAbort, reasonOf } from "./signals";

/** The way there and back takes from SHORTEST up to SHORTEST + SPREAD, in µs. */
const SHORTEST = 5_000;
const SPREAD = 45_000;

const NativeURL = URL;
const part = {
  protocol: getter<string>(URL.prototype, "protocol"),
  host: getter<string>(URL.prototype, "host"),
  path: getter<string>(URL.prototype, "pathname"),
  query: getter<string>(URL.prototype, "search"),
};

/** A request that is under way. */
interface Flight {
  readonly id: number;
  /** Seq of its request event. */
  readonly sent: number;
  readonly request: RequestState;
  readonly answer: Answer;
  readonly result: Result;
}

/** What fetch returns, and the ways to settle it. */
class Result {
  readonly promise: Promise<Response>;
  resolve: (response: Response) => void = () => {};
  reject: (reason: unknown) => void = () => {};

  constructor() {
    this.promise = new NativePromise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
  }
}

/** All requests of a run. */
class Requests {
  readonly #host: WorldHost;
  #world: World | null = null;
  #ids = 0;

  constructor(host: WorldHost) {
    this.#host = host;
  }

  fetch(input: unknown, init: unknown): Promise<Response> {
    const result = new Result();
    try {
      this.#begin(requestState(new Request(input, init))!, result);
    } catch (error) {
      this.#host.loop.rejectSeen();
      result.reject(error);
    }
    return result.promise;
  }

  #begin(request: RequestState, result: Result): void {
    this.#host.loop.rejectSeen();
    if (isAborted(request.signal)) return result.reject(reasonOf(request.signal));
    const answer = this.#ask(request);
    const url = new NativeURL(request.url);
    const id = ++this.#ids;
    const sent = this.#host.events.request(id, request.method, part.path(url) + part.query(url));
    this.#send({ id, sent, request, answer, result });
  }

  /** What the world will answer; throws when the address leads out of it. */
  #ask(request: RequestState): Answer {
    const url = new NativeURL(request.url);
    const here = new NativeURL(WORLD);
    const protocol = part.protocol(url);
    if ((protocol !== "http:" && protocol !== "https:") || part.host(url) !== part.host(here)) {
      throw new NativeTypeError(`Failed to fetch ${request.url}: only the simulated world exists here, with /json, /delay/200, /status/404, /echo, /drop and the program's own files`);
    }
    const body = request.body.sent;
    this.#world ??= new World(this.#host.files);
    return this.#world.answer({
      method: request.method, path: part.path(url), query: part.query(url),
      headers: headersObject(request.headers), body: body === null ? "" : textOf(body),
    });
  }

  #send(flight: Flight): void {
    const { clock, loop, random } = this.#host;
    const { sent, request, answer, result } = flight;
    const task = new DueTask("response", 0, sent, () => {
      this.#over(flight, answer.drop ? "failed" : "answered", answer.status);
      task.cancelled = true;
      if (answer.drop) result.reject(new NativeTypeError("Failed to fetch"));
      else result.resolve(responseOf(answer, request.url));
    });
    const way = (SHORTEST + floor(random.fraction() * SPREAD)) * TICK;
    task.due = clock.now() + way + answer.delay * MS;
    loop.queue.schedule(task);
    onAbort(request.signal, () => {
      if (task.cancelled) return;
      task.cancelled = true;
      loop.queue.cancel(task);
      this.#over(flight, "aborted", 0);
      result.reject(reasonOf(request.signal));
    });
    loop.wake();
  }

  #over({ id, sent, result }: Flight, outcome: "answered" | "failed" | "aborted", status: number): void {
    const { events, loop, settled } = this.#host;
    loop.rejectSeen();
    settled(result.promise, events.response(id, sent, outcome, status));
  }
}

/** Replaces fetch, Request and Response. */
export function installFetch(host: WorldHost): void {
  const requests = new Requests(host);
  replace(host.global, {
    fetch(input: unknown, init?: unknown): Promise<Response> {
      return requests.fetch(input, init);
    },
  });
  publish(host.global, "Request", Request);
  publish(host.global, "Response", Response);
}
