// This file gives programs message channels whose messages are tasks of the run's own queue.

import { create, defineProperty, hidden, isArray, NativeTypeError, NativeWeakMap, setPrototypeOf, weakMapGet, weakMapSet } from "../prelude/primordials";
import { disguise, replace } from "../prelude/natives";
import { ListenerList, type Listener } from "./listeners";
import { Task } from "./queue";

/** What channels need of the run. */
export interface ChannelHost {
  push(task: Task): void;
  /** Seq of the event a message sent now comes from. */
  cause(): number;
}

const clone = globalThis.structuredClone;
const NativeMessageEvent = MessageEvent;

/** One message under way to a port; each listener of the port is a step. */
class MessageTask extends Task {
  #at = 0;
  #event: Event | null = null;
  #listeners: readonly Listener[] = [];

  constructor(
    cause: number,
    readonly end: End,
    readonly data: unknown,
  ) {
    super("message", 0, cause, 0);
  }

  override get live(): boolean {
    return !this.end.closed;
  }

  override get more(): boolean {
    return this.#at < this.#listeners.length;
  }

  override step(): void {
    if (this.#event === null) {
      this.#event = new NativeMessageEvent("message", { data: this.data });
      defineProperty(this.#event, "target", hidden(this.end.port));
      defineProperty(this.#event, "currentTarget", hidden(this.end.port));
      this.#listeners = this.end.listeners.snapshot("message");
    }
    const listener = this.#listeners[this.#at++];
    if (listener !== undefined) this.end.listeners.call(listener, this.#event);
  }
}

/** One end of a channel: the state behind a port. */
class End {
  readonly listeners: ListenerList;
  other: End | null = null;
  closed = false;
  #started = false;
  /** Messages that came before the port was started. */
  #first: MessageTask | null = null;
  #last: MessageTask | null = null;

  constructor(
    readonly port: object,
    readonly host: ChannelHost,
  ) {
    this.listeners = new ListenerList(port);
  }

  deliver(data: unknown): void {
    if (this.closed) return;
    const task = new MessageTask(this.host.cause(), this, data);
    if (this.#started) return this.host.push(task);
    if (this.#last === null) this.#first = task;
    else this.#last.next = task;
    this.#last = task;
  }

  start(): void {
    if (this.#started) return;
    this.#started = true;
    let task: Task | null = this.#first;
    while (task !== null) {
      const next: Task | null = task.next;
      this.host.push(task);
      task = next;
    }
    this.#first = this.#last = null;
  }

  close(): void {
    this.closed = true;
    if (this.other !== null) this.other.closed = true;
  }
}

/** The value as the other side receives it; throws what structuredClone throws. */
function copied(message: unknown, options: unknown): unknown {
  const transfer: unknown = isArray(options) ? options : (options as { transfer?: unknown } | undefined)?.transfer;
  return transfer === undefined ? clone(message) : clone(message, { transfer: transfer as Transferable[] });
}

/** The ends behind the ports of a run. */
class Ends {
  readonly #ends = new NativeWeakMap<object, End>();

  constructor(
    readonly prototype: object,
    readonly host: ChannelHost,
  ) {}

  /** Makes a port. */
  make(): End {
    const port = create(this.prototype) as object;
    const end = new End(port, this.host);
    weakMapSet(this.#ends, port, end);
    // Setting onmessage starts a port; adding a listener does not.
    end.listeners.attribute(port, "message", () => end.start());
    end.listeners.attribute(port, "messageerror");
    return end;
  }

  of(port: unknown): End {
    const end = typeof port === "object" && port !== null ? (weakMapGet(this.#ends, port) as End | undefined) : undefined;
    if (end === undefined) throw new NativeTypeError("Illegal invocation");
    return end;
  }
}

/** Replaces MessageChannel and MessagePort. Ports themselves cannot be sent. */
export function installChannels(global: object, host: ChannelHost): void {
  const MessagePort = function (): never {
    throw new NativeTypeError("Illegal constructor");
  };
  const ends = new Ends(MessagePort.prototype as object, host);
  setPrototypeOf(MessagePort.prototype as object, EventTarget.prototype);
  replace(MessagePort.prototype as object, {
    postMessage(this: unknown, message: unknown, options?: unknown): void {
      ends.of(this).other?.deliver(copied(message, options));
    },
    start(this: unknown): void {
      ends.of(this).start();
    },
    close(this: unknown): void {
      ends.of(this).close();
    },
    addEventListener(this: unknown, type: string, callback: unknown, options?: unknown): void {
      ends.of(this).listeners.add(type, callback, options);
    },
    removeEventListener(this: unknown, type: string, callback: unknown, options?: unknown): void {
      ends.of(this).listeners.remove(type, callback, options);
    },
  });
  const MessageChannel = function (this: object): void {
    if (new.target === undefined) throw new NativeTypeError("Constructor MessageChannel requires 'new'");
    const one = ends.make();
    const two = ends.make();
    one.other = two;
    two.other = one;
    defineProperty(this, "port1", hidden(one.port));
    defineProperty(this, "port2", hidden(two.port));
  };
  define(global, "MessagePort", MessagePort);
  define(global, "MessageChannel", MessageChannel);
}

/** Puts a class of ours on the global object under its name. */
function define(global: object, name: string, made: { prototype: object }): void {
  defineProperty(made, "name", { value: name, configurable: true });
  defineProperty(made.prototype, Symbol.toStringTag, { value: name, configurable: true });
  defineProperty(global, name, hidden(made));
  disguise(made, name);
}
