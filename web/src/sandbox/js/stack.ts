// This file words stacks in the user's own positions, and finds the user's line that called one of our functions.

import type { Position } from "../../event/event";
import {
  apply, defineProperty, deleteProperty, getOwnPropertyDescriptor, hidden, NativeError, NativeWeakMap, stringIndexOf, stringSlice, uncurry, weakMapGet, weakMapSet,
} from "../prelude/primordials";
import type { Sources } from "./sources";

/** A frame as V8 hands it to Error.prepareStackTrace. */
interface Frame {
  getScriptNameOrSourceURL(): unknown;
  getLineNumber(): number | null;
  getColumnNumber(): number | null;
  toString(): string;
}

type Prepare = (error: unknown, frames: Frame[]) => unknown;

/** How many frames are looked at for the user's line. */
const SEARCHED = 30;

/** Stacks of one run. */
export class Stacks {
  readonly #sources: Sources;
  readonly #first = new NativeWeakMap<object, Position>();
  readonly #prepare: Prepare = (error, frames) => (this.#searching ? this.#searchFrames(frames) : this.#format(error, frames));
  readonly #capture = NativeError.captureStackTrace;
  #frame: FrameReader | null = null;
  #searching = false;
  #found: Position | null = null;

  constructor(sources: Sources) {
    this.#sources = sources;
  }

  /** Makes every stack that is made from now on show the user's files, and none of our own frames. */
  install(): void {
    this.#set("prepareStackTrace", this.#prepare);
  }

  /** Where the user's code called the function of ours that calls this, or null when it was not called from the user's code. */
  caller(): Position | null {
    // Captured anew for each call: an object with a stack keeps it.
    const holder: { stack?: unknown } = { stack: undefined };
    const prepare = getOwnPropertyDescriptor(NativeError, "prepareStackTrace");
    this.#searching = true;
    this.#found = null;
    if (prepare !== undefined && prepare.value === this.#prepare) this.#search(holder);
    else if (this.#set("prepareStackTrace", this.#prepare)) {
      this.#search(holder);
      this.#restore("prepareStackTrace", prepare);
    }
    this.#searching = false;
    return this.#found;
  }

  #search(holder: { stack?: unknown }): void {
    // Our own frames alone can be as many as the browser keeps by itself.
    const limit = getOwnPropertyDescriptor(NativeError, "stackTraceLimit");
    this.#set("stackTraceLimit", SEARCHED);
    this.#capture(holder, this.caller);
    void holder.stack;
    this.#restore("stackTraceLimit", limit);
  }

  /** The stack of the caller as lines "at …" in the user's positions, without our own frames. */
  here(): string {
    const text = this.text(new NativeError());
    const end = stringIndexOf(text, "\n");
    return end < 0 ? "" : stringSlice(text, end);
  }

  /**
   * The stack of an error as text in the user's positions, or "" for what has none. Runs no code of the user's: a getter
   * that is not the browser's is not called, nor a prepareStackTrace of the program's, which could throw or never end.
   */
  text(error: unknown): string {
    if (typeof error !== "object" || error === null) return "";
    const prepare = getOwnPropertyDescriptor(NativeError, "prepareStackTrace");
    const ours = prepare !== undefined && prepare.value === this.#prepare;
    if (!ours && !this.#set("prepareStackTrace", this.#prepare)) return "";
    const text = ownStack(error);
    if (!ours) this.#restore("prepareStackTrace", prepare);
    return text;
  }

  /** The first of the user's positions in an error's stack, or null. */
  position(error: unknown): Position | null {
    if (this.text(error) === "") return null;
    return (weakMapGet(this.#first, error as object) as Position | undefined) ?? null;
  }

  #searchFrames(frames: Frame[]): string {
    for (let i = 0; i < frames.length && this.#found === null; i++) {
      const frame = frames[i]!;
      this.#frame ??= new FrameReader(frame);
      this.#found = this.#frame.locate(frame, this.#sources);
    }
    return "";
  }

  #format(error: unknown, frames: Frame[]): string {
    let text = heading(error);
    let first: Position | null = null;
    for (let i = 0; i < frames.length; i++) {
      const frame = frames[i]!;
      this.#frame ??= new FrameReader(frame);
      const { address, line, col, shown } = this.#frame.read(frame);
      if (this.#sources.isInternal(address)) continue;
      const at = this.#sources.locate(address, line, col);
      first ??= at;
      text += `\n    at ${at === null ? shown : inFile(shown, `${address}:${line}:${col}`, at)}`;
    }
    if (first !== null && typeof error === "object" && error !== null) weakMapSet(this.#first, error, first);
    return text;
  }

  #set(name: string, value: unknown): boolean {
    return defineProperty(NativeError, name, hidden(value));
  }

  #restore(name: string, descriptor: PropertyDescriptor | undefined): void {
    if (descriptor === undefined) deleteProperty(NativeError, name);
    else defineProperty(NativeError, name, descriptor);
  }
}

/** Reads frames through methods captured from the first frame seen, so that a program that patches them misleads only itself. */
class FrameReader {
  readonly #address: (frame: Frame) => unknown;
  readonly #line: (frame: Frame) => number | null;
  readonly #col: (frame: Frame) => number | null;
  readonly #shown: (frame: Frame) => string;

  constructor(frame: Frame) {
    this.#address = uncurry(frame.getScriptNameOrSourceURL) as (frame: Frame) => unknown;
    this.#line = uncurry(frame.getLineNumber) as (frame: Frame) => number | null;
    this.#col = uncurry(frame.getColumnNumber) as (frame: Frame) => number | null;
    this.#shown = uncurry(frame.toString) as (frame: Frame) => string;
  }

  /** The user's position of a frame, or null. */
  locate(frame: Frame, sources: Sources): Position | null {
    const address = this.#address(frame);
    return sources.nameOf(address) === undefined ? null : sources.locate(address, this.#line(frame) ?? 1, this.#col(frame) ?? 1);
  }

  read(frame: Frame): { address: string; line: number; col: number; shown: string } {
    const address = this.#address(frame);
    return { address: typeof address === "string" ? address : "", line: this.#line(frame) ?? 1, col: this.#col(frame) ?? 1, shown: this.#shown(frame) };
  }
}

/** The browser's own getters of `stack`: on an error, on what captured one, on a DOMException. */
const nativeGetters = [new NativeError(), captured(), new DOMException()].map((holder) => getOwnPropertyDescriptor(holder, "stack")?.get);
const [onError, onCaptured, onException] = nativeGetters;

function captured(): object {
  const holder = {};
  NativeError.captureStackTrace(holder);
  return holder;
}

/** What an object's own stack is, when it is a text and told by the browser. */
function ownStack(error: object): string {
  const own = getOwnPropertyDescriptor(error, "stack");
  if (own === undefined) return "";
  const { get } = own;
  const native = get !== undefined && (get === onError || get === onCaptured || get === onException);
  const stack: unknown = native ? apply(get, error, []) : own.value;
  return typeof stack === "string" ? stack : "";
}

const errorToString = uncurry(NativeError.prototype.toString);

/** The first line of a stack: what Error.prototype.toString gives, or a stand-in when that throws. */
function heading(error: unknown): string {
  try {
    return errorToString(error);
  } catch {
    return "<error>";
  }
}

/** The frame's text with the browser's address replaced by the user's file and position. */
function inFile(shown: string, address: string, at: Position): string {
  const place = `${at.file}:${at.line}:${at.col}`;
  const start = stringIndexOf(shown, address);
  return start < 0 ? place : stringSlice(shown, 0, start) + place + stringSlice(shown, start + address.length);
}
