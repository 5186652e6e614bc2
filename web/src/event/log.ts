// This file holds the log of a run: append-only, compact, each event decoded when somebody asks for it.

import type { EventHead, LogEvent, Position } from "./event";
import type { EndArgs, Kind } from "./kinds.gen";
import { KIND_SPECS, MAX_TEXT } from "./kinds.gen";
import { RECORD_WORDS } from "./limits";
import { readEvent } from "./reader.gen";
import { ArgReader, WireError, readBatch } from "./wire";
import { EventWriter } from "./writer.gen";

const CHUNK_BITS = 13;
const CHUNK_EVENTS = 1 << CHUNK_BITS;
const FIRST_SIDE = 1 << 12;

/** What a log accepts at most, whatever the batches say. */
export interface LogLimits {
  readonly maxEvents: number;
  readonly maxBytes: number;
}

/** Limits well above any run's own budgets, so that a lying worker cannot fill the page's memory. */
export const LOG_LIMITS: LogLimits = { maxEvents: 4_000_000, maxBytes: 512 * 2 ** 20 };

/** CHUNK_EVENTS events: their records, word 7 turned from a size into the offset of the arguments in `side`. */
interface Chunk {
  readonly words: Uint32Array;
  side: Uint8Array;
  sideSize: number;
}

/** The events of one run in order. Index i holds the event with seq i + 1. */
export class EventLog {
  readonly #limits: LogLimits;
  readonly #chunks: Chunk[] = [];
  readonly #positions: (Position | null)[] = [null];
  readonly #reader = new ArgReader();
  #length = 0;
  #bytes = 0;
  #at = 0;

  constructor(limits: LogLimits = LOG_LIMITS) {
    this.#limits = limits;
  }

  /** Number of events. */
  get length(): number {
    return this.#length;
  }

  /** Bytes of the log: 32 a record, its arguments and its positions' own. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Time of the last event in ns, or 0. */
  get lastAt(): number {
    return this.#at;
  }

  /** True when the last event is `end`. */
  get ended(): boolean {
    return this.#length > 0 && this.kindAt(this.#length - 1) === "end";
  }

