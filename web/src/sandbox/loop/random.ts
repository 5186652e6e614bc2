// This file makes all random data of a run from its one seed, in separate streams so that one language's use never shifts another's.

import { floor } from "../prelude/primordials";

/** The streams of random data: Math.random, crypto in JavaScript, everything Go asks for, the simulated world's latency, and the order of goroutines where it is shuffled. */
export type Stream = "math" | "crypto" | "go" | "world" | "order";

const streamKeys: Record<Stream, number> = { math: 0x6d617468, crypto: 0x63727970, go: 0x676f676f, world: 0x776f726c, order: 0x6f726465 };

/** A generator of 32-bit numbers (sfc32, seeded through splitmix32). Not for secrets. */
export class Random {
  readonly #stream: Stream;
  #a = 0;
  #b = 0;
  #c = 0;
  #counter = 1;

  /** @param seed a whole number, 0 … 2^53-1; every bit counts. */
  constructor(seed: number, stream: Stream) {
    this.#stream = stream;
    this.reseed(seed);
  }

  /** Begins anew, as one that is made with this seed. */
  reseed(seed: number): void {
    let state = (streamKeys[this.#stream] ^ (seed >>> 0)) >>> 0;
    const mix = (): number => {
      state = (state + 0x9e3779b9) >>> 0;
      let z = state;
      z = Math_imul(z ^ (z >>> 16), 0x21f0aaad);
      z = Math_imul(z ^ (z >>> 15), 0x735a2d97);
      return (z ^ (z >>> 15)) >>> 0;
    };
    this.#a = mix();
    state = (state ^ floor(seed / 2 ** 32)) >>> 0;
    this.#b = mix();
    this.#c = mix();
    this.#counter = 1;
    for (let i = 0; i < 12; i++) this.next();
  }

  /** The next 32 random bits, as a number 0 … 2^32-1. */
  next(): number {
    const t = (((this.#a + this.#b) | 0) + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (this.#c << 21) | (this.#c >>> 11);
    this.#c = (this.#c + t) | 0;
    return t >>> 0;
  }

  /** A number in [0, 1) with 53 random bits, as Math.random gives. */
  fraction(): number {
    const high = this.next() >>> 5;
    const low = this.next() >>> 6;
    return (high * 0x4000000 + low) / 2 ** 53;
  }

  /** Fills bytes with random data, four to a number. */
  fill(bytes: Uint8Array, length: number): void {
    let bits = 0;
    for (let i = 0; i < length; i++) {
      if ((i & 3) === 0) bits = this.next();
      bytes[i] = bits & 255;
      bits >>>= 8;
    }
  }
}

const Math_imul = Math.imul;
