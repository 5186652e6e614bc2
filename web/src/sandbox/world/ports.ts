// This file is the state behind message ports: who is at the other end, what is under way, who listens.

import { defineProperty, hidden } from "../prelude/primordials";
import { ListenerList, type Listener } from "../loop/listeners";
import { Task } from "../loop/queue";

/** What ports need of the run. */
export interface PortHost {
  push(task: Task): void;
  /** Records that a message is sent; its seq is the cause and origin of the message's task. */
  posted(): number;
  /** A function's text as the program wrote it. */
  plain(text: string): string;
}

/** A message as it arrives: its data and the ports that came with it. */
export interface Message {
  readonly data: unknown;
  readonly ports: readonly MessagePort[];
}

const NativeMessageEvent = MessageEvent;

/** One message under way to an end; each listener is a step. */
class MessageTask extends Task {
  readonly #end: End;
  readonly #message: Message;
  /** The port that the end had when the message was queued. */
  readonly #port: MessagePort;
  #at = 0;
  #event: Event | null = null;
  #listeners: readonly Listener[] = [];

  constructor(cause: number, end: End, message: Message) {
    super("message", 0, cause, cause);
    this.#end = end;
    this.#message = message;
    this.#port = end.port;
  }

  override get live(): boolean {
    return !this.#end.closed;
  }

  override get more(): boolean {
    return this.#at < this.#listeners.length;
  }

  override step(): void {
    const end = this.#end;
    if (end.port !== this.#port) return end.accept(this.origin, this.#message);
    if (this.#event === null) {
      this.#event = makeEvent(this.#message, end.port);
      this.#listeners = end.listeners.snapshot("message");
    }
    const listener = this.#listeners[this.#at++];
    if (listener !== undefined) end.listeners.call(listener, this.#event);
  }
}

function makeEvent({ data, ports }: Message, port: MessagePort): Event {
  const event = new NativeMessageEvent("message", { __proto__: null, data, ports } as object);
  defineProperty(event, "target", hidden(port));
  defineProperty(event, "currentTarget", hidden(port));
  return event;
}

/** One end of a channel. It outlives its port: a port that is sent on becomes another one, at the same end. */
export class End {
  port: MessagePort;
  listeners: ListenerList;
  other: End | null = null;
  closed = false;
  readonly #host: PortHost;
  #started = false;
  /** Messages that came before the port was started. */
  #first: MessageTask | null = null;
  #last: MessageTask | null = null;

  constructor(port: MessagePort, host: PortHost) {
    this.#host = host;
    this.port = port;
    this.listeners = this.#adopt(port);
  }

  /** Sends a message to the other end; without one it is lost. */
  send(message: Message): void {
    const to = this.other;
    if (to === null || to.closed) return;
    to.accept(this.#host.posted(), message);
  }

  /** A message arrives, sent by the event of this seq. */
  accept(cause: number, message: Message): void {
    const task = new MessageTask(cause, this, message);
    if (this.#started) return this.#host.push(task);
    if (this.#last === null) this.#first = task;
    else this.#last.next = task;
    this.#last = task;
  }

  start(): void {
    if (this.#started) return;
    this.#started = true;
    let task: Task | null = this.#first;
    this.#first = this.#last = null;
    while (task !== null) {
      const next: Task | null = task.next;
      this.#host.push(task);
      task = next;
    }
  }

  /** Nothing comes or goes any more; what was sent before still arrives at the other end. */
  close(): void {
    this.closed = true;
    if (this.other !== null) this.other.other = null;
    this.other = null;
  }

  /** The end has another port now, which nobody has started and nobody listens to. */
  move(port: MessagePort): void {
    this.port = port;
    this.listeners = this.#adopt(port);
    this.#started = false;
  }

  #adopt(port: MessagePort): ListenerList {
    const listeners = new ListenerList(port);
    // Setting onmessage starts a port; adding a listener does not.
    listeners.attribute(port, "message", () => {
      if (this.port === port) this.start();
    });
    listeners.attribute(port, "messageerror");
    return listeners;
  }
}