  /** Adds a batch. Throws WireError, and stays as it was, when the batch is not the well-formed next one. */
  append(buffer: ArrayBuffer): void {
    const batch = readBatch(buffer, { seq: this.#length + 1, positions: this.#positions.length, at: this.#at });
    const bytes = this.#bytes + buffer.byteLength;
    if (this.#length + batch.count > this.#limits.maxEvents || bytes > this.#limits.maxBytes) {
      throw new WireError("the log is larger than the page accepts");
    }
    for (const place of batch.positions) this.#positions.push(place);
    let side = 0;
    for (let i = 0; i < batch.count; i++) side = this.#add(batch.words, i * RECORD_WORDS, batch.side, side);
    this.#at = batch.at;
    this.#bytes = bytes;
  }

  /** Appends the `end` event where the program could not write its own: it was stopped, or the world failed. */
  finish(how: EndArgs["how"], code: number, why: string): void {
    if (this.ended) return;
    const writer = new EventWriter({
      stamp: () => this.#at,
      maxEvents: 0,
      maxBytes: 0,
      firstSeq: this.#length + 1,
      firstPosition: this.#positions.length,
    });
    writer.end(0, 0, 0, 0, how, code, why);
    const batch = writer.take();
    if (batch !== null) this.append(batch);
  }

  /** The event at an index; throws RangeError outside the log. */
  at(index: number): LogEvent {
    const chunk = this.#chunk(index);
    const i = (index & (CHUNK_EVENTS - 1)) * RECORD_WORDS;
    const words = chunk.words;
    this.#reader.reset(chunk.side, words[i + 7]!, this.#sideEnd(index));
    const head: EventHead = {
      seq: index + 1,
      at: words[i + 3]! * 0x100000000 + words[i + 2]!,
      lane: words[i + 1]!,
      cause: words[i + 4]!,
      origin: words[i + 5]!,
      pos: words[i + 6]!,
    };
    return readEvent(words[i]!, head, this.#reader);
  }

  /** The kind of the event at an index, without decoding it. */
  kindAt(index: number): Kind {
    return KIND_SPECS[this.#word(index, 0) - 1]!.name;
  }

  /** The time of the event at an index in ns, without decoding it. */
  timeAt(index: number): number {
    return this.#word(index, 3) * 0x100000000 + this.#word(index, 2);
  }

  /** The lane of the event at an index, without decoding it. */
  laneAt(index: number): number {
    return this.#word(index, 1);
  }

  /** The cause of the event at an index, without decoding it. */
  causeAt(index: number): number {
    return this.#word(index, 4);
  }

  /** The origin of the event at an index, without decoding it. */
  originAt(index: number): number {
    return this.#word(index, 5);
  }

  /** The number of the position of the event at an index, without decoding it. */
  posAt(index: number): number {
    return this.#word(index, 6);
  }

  /** A number among the arguments of the event at an index, without decoding the rest: the `place`th from 0; of an enum the index of its value. */
  numberAt(index: number, place: number): number {
    const chunk = this.#chunk(index);
    const word = (index & (CHUNK_EVENTS - 1)) * RECORD_WORDS;
    this.#reader.reset(chunk.side, chunk.words[word + 7]!, chunk.sideSize);
    if (place > 0) {
      const { args } = KIND_SPECS[chunk.words[word]! - 1]!;
      for (let i = 0; i < place; i++) {
        if (args[i]!.type === "text") this.#reader.skipText(MAX_TEXT);
        else this.#reader.uint();
      }
    }
    return this.#reader.uint();
  }

  /** Whether the events at two indices are of one kind and have the same arguments, without decoding them. */
  alike(one: number, other: number): boolean {
    if (this.#word(one, 0) !== this.#word(other, 0)) return false;
    const [from, begin] = [this.#word(one, 7), this.#word(other, 7)];
    const size = this.#sideEnd(one) - from;
    if (size !== this.#sideEnd(other) - begin) return false;
    const [a, b] = [this.#chunk(one).side, this.#chunk(other).side];
    for (let i = 0; i < size; i++) if (a[from + i] !== b[begin + i]) return false;
    return true;
  }

  /** The place in the user's source with that number, or null for none. */
  position(number: number): Position | null {
    return this.#positions[number] ?? null;
  }

  /** All events from the first; those appended meanwhile too. */
  *[Symbol.iterator](): Iterator<LogEvent> {
    for (let i = 0; i < this.#length; i++) yield this.at(i);
  }

  #chunk(index: number): Chunk {
    const chunk = index >= 0 && index < this.#length ? this.#chunks[index >> CHUNK_BITS] : undefined;
    if (chunk === undefined) throw new RangeError(`no event at ${index}`);
    return chunk;
  }

  /** Where the arguments of the event at an index end in its chunk's `side`. */
  #sideEnd(index: number): number {
    const next = (index + 1) & (CHUNK_EVENTS - 1);
    return index === this.#length - 1 || next === 0 ? this.#chunk(index).sideSize : this.#word(index + 1, 7);
  }

  #word(index: number, word: number): number {
    return this.#chunk(index).words[(index & (CHUNK_EVENTS - 1)) * RECORD_WORDS + word]!;
  }

  /** Stores one record; returns where the next one's arguments begin in `side`. */
  #add(words: Uint32Array, from: number, side: Uint8Array, begin: number): number {
    const slot = this.#length & (CHUNK_EVENTS - 1);
    if (slot === 0) this.#open();
    const chunk = this.#chunks[this.#chunks.length - 1]!;
    const size = words[from + 7]!;
    if (chunk.sideSize + size > chunk.side.length) chunk.side = grown(chunk.side, chunk.sideSize, chunk.sideSize + size);
    const to = slot * RECORD_WORDS;
    for (let i = 0; i < 7; i++) chunk.words[to + i] = words[from + i]!;
    chunk.words[to + 7] = chunk.sideSize;
    for (let i = 0; i < size; i++) chunk.side[chunk.sideSize + i] = side[begin + i]!;
    chunk.sideSize += size;
    this.#length++;
    return begin + size;
  }

  /** Opens a new chunk; the one before will not grow any more and gives back its spare bytes. */
  #open(): void {
    const before = this.#chunks[this.#chunks.length - 1];
    if (before !== undefined) before.side = before.side.slice(0, before.sideSize);
    this.#chunks.push({ words: new Uint32Array(CHUNK_EVENTS * RECORD_WORDS), side: new Uint8Array(FIRST_SIDE), sideSize: 0 });
  }
}

function grown(bytes: Uint8Array, used: number, need: number): Uint8Array {
  const more = new Uint8Array(Math.max(need, bytes.length * 2));
  more.set(bytes.subarray(0, used));
  return more;
}
