// This file sends what the recorder has buffered out of the worker, and knows how far the reader is behind.

import { bareArray } from "./prelude/primordials";

/** Largest batch that is made, in bytes, and how many buffered bytes make one: one more event of common size still fits. */
export const BATCH_BYTES = 128 * 1024;
const FULL_BYTES = BATCH_BYTES - 1024;
/** Bytes that may be on their way before the loop stands still. */
export const WINDOW_BYTES = 1024 * 1024;
/**
 * How often what is buffered is sent at once, before code is entered that may never come back: this many times in a row,
 * and then once for each wall ms. So what led into an endless loop is nearly always known, at a cost of a few percent.
 */
const BURST = 64;

/** Where batches come from. */
export interface BatchSource {
  readonly bufferedBytes: number;
  take(maxBytes: number): ArrayBuffer | null;
}

/** Takes batches from the writer and posts them; keeps back what would overrun the reader, in order. */
export class Outbox {
  readonly #post: (batch: ArrayBuffer, words: boolean) => void;
  readonly #wall: () => number;
  readonly #kept = bareArray<ArrayBuffer>();
  #first = 0;
  #onTheWay = 0;
  #words = false;
  #tokens = BURST;
  #refilled: number;
  /** Whether somebody waits for what is buffered; if not, only full batches go out. */
  awaited = true;
  /** The writer; set once it exists. */
  source: BatchSource | null = null;

  /** @param post sends a batch; `words` is true when something was printed since the batch before, which a reader waits for. */
  constructor(post: (batch: ArrayBuffer, words: boolean) => void, wall: () => number) {
    this.#post = post;
    this.#wall = wall;
    this.#refilled = wall();
  }

  /** True while the reader is behind: the loop must stand still between tasks. */
  get behind(): boolean {
    return this.#onTheWay >= WINDOW_BYTES || this.#first < this.#kept.length;
  }

  /** Called after each event: a full batch goes out, or is kept, at once. */
  recorded(): void {
    if (this.source !== null && this.source.bufferedBytes >= FULL_BYTES) this.flush(false);
  }

  /** Called after something was printed. */
  printed(): void {
    this.#words = true;
    this.entering();
  }

  /** Called after what is worth telling at once: a task began, a language was entered. */
  entering(): void {
    if (!this.awaited) return;
    const now = this.#wall();
    this.#tokens += now - this.#refilled;
    this.#refilled = now;
    if (this.#tokens > BURST) this.#tokens = BURST;
    if (this.#tokens < 1) return;
    this.#tokens--;
    this.flush(false);
  }

  /** Sends everything that is buffered; past the window only when `all` is set. */
  flush(all: boolean): void {
    for (let batch = this.#take(); batch !== null; batch = this.#take()) this.#kept[this.#kept.length] = batch;
    while (this.#first < this.#kept.length && (all || this.#onTheWay < WINDOW_BYTES)) {
      const batch = this.#kept[this.#first++]!;
      this.#onTheWay += batch.byteLength;
      this.#post(batch, this.#words);
      this.#words = false;
    }
    if (this.#first === this.#kept.length) {
      this.#kept.length = 0;
      this.#first = 0;
    }
  }

  /** The reader has taken that many bytes. */
  acknowledged(bytes: number): void {
    this.#onTheWay -= bytes;
    if (this.#onTheWay < 0) this.#onTheWay = 0;
    if (this.#first < this.#kept.length) this.flush(false);
  }

  #take(): ArrayBuffer | null {
    return this.source === null ? null : this.source.take(BATCH_BYTES);
  }
}
