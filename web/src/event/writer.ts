// This file buffers events as wire records: the part of the writer that does not depend on the table of kinds.

import { ByteSink } from "../base/bytes";
import { ArrayBufferOf, MapOf, Uint32ArrayOf, Uint8ArrayOf, charCodeAt, mapGet, mapSet, setWords } from "../base/primordials";
import { KIND_CODES, MAX_TEXT, TABLE_VERSION } from "./kinds.gen";
import { HEADER_BYTES, MAGIC, MAX_COLUMN, MAX_FILE, MAX_INT, MAX_UINT, RECORD_BYTES, RECORD_WORDS } from "./limits";

const FIRST_RECORDS = 1024;
const CUT = KIND_CODES.cut;
const TRUNCATED = KIND_CODES.truncated;
const END = KIND_CODES.end;

/** What a writer is made with. */
export interface WriterOptions {
  /** Gives the virtual time of the event being written, in ns. Called once for each event that is recorded. */
  stamp(): number;
  /** Events after which the log is cut; `truncated` and `end` come on top. */
  maxEvents: number;
  /** Bytes of records, arguments and positions after which the log is cut; `truncated` and `end` come on top. */
  maxBytes: number;
  /** Seq of the first event, when a log is carried on; default 1. */
  firstSeq?: number;
  /** Number of the first position, when a log is carried on; default 1. */
  firstPosition?: number;
}

/**
 * Buffers events until somebody takes them as a batch. It runs in the same realm as the user's program, so it uses only
 * index stores and captured built-ins, and between growths it allocates nothing.
 */
export abstract class BatchWriter {
  readonly #stamp: () => number;
  #maxEvents: number;
  #maxBytes: number;

  #memory = new ArrayBufferOf(FIRST_RECORDS * RECORD_BYTES);
  #records = new Uint32ArrayOf(this.#memory);
  #capacity = FIRST_RECORDS;
  #head = 0; // first record not taken
  #tail = 0; // where the next record goes
  readonly #side = new ByteSink();
  #sideTaken = 0;
  readonly #places = new ByteSink();
  #placesPending = 0;
  readonly #files = new MapOf<string, Map<number, number>>();

  #nextSeq: number;
  #takenSeq: number;
  #nextPosition: number;
  #takenPosition: number;
  #events = 0;
  #bytes = 0;
  #at = 0;
  #full = false;
  #ended = false;
  #refused = 0;

  // The event being written.
  #kind = 0;
  #lane = 0;
  #cause = 0;
  #origin = 0;
  #pos = 0;
  #sideStart = 0;
  #dropped = 0;

  constructor(options: WriterOptions) {
    this.#stamp = options.stamp;
    this.#maxEvents = options.maxEvents;
    this.#maxBytes = options.maxBytes;
    this.#nextSeq = this.#takenSeq = options.firstSeq ?? 1;
    this.#nextPosition = this.#takenPosition = options.firstPosition ?? 1;
  }

  /** Sets other budgets; call it before anything is written. */
  limit(maxEvents: number, maxBytes: number): void {
    this.#maxEvents = maxEvents;
    this.#maxBytes = maxBytes;
  }

  /** Seq of the latest event, or 0. */
  get lastSeq(): number {
    return this.#nextSeq - 1;
  }

  /** Time of the latest event in ns, or 0. */
  get lastAt(): number {
    return this.#at;
  }

  /** True when a budget was reached: `truncated` is written and only `end` will still be. */
  get isFull(): boolean {
    return this.#full;
  }

  /** Events that were refused since the log was full or ended. */
  get refusedEvents(): number {
    return this.#refused;
  }

