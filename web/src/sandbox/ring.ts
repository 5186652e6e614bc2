// This file keeps batches between the worker, which may flood, and the page, which pulls: first in, first out, bounded in bytes.

/** A bounded queue of batches. */
export class Ring {
  readonly #batches: ArrayBuffer[] = [];
  #first = 0;
  #bytes = 0;
  #taken = 0;

  /** @param capacity bytes that may be kept and handed on in all; a worker that sends more is lying. */
  constructor(readonly capacity: number) {}

  /** Bytes that wait. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Adds a batch; false when the capacity is used up. */
  push(batch: ArrayBuffer): boolean {
    if (this.#taken + this.#bytes + batch.byteLength > this.capacity) return false;
    this.#batches.push(batch);
    this.#bytes += batch.byteLength;
    return true;
  }

  /** Takes whole batches up to about `bytes`, at least one when there is one. */
  take(bytes: number): ArrayBuffer[] {
    const out: ArrayBuffer[] = [];
    let size = 0;
    for (;;) {
      const batch = this.#batches[this.#first];
      if (batch === undefined || (out.length > 0 && size + batch.byteLength > bytes)) break;
      out.push(batch);
      size += batch.byteLength;
      this.#first++;
    }
    this.#bytes -= size;
    this.#taken += size;
    if (this.#first === this.#batches.length) {
      this.#batches.length = 0;
      this.#first = 0;
    }
    return out;
  }
}
