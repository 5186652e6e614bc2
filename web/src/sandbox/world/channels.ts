// This file gives programs message channels, and copies of values, with which nothing happens in the browser's own time.

import {
  apply, create, deleteProperty, defineProperty, freeze, getter, hidden, NativeMap, NativeTypeError, NativeWeakMap, stringIndexOf, stringLastIndexOf, stringSlice, mapGet, mapSet,
  weakMapGet, weakMapSet,
} from "../prelude/primordials";
import { disguise, replace } from "../prelude/natives";
import { member } from "./convert";
import { End, type Message, type PortHost } from "./ports";

const clone = globalThis.structuredClone;
const arrayFrom = Array.from as (values: unknown) => unknown[];
const NativeChannel = MessageChannel;
const NativeException = DOMException;
const portsOf = { port1: getter<MessagePort>(MessageChannel.prototype, "port1"), port2: getter<MessagePort>(MessageChannel.prototype, "port2") };
const bufferLength = getter<number>(ArrayBuffer.prototype, "byteLength");
const exceptionName = getter<string>(DOMException.prototype, "name");
const exceptionMessage = getter<string>(DOMException.prototype, "message");

/**
 * The channels of a run. Their ports are ports of the browser's that are never started and never sent through: so they
 * can be sent on with a value, and everything else about them is ours.
 */
class Channels {
  readonly #ends = new NativeWeakMap<object, End>();
  readonly #host: PortHost;

  constructor(host: PortHost) {
    this.#host = host;
  }

  /** Makes the two ports of a channel. */
  make(): { port1: MessagePort; port2: MessagePort } {
    const channel = new NativeChannel();
    const one = this.#end(portsOf.port1(channel));
    const two = this.#end(portsOf.port2(channel));
    one.other = two;
    two.other = one;
    return { port1: one.port, port2: two.port };
  }

  of(port: unknown): End {
    const end = this.#known(port);
    if (end === undefined) throw new NativeTypeError("Illegal invocation");
    return end;
  }

