// This file reads the text form of a log; wasm/event/text.go describes it.

import type { EventHead } from "./event";
import { KIND_CODES, KIND_SPECS, type ArgSpec, type Kind } from "./kinds.gen";
import { EventLog } from "./log";
import { MAX_INT, MAX_UINT } from "./limits";
import { readEvent } from "./reader.gen";
import { TEXT_HEADER } from "./text";
import { ArgReader } from "./wire";
import { ByteSink } from "../base/bytes";
import { EventWriter } from "./writer.gen";

const MAX_U32 = 0xffffffff;

/** The log that a text form describes. Throws an Error that names the line. */
export function parseLog(text: string): EventLog {
  const parser = new LogParser();
  text.split("\n").forEach((line, i) => {
    try {
      parser.line(line.endsWith("\r") ? line.slice(0, -1) : line);
    } catch (error) {
      throw new Error(`line ${i + 1}: ${error instanceof Error ? error.message : String(error)}`);
    }
  });
  return parser.log();
}

/** Takes the lines of a text form in turn. */
class LogParser {
  #at = 0;
  #header = false;
  readonly #sink = new ByteSink();
  readonly #reader = new ArgReader();
  readonly #writer = new EventWriter({ stamp: () => this.#at, maxEvents: MAX_UINT, maxBytes: MAX_UINT });

  line(line: string): void {
    if (line === "" || line.startsWith("#")) return;
    if (!this.#header) {
      if (line !== TEXT_HEADER) throw new Error(`want "${TEXT_HEADER}"`);
      this.#header = true;
      return;
    }
    this.#event(new Words(line));
  }

  log(): EventLog {
    if (!this.#header) throw new Error(`want "${TEXT_HEADER}"`);
    const log = new EventLog();
    const batch = this.#writer.take();
    if (batch !== null) log.append(batch);
    return log;
  }

  #event(words: Words): void {
    const seq = this.#writer.lastSeq + 1;
    if (words.next() !== String(seq)) throw new Error(`want event ${seq}`);
    const at = whole(words.next(), 0, MAX_UINT);
    if (at < this.#at) throw new Error("time goes back");
    this.#at = at;
    const lane = readLane(words.next());
    const kind = readKind(words.next());
    const place = words.atPosition() ? words.position() : null;
    const pos = place === null ? 0 : this.#writer.position(place.file, place.line, place.col);
    const cause = words.link("cause", seq);
    const origin = words.link("origin", seq);
    this.#args(words, kind, { seq, at, lane, cause, origin, pos });
  }

  /** Encodes the arguments and reads them back as the kind's own, so that only the table says what a kind takes. */
  #args(words: Words, kind: Kind, head: EventHead): void {
    const code = KIND_CODES[kind];
    this.#sink.size = 0;
    for (const spec of KIND_SPECS[code - 1]?.args ?? []) putArg(this.#sink, spec, words);
    if (words.rest !== "") throw new Error(`too much: ${words.rest}`);
    const bytes = new Uint8Array(this.#sink.size);
    this.#sink.copy(0, bytes.length, bytes, 0);
    this.#reader.reset(bytes, 0, bytes.length);
    this.#writer.event(readEvent(code, head, this.#reader));
    if (this.#writer.lastSeq !== head.seq) throw new Error("a text is too long, or the log was over");
  }
}

function putArg(sink: ByteSink, spec: ArgSpec, words: Words): void {
  words.name(spec.name);
  switch (spec.type) {
    case "text":
      sink.text(words.quoted(), 0, MAX_UINT);
      words.space();
      return;
    case "enum": {
      const index = (spec.values ?? []).indexOf(words.next());
      if (index < 0) throw new Error(`unknown value for ${spec.name}`);
      sink.uint(index);
      return;
    }
    case "int": {
      const value = whole(words.next(), -MAX_INT, MAX_INT);
      sink.uint(value >= 0 ? 2 * value : -2 * value - 1);
      return;
    }
    case "uint":
      sink.uint(whole(words.next(), 0, MAX_UINT));
  }
}

/** Takes words off the front of a line. */
class Words {
  rest: string;

  constructor(line: string) {
    this.rest = line;
  }

  /** The text up to the next space; both are dropped. */
  next(): string {
    const space = this.rest.indexOf(" ");
    const word = space < 0 ? this.rest : this.rest.slice(0, space);
    this.rest = space < 0 ? "" : this.rest.slice(space + 1);
    return word;
  }

  /** Drops the space after a quoted text. */
  space(): void {
    if (this.rest.startsWith(" ")) this.rest = this.rest.slice(1);
  }

  /** Drops `name=`, which must be there. */
  name(name: string): void {
    if (!this.rest.startsWith(`${name}=`)) throw new Error(`want ${name}=`);
    this.rest = this.rest.slice(name.length + 1);
  }

  /** The JSON string at the front; it is dropped. */
  quoted(): string {
    const found = /^"(?:[^"\\]|\\.)*"/.exec(this.rest);
    if (found === null) throw new Error("want text in quotes");
    this.rest = this.rest.slice(found[0].length);
    const value: unknown = JSON.parse(found[0]);
    return typeof value === "string" ? value : "";
  }

  atPosition(): boolean {
    const word = this.rest.split(" ", 1)[0] ?? "";
    return word.startsWith('"') || (word !== "" && !word.includes("="));
  }

  position(): { file: string; line: number; col: number } {
    const quoted = this.rest.startsWith('"');
    const name = quoted ? this.quoted() : "";
    const [bare, line, col, more] = this.next().split(":");
    if (bare === undefined || line === undefined || col === undefined || more !== undefined || quoted !== (bare === "")) {
      throw new Error("bad position");
    }
    return { file: quoted ? name : bare, line: whole(line, 1, MAX_U32), col: whole(col, 1, MAX_U32) };
  }

  /** The seq after `name=` at the front, or 0 when something else is there. */
  link(name: string, before: number): number {
    if (!this.rest.startsWith(`${name}=`)) return 0;
    return whole(this.next().slice(name.length + 1), 1, before - 1);
  }
}

/** A whole number in its only form. */
function whole(text: string, min: number, max: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < min || value > max || String(value) !== text) throw new Error(`bad number "${text}"`);
  return value;
}

function readLane(text: string): number {
  if (text === "js") return 0;
  if (!text.startsWith("g")) throw new Error(`bad lane "${text}"`);
  return whole(text.slice(1), 1, MAX_U32);
}

function readKind(text: string): Kind {
  const spec = KIND_SPECS.find((one) => one.name === text);
  if (spec === undefined) throw new Error(`unknown kind "${text}"`);
  return spec.name;
}
