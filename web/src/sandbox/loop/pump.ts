// This file drives the loop: one real hop through a message port runs several virtual tasks, with the browser's own
// microtask checkpoint after each of them.

import { NativeError, uncurry } from "../prelude/primordials";

/** Wall milliseconds after which a hop runs no further task, so that messages of the page get their turn. */
const HOP_BUDGET = 4;

/** What a pump drives. */
export interface Pumped {
  /** Runs one task or step; false ends the hop. May throw what user code throws. */
  slot(first: boolean): boolean;
  /** Called after the last slot of a hop. */
  settle(): void;
  /** Wall ms until the next hop: 0 at once, Infinity until woken. */
  rest(): number;
}

/** The browser's own functions the pump works with, captured early. */
export interface PumpTools {
  channel(): MessageChannel;
  setTimeout(call: () => void, ms: number): number;
  clearTimeout(id: number): void;
  wall(): number;
}

const addEventListener = uncurry(EventTarget.prototype.addEventListener);
const postMessage = uncurry(MessagePort.prototype.postMessage) as (port: unknown, message: unknown) => void;
const start = uncurry(MessagePort.prototype.start);

/**
 * Calls `slot` from listeners of one message event. The stack is empty after each listener, so the browser drains
 * the microtasks there; what a listener throws it reports by itself, before them.
 */
export class Pump {
  readonly #loop: Pumped;
  readonly #tools: PumpTools;
  readonly #hop: () => void;
  #hopping = false;
  #waiting = -1;
  #over = false;
  #began = 0;

  /** @param batch how many slots one hop has, at least 1. */
  constructor(loop: Pumped, tools: PumpTools, batch: number) {
    this.#loop = loop;
    this.#tools = tools;
    const channel = tools.channel();
    const { port1, port2 } = channel;
    this.#hop = () => postMessage(port2, 0);
    if (!(batch >= 1)) throw new NativeError("a pump needs at least one slot");
    const first = (): void => {
      this.#began = tools.wall();
      this.#over = false;
      this.#slot(true);
    };
    const further = (): void => {
      if (!this.#over && tools.wall() - this.#began < HOP_BUDGET) this.#slot(false);
    };
    addEventListener(port1, "message", first);
    // A listener is known by its function, so every slot needs one of its own.
    for (let i = 1; i < batch; i++) addEventListener(port1, "message", () => further());
    addEventListener(port1, "message", () => this.#last());
    start(port1);
  }

  /** Makes the next hop come, at once if the pump was waiting. */
  wake(): void {
    if (this.#hopping) return;
    if (this.#waiting >= 0) {
      this.#tools.clearTimeout(this.#waiting);
      this.#waiting = -1;
    }
    this.#hopping = true;
    this.#hop();
  }

  #slot(first: boolean): void {
    // When user code throws, the task did run: the hop goes on.
    if (!this.#loop.slot(first)) this.#over = true;
  }

  #last(): void {
    this.#hopping = false;
    this.#loop.settle();
    const ms = this.#loop.rest();
    if (ms === 0) return this.wake();
    if (ms === Infinity) return;
    this.#waiting = this.#tools.setTimeout(() => {
      this.#waiting = -1;
      this.wake();
    }, ms);
  }
}
