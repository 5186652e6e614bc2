// This file is the simulated world that programs can ask: a few paths as those of httpbin, and the Program's own files.

import { create, encodeUtf8, mapGet, NativeMap, mapSet, regexpExec, stringify, stringLastIndexOf, stringSlice } from "../prelude/primordials";
import type { WireFile } from "../protocol";

/** The one host that there is. Addresses without a host are its. */
export const WORLD = "http://world.test";

/** What is asked. */
export interface Question {
  readonly method: string;
  /** The path, decoded by nobody. */
  readonly path: string;
  /** The query with its question mark, or "". */
  readonly query: string;
  readonly headers: { readonly [name: string]: string };
  readonly body: string;
}

/** What comes back; `drop`: the connection breaks instead. */
export interface Answer {
  readonly drop: boolean;
  readonly status: number;
  readonly type: string;
  readonly body: Uint8Array | null;
  /** Milliseconds that it takes beyond the way there and back. */
  readonly delay: number;
}

/** The longest time that /delay takes, in ms. */
const LONGEST = 60_000;
const TEXT = "text/plain;charset=UTF-8";
const JSON_TYPE = "application/json";

const types: readonly (readonly [string, string])[] = [
  [".json", JSON_TYPE], [".html", "text/html;charset=UTF-8"], [".css", "text/css;charset=UTF-8"], [".csv", "text/csv;charset=UTF-8"],
  [".js", "text/javascript;charset=UTF-8"], [".mjs", "text/javascript;charset=UTF-8"], [".svg", "image/svg+xml"], [".xml", "application/xml"],
];

/** What statuses are called; the numbers most often asked for. */
const words = new NativeMap<number, string>([
  [200, "OK"], [201, "Created"], [202, "Accepted"], [204, "No Content"], [206, "Partial Content"], [301, "Moved Permanently"], [302, "Found"], [303, "See Other"],
  [304, "Not Modified"], [307, "Temporary Redirect"], [308, "Permanent Redirect"], [400, "Bad Request"], [401, "Unauthorized"], [403, "Forbidden"],
  [404, "Not Found"], [405, "Method Not Allowed"], [408, "Request Timeout"], [409, "Conflict"], [410, "Gone"], [418, "I'm a teapot"],
  [422, "Unprocessable Content"], [429, "Too Many Requests"], [500, "Internal Server Error"], [501, "Not Implemented"], [502, "Bad Gateway"],
  [503, "Service Unavailable"], [504, "Gateway Timeout"],
]);

/** The text that goes with a status, or "". */
export function statusText(status: number): string {
  return (mapGet(words, status) as string | undefined) ?? "";
}

/** True for a status whose answer has no body. */
export function isBodiless(status: number): boolean {
  return status === 101 || status === 204 || status === 205 || status === 304;
}

/** The world of one run. */
export class World {
  readonly #files = new NativeMap<string, string>();
  readonly #list: string;

  constructor(files: readonly WireFile[]) {
    let list = "/json\n/delay/200\n/status/404\n/echo\n/drop\n";
    for (let i = 0; i < files.length; i++) {
      mapSet(this.#files, `/${files[i]!.name}`, files[i]!.text);
      list += `/${files[i]!.name}\n`;
    }
    this.#list = list;
  }

  /** Answers a question. The same question always has the same answer. */
  answer(question: Question): Answer {
    const answer = this.#find(question);
    return question.method === "HEAD" || isBodiless(answer.status) ? { ...answer, body: null } : answer;
  }

  #find(question: Question): Answer {
    const { method, path } = question;
    if (path === "/drop") return { ...made(0, TEXT, ""), drop: true };
    if (path === "/echo") return made(200, JSON_TYPE, echo(question));
    const delay = regexpExec(/^\/delay\/(\d{1,9})$/, path);
    if (delay !== null) return delayed(+delay[1]!);
    const status = regexpExec(/^\/status\/(\d{3})$/, path);
    if (status !== null && +status[1]! >= 200 && +status[1]! <= 599) return ofStatus(+status[1]!);
    const text = path === "/" ? this.#list : (mapGet(this.#files, path) as string | undefined);
    if (path !== "/json" && text === undefined) return made(404, TEXT, `The simulated world has no ${path}. It has:\n${this.#list}`);
    if (method !== "GET" && method !== "HEAD") return made(405, TEXT, `${path} can only be read.\n`);
    if (text !== undefined) return made(200, typeOf(path), text);
    return made(200, JSON_TYPE, '{"message": "Hello from the simulated world", "numbers": [1, 2, 3]}\n');
  }
}

function made(status: number, type: string, text: string): Answer {
  return { drop: false, status, type, body: encodeUtf8(text), delay: 0 };
}

function delayed(ms: number): Answer {
  const delay = ms > LONGEST ? LONGEST : ms;
  return { ...made(200, JSON_TYPE, `{"delay": ${delay}}\n`), delay };
}

function ofStatus(status: number): Answer {
  const text = statusText(status);
  return made(status, TEXT, `${status}${text === "" ? "" : " "}${text}\n`);
}

function echo({ method, path, query, headers, body }: Question): string {
  const said = create(null) as Record<string, unknown>;
  said["method"] = method;
  said["path"] = path;
  said["query"] = query;
  said["headers"] = headers;
  said["body"] = body;
  return `${stringify(said)}\n`;
}

function typeOf(path: string): string {
  const dot = stringLastIndexOf(path, ".");
  const end = dot < 0 ? "" : stringSlice(path, dot);
  for (let i = 0; i < types.length; i++) if (types[i]![0] === end) return types[i]![1];
  return TEXT;
}