  /** Bytes that the next `take` has to hand over, without the header. */
  get bufferedBytes(): number {
    return (this.#tail - this.#head) * RECORD_BYTES + this.#side.size - this.#sideTaken + this.#places.size;
  }

  /** Number of a place in the user's source for an event's `pos`; line and column from 1. The same place has one number. */
  position(file: string, line: number, col: number): number {
    if (!(line >= 1 && col >= 1)) return 0;
    let places = mapGet(this.#files, file);
    if (places === undefined) mapSet(this.#files, file, (places = new MapOf<number, number>()));
    const column = col < MAX_COLUMN ? col : MAX_COLUMN;
    const key = line * (MAX_COLUMN + 1) + column;
    const known = mapGet(places, key);
    if (known !== undefined) return known;
    if (this.#full) return 0;
    const before = this.#places.size;
    this.#places.text(file, 0, MAX_FILE);
    this.#places.uint(line);
    this.#places.uint(column);
    this.#placesPending++;
    this.#bytes += this.#places.size - before;
    mapSet(places, key, this.#nextPosition);
    return this.#nextPosition++;
  }

  /**
   * Hands over what is buffered as one batch, whole events up to about `maxBytes` and at least one; null when there is
   * nothing.
   */
  take(maxBytes = MAX_UINT): ArrayBuffer | null {
    if (this.#head === this.#tail) return null;
    if (HEADER_BYTES + this.bufferedBytes <= maxBytes) return this.#takeAll();
    const room = maxBytes - HEADER_BYTES - this.#places.size;
    const records = this.#records;
    const head = this.#head;
    const tail = this.#tail;
    let count = 0;
    let side = 0;
    while (head + count < tail) {
      const size = records[(head + count) * RECORD_WORDS + 7]!;
      if (count > 0 && (count + 1) * RECORD_BYTES + side + size > room) break;
      count++;
      side += size;
    }
    const batch = this.#batch(count, side);
    this.#taken(count, side);
    return batch;
  }

  #takeAll(): ArrayBuffer {
    const count = this.#tail - this.#head;
    const side = this.#side.size - this.#sideTaken;
    const batch = this.#batch(count, side);
    this.#taken(count, side);
    return batch;
  }

  /** Begins an event; false when it is refused. */
  protected beginEvent(kind: number, lane: number, cause: number, origin: number, pos: number): boolean {
    if (kind !== END && kind !== TRUNCATED && !this.#full && this.#events >= this.#maxEvents) this.#truncate();
    if (this.#ended || (this.#full && kind !== END)) {
      this.#refused++;
      return false;
    }
    this.#kind = kind;
    this.#lane = lane;
    this.#cause = cause;
    this.#origin = origin;
    this.#pos = pos;
    this.#sideStart = this.#side.size;
    this.#dropped = 0;
    return true;
  }

  /** Adds a whole number from 0 up; what is none becomes the nearest. */
  protected putUint(value: number): void {
    // Nearly all are small: no division is needed to see that they are whole.
    if ((value & 127) === value) this.#side.small(value);
    else if ((value | 0) === value && value > 0) this.#side.uint(value);
    else this.#side.uint(value >= 0 ? (value < MAX_UINT ? value - (value % 1) : MAX_UINT) : 0);
  }

  /** Adds a whole number; what is none becomes the nearest. */
  protected putInt(value: number): void {
    const near = value > -MAX_INT ? (value < MAX_INT ? value - (value % 1) : MAX_INT) : value <= -MAX_INT ? -MAX_INT : 0;
    this.#side.uint(near >= 0 ? 2 * near : -2 * near - 1);
  }

  /** Adds a text, cut at MAX_TEXT bytes; a `cut` event will follow when it was. */
  protected putText(value: string): void {
    const end = this.#side.text(value, 0, MAX_TEXT);
    if (end < value.length) this.#dropped += utf8Size(value, end);
  }

  /** Adds as much of a text as one event may hold, from the character at `from`; returns where the next event goes on. */
  protected putPart(value: string, from: number): number {
    return this.#side.text(value, from, MAX_TEXT);
  }

  /** Records the event begun; returns its seq, or 0 when it passes the budget of bytes and is refused. */
  protected finishEvent(): number {
    const argBytes = this.#side.size - this.#sideStart;
    const size = RECORD_BYTES + argBytes;
    if (this.#kind !== END && this.#kind !== TRUNCATED && this.#bytes + size > this.#maxBytes) {
      this.#side.size = this.#sideStart;
      this.#refused++;
      this.#truncate();
      return 0;
    }
    this.#record(argBytes);
    this.#events++;
    this.#bytes += size;
    if (this.#kind === END) this.#ended = true;
    if (this.#kind === TRUNCATED) this.#full = true;
    const seq = this.#nextSeq++;
    if (this.#dropped > 0) this.#cut(seq);
    return seq;
  }

  #record(argBytes: number): void {
    const now = this.#stamp();
    if (now > this.#at) this.#at = now;
    const at = this.#at;
    if (this.#tail === this.#capacity) this.#resize(this.#capacity * 2);
    const records = this.#records;
    let i = this.#tail++ * RECORD_WORDS;
    records[i++] = this.#kind;
    records[i++] = this.#lane;
    records[i++] = at >>> 0;
    records[i++] = (at - (at >>> 0)) / 0x100000000;
    records[i++] = this.#cause;
    records[i++] = this.#origin;
    records[i++] = this.#pos;
    records[i] = argBytes;
  }

  #cut(seq: number): void {
    const dropped = this.#dropped;
    if (!this.beginEvent(CUT, this.#lane, seq, 0, 0)) return;
    this.putUint(dropped);
    this.finishEvent();
  }

  #truncate(): void {
    const events = this.#events;
    const bytes = this.#bytes;
    this.beginEvent(TRUNCATED, 0, 0, 0, 0);
    this.putUint(events);
    this.putUint(bytes);
    this.finishEvent();
  }

  #batch(count: number, side: number): ArrayBuffer {
    const places = this.#places.size;
    const argsStart = HEADER_BYTES + count * RECORD_BYTES + places;
    const batch = new ArrayBufferOf(argsStart + side);
    const words = new Uint32ArrayOf(batch, 0, (count + 1) * RECORD_WORDS);
    words[0] = MAGIC;
    words[1] = TABLE_VERSION;
    words[2] = this.#takenSeq;
    words[3] = count;
    words[4] = this.#takenPosition;
    words[5] = this.#placesPending;
    words[6] = places;
    words[7] = side;
    setWords(words, new Uint32ArrayOf(this.#memory, this.#head * RECORD_BYTES, count * RECORD_WORDS), RECORD_WORDS);
    const bytes = new Uint8ArrayOf(batch);
    this.#places.copy(0, places, bytes, argsStart - places);
    this.#side.copy(this.#sideTaken, this.#sideTaken + side, bytes, argsStart);
    return batch;
  }

  #taken(count: number, side: number): void {
    this.#takenSeq += count;
    this.#takenPosition = this.#nextPosition;
    this.#placesPending = 0;
    this.#places.clear();
    this.#head += count;
    this.#sideTaken += side;
    if (this.#head < this.#tail) return;
    this.#head = this.#tail = this.#sideTaken = 0;
    this.#side.clear();
    if (this.#capacity > 64 * FIRST_RECORDS) this.#resize(FIRST_RECORDS);
  }

  #resize(capacity: number): void {
    const before = this.#records;
    this.#capacity = capacity;
    this.#memory = new ArrayBufferOf(capacity * RECORD_BYTES);
    this.#records = new Uint32ArrayOf(this.#memory);
    if (this.#tail > 0) setWords(this.#records, before, 0);
  }
}

/** How many bytes of UTF-8 the text takes from the character at `from` on. */
function utf8Size(text: string, from: number): number {
  let size = 0;
  for (let i = from; i < text.length; i++) {
    const unit = charCodeAt(text, i);
    // Half a pair counts 2, so a whole pair counts 4; a lone half, 3 as U+FFFD, is counted one short.
    size += unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff) ? 2 : 3;
  }
  return size;
}