  /** The value as its receiver gets it. `where` begins messages: "Failed to execute …: ". `source`: the port it is sent by. */
  copy(value: unknown, options: unknown, where: string, source: unknown): Message {
    const list = transferList(options);
    for (let i = 0; i < list.length; i++) this.#check(list[i], i, where, source);
    const both = create(null) as { value: unknown; list?: unknown[] };
    both.value = value;
    if (list.length > 0) both.list = list;
    const made = this.#clone(both, list, where);
    return { data: made.value, ports: this.#move(list, made.list) };
  }

  #clone<T>(value: T, list: unknown[], where: string): T {
    try {
      return clone(value, { __proto__: null, transfer: list } as StructuredSerializeOptions);
    } catch (error) {
      throw reworded(error, where, this.#host.plain);
    }
  }

  #end(port: MessagePort): End {
    const end = new End(port, this.#host);
    weakMapSet(this.#ends, port, end);
    return end;
  }

  #known(port: unknown): End | undefined {
    return typeof port === "object" && port !== null ? (weakMapGet(this.#ends, port) as End | undefined) : undefined;
  }

  /** Only ports and buffers may be sent on: streams would go through ports of the browser's. */
  #check(value: unknown, index: number, where: string, source: unknown): void {
    const end = this.#known(value);
    if (end === undefined && !isBuffer(value)) throw new NativeException(`${where}Value at index ${index} does not have a transferable type.`, "DataCloneError");
    if (end === undefined) return;
    if (value === source) throw new NativeException(`${where}Port at index ${index} contains the source port.`, "DataCloneError");
    if (end.closed || end.port !== value) throw new NativeException(`${where}Port at index ${index} is already neutered.`, "DataCloneError");
  }

  /** The ends of the ports that were sent on get the ports that arrived. */
  #move(sent: readonly unknown[], arrived: readonly unknown[] | undefined): readonly MessagePort[] {
    const ports: MessagePort[] = [];
    for (let i = 0; arrived !== undefined && i < sent.length; i++) {
      const end = this.#known(sent[i]);
      if (end === undefined) continue;
      const port = arrived[i] as MessagePort;
      end.move(port);
      weakMapSet(this.#ends, port, end);
      defineProperty(ports, ports.length, { __proto__: null, value: port, enumerable: true } as PropertyDescriptor);
    }
    return freeze(ports);
  }
}

function isBuffer(value: unknown): boolean {
  try {
    bufferLength(value);
    return true;
  } catch {
    return false;
  }
}

/** What is to be sent on: a sequence, or the member `transfer` of options. */
function transferList(options: unknown): unknown[] {
  if (options === undefined || options === null) return [];
  if (typeof options !== "object") throw new NativeTypeError("The provided value is not of type 'StructuredSerializeOptions'.");
  const sequence = (options as { [Symbol.iterator]?: unknown })[Symbol.iterator] === undefined ? member(options, "transfer") : options;
  return sequence === undefined ? [] : arrayFrom(sequence);
}

/** An exception of structuredClone's as another function's, with a function's text as the program wrote it. */
function reworded(error: unknown, where: string, plain: (text: string) => string): unknown {
  let name: string;
  let message: string;
  try {
    name = exceptionName(error);
    message = exceptionMessage(error);
  } catch {
    return error; // A getter of the program's threw it.
  }
  const at = stringIndexOf(message, "': ");
  if (at < 0) return error;
  const said = stringSlice(message, at + 3);
  const end = stringLastIndexOf(said, UNCLONED);
  return new NativeException(where + (end < 0 ? said : plain(stringSlice(said, 0, end)) + UNCLONED), name);
}

const UNCLONED = " could not be cloned.";
const POST = "Failed to execute 'postMessage' on 'MessagePort': ";
const CLONE = "Failed to execute 'structuredClone' on 'WorkerGlobalScope': ";

/** Replaces MessageChannel, structuredClone and the members of MessagePort. */
export function installChannels(global: object, host: PortHost): void {
  const channels = new Channels(host);
  const { prototype } = MessagePort;
  for (const name of ["onmessage", "onmessageerror", "onclose"]) deleteProperty(prototype, name);
  replace(prototype, portMembers(channels));
  replace(global, {
    structuredClone(value: unknown, options?: unknown): unknown {
      if (arguments.length === 0) throw new NativeTypeError(`${CLONE}1 argument required, but only 0 present.`);
      return channels.copy(value, options, CLONE, null).data;
    },
  });
  const made = function MessageChannel(this: object): void {
    if (new.target === undefined) throw new NativeTypeError("Failed to construct 'MessageChannel': Please use the 'new' operator, this DOM object constructor cannot be called as a function.");
    const { port1, port2 } = channels.make();
    defineProperty(this, "port1", { ...hidden(port1), enumerable: true });
    defineProperty(this, "port2", { ...hidden(port2), enumerable: true });
  };
  defineProperty(made.prototype as object, Symbol.toStringTag, { value: "MessageChannel", configurable: true });
  defineProperty(global, "MessageChannel", hidden(made));
  disguise(made, "MessageChannel");
}

const ownTypes = new NativeMap<unknown, true>();
mapSet(ownTypes, "message", true);
mapSet(ownTypes, "messageerror", true);

function portMembers(channels: Channels): object {
  const { addEventListener, removeEventListener } = EventTarget.prototype;
  return {
    postMessage(this: unknown, message: unknown, options?: unknown): void {
      const end = channels.of(this);
      if (arguments.length === 0) throw new NativeTypeError(`${POST}1 argument required, but only 0 present.`);
      const copy = channels.copy(message, options, POST, this);
      // A port that was sent on is no port any more.
      if (end.port === this) end.send(copy);
    },
    start(this: unknown): void {
      const end = channels.of(this);
      if (end.port === this) end.start();
    },
    close(this: unknown): void {
      const end = channels.of(this);
      if (end.port === this) end.close();
    },
    addEventListener(this: MessagePort, type: string, callback: unknown, options?: unknown): void {
      if (mapGet(ownTypes, type) === true) channels.of(this).listeners.add(type, callback, options);
      else apply(addEventListener as Function as (...args: unknown[]) => unknown, this, [type, callback, options]);
    },
    removeEventListener(this: MessagePort, type: string, callback: unknown, options?: unknown): void {
      if (mapGet(ownTypes, type) === true) channels.of(this).listeners.remove(type, callback, options);
      else apply(removeEventListener as Function as (...args: unknown[]) => unknown, this, [type, callback, options]);
    },
  };
}
