// This file keeps what is known of each goroutine and channel of a run, for the causes of what happens to them.

import { bareArray, mapGet, mapSet, NativeMap } from "../prelude/primordials";

/** A value sent, or asked for, while the goroutine waits. */
export interface Offer {
  readonly ch: number;
  /** Seq of its chansend or chanrecv. */
  readonly seq: number;
  /** Preview of the value sent. */
  readonly text: string;
}

/** What is known of one goroutine. All numbers are seqs, 0 for none. */
export class Lane {
  /** What it runs for: its gorun, or the gocall whose function it runs. */
  run = 0;
  /** What has made it runnable. */
  ready = 0;
  /** Its latest gowait. */
  wait = 0;
  /** The runtime's number of what it waits for. */
  reason = 0;
  /** The send or close that ended its wait, and the value sent. */
  given = 0;
  givenText = "";
  /** How many ns the next gowait is for. */
  sleep = 0;
  /** What it offers while it waits: one for each case of a select. Only the first `#offered` count. */
  readonly #offers = bareArray<Offer>();
  #offered = 0;

  /** Its offer on a channel, or null. */
  offer(ch: number): Offer | null {
    for (let i = 0; i < this.#offered; i++) if (this.#offers[i]!.ch === ch) return this.#offers[i]!;
    return null;
  }

  /** It offers something, and is about to wait. */
  offers(offer: Offer): void {
    this.#offers[this.#offered++] = offer;
  }

  /** It waits no more. */
  withdraw(): void {
    this.#offered = 0;
  }
}

/** The goroutines of a run, by their numbers. */
export class Lanes {
  readonly #lanes = bareArray<Lane | undefined>();

  /** The lane of a goroutine; 0 is the scheduler's own. */
  get(goroutine: number): Lane {
    return this.#lanes[goroutine] ?? (this.#lanes[goroutine] = new Lane());
  }

  /** The goroutine is over; its number is not used again. */
  end(goroutine: number): void {
    this.#lanes[goroutine] = undefined;
  }
}

/** What is known of one channel. */
class Channel {
  /** Seq of its close, or 0. */
  closed = 0;
  /** Seqs of the sends whose values are in the buffer, from `head` on. */
  readonly buffer = bareArray<number>();
  head = 0;
}

/** So many taken entries of a buffer may stand before they are dropped. */
const SLACK = 64;

/** The channels of a run: which send each value in a buffer comes from. */
export class Channels {
  readonly #channels = new NativeMap<number, Channel>();

  /** A value goes into the buffer, by the send of this seq. */
  put(ch: number, seq: number): void {
    const { buffer } = this.#get(ch);
    buffer[buffer.length] = seq;
  }

  /** The first value of the buffer is taken. Returns the seq of its send, 0 when it was not seen. */
  take(ch: number): number {
    const channel = this.#get(ch);
    const { buffer } = channel;
    if (channel.head === buffer.length) return 0;
    const seq = buffer[channel.head++]!;
    if (channel.head >= SLACK && channel.head * 2 >= buffer.length) {
      const rest = buffer.length - channel.head;
      for (let i = 0; i < rest; i++) buffer[i] = buffer[channel.head + i]!;
      buffer.length = rest;
      channel.head = 0;
    }
    return seq;
  }

  /** The buffer is empty, whatever is thought to be in it: timers take back what they have sent. */
  clear(ch: number): void {
    const channel = this.#get(ch);
    channel.buffer.length = channel.head = 0;
  }

  close(ch: number, seq: number): void {
    this.#get(ch).closed = seq;
  }

  /** Seq of the close, 0 while it is open or when it was not seen. */
  closed(ch: number): number {
    return this.#get(ch).closed;
  }

  #get(ch: number): Channel {
    const known = mapGet(this.#channels, ch) as Channel | undefined;
    if (known !== undefined) return known;
    const made = new Channel();
    mapSet(this.#channels, ch, made);
    return made;
  }
}
