// This file holds the body of a request or a response: bytes that can be read once, whole or as a stream.

import {
  encodeUtf8, getter, hidden, NativePromise, NativeString, NativeTypeError, NativeUint8Array, promiseThen, typedArrayBuffer, typedArrayByteLength,
  typedArrayByteOffset, typedArrayName, typedArraySet, uncurry,
} from "../prelude/primordials";

/** Bytes with a buffer of their own. */
export type Bytes = Uint8Array<ArrayBuffer>;

const { parse } = JSON;
const decode = uncurry(TextDecoder.prototype.decode);
const NativeDecoder = TextDecoder;
const bufferLength = getter<number>(ArrayBuffer.prototype, "byteLength");
const viewBuffer = getter<ArrayBuffer>(DataView.prototype, "buffer");
const viewLength = getter<number>(DataView.prototype, "byteLength");
const viewOffset = getter<number>(DataView.prototype, "byteOffset");
const paramsToString = uncurry(URLSearchParams.prototype.toString);
const paramsSize = getter<number>(URLSearchParams.prototype, "size");
const NativeStream = ReadableStream;
const locked = getter<boolean>(ReadableStream.prototype, "locked");
const getReader = uncurry(ReadableStream.prototype.getReader) as (stream: unknown) => object;
const read = uncurry(ReadableStreamDefaultReader.prototype.read) as (reader: unknown) => Promise<{ done: boolean; value?: Uint8Array }>;
const enqueue = uncurry(ReadableByteStreamController.prototype.enqueue);
const close = uncurry(ReadableByteStreamController.prototype.close);
const byobRequest = getter<ReadableStreamBYOBRequest | null>(ReadableByteStreamController.prototype, "byobRequest");
const respond = uncurry(ReadableStreamBYOBRequest.prototype.respond);

/** The bytes of what a program gives as a body, with the type that goes with it; null for no body. */
export function bodyOf(given: unknown): { bytes: Bytes; type: string } | null {
  if (given === undefined || given === null) return null;
  const view = viewOf(given);
  if (view !== null) return { bytes: copyOf(view), type: "" };
  if (works(paramsSize, given)) {
    return { bytes: encodeUtf8(paramsToString(given)) as Bytes, type: "application/x-www-form-urlencoded;charset=UTF-8" };
  }
  if (works(locked, given)) throw new NativeTypeError("The simulated world takes no streams as bodies; give it text or bytes.");
  return { bytes: encodeUtf8(NativeString(given)) as Bytes, type: "text/plain;charset=UTF-8" };
}

function works(get: (value: unknown) => unknown, value: unknown): boolean {
  try {
    get(value);
    return true;
  } catch {
    return false;
  }
}

function viewOf(value: unknown): Uint8Array | null {
  if (typeof value !== "object") return null;
  if (typedArrayName(value) !== undefined) {
    return new NativeUint8Array(typedArrayBuffer(value), typedArrayByteOffset(value), typedArrayByteLength(value));
  }
  if (works(bufferLength, value)) return new NativeUint8Array(value as ArrayBuffer);
  return works(viewLength, value) ? new NativeUint8Array(viewBuffer(value), viewOffset(value), viewLength(value)) : null;
}

/** A copy of bytes. */
export function copyOf(bytes: Uint8Array): Bytes {
  const copy = new NativeUint8Array(typedArrayByteLength(bytes));
  typedArraySet(copy, bytes);
  return copy;
}

/** A body that is read at most once. */
export class BodyState {
  readonly #bytes: Bytes | null;
  #used = false;
  #stream: ReadableStream | null = null;

  constructor(bytes: Bytes | null) {
    this.#bytes = bytes;
  }

  /** True once something was read. */
  get used(): boolean {
    return this.#used;
  }

  /** True when it was read or is being read. */
  get taken(): boolean {
    return this.#used || (this.#stream !== null && locked(this.#stream));
  }

  /** A copy, for clone(). */
  copy(): BodyState {
    return new BodyState(this.#bytes === null ? null : copyOf(this.#bytes));
  }

  /** The bytes for a request that is sent. */
  get sent(): Bytes | null {
    return this.#bytes;
  }

  /** The body as a stream, always the same one; null when there is none. */
  get stream(): ReadableStream | null {
    if (this.#bytes !== null) this.#stream ??= this.#open(this.#bytes);
    return this.#stream;
  }

  /** Reads all bytes; rejects when they were read before. `what` says which method of which class asks. */
  all(what: string): Promise<Bytes> {
    return new NativePromise<Bytes>((resolve, reject) => {
      if (this.taken) return reject(new NativeTypeError(`Failed to execute ${what}: body stream ${this.#used ? "already read" : "is locked"}`));
      if (this.#bytes === null) return resolve(new NativeUint8Array(0));
      this.#used = true;
      if (this.#stream !== null) drain(getReader(this.#stream));
      resolve(copyOf(this.#bytes));
    });
  }

  #open(bytes: Bytes): ReadableStream {
    let given = typedArrayByteLength(bytes) === 0;
    const pull = (controller: ReadableByteStreamController): void => {
      this.#used = true;
      if (!given) {
        given = true;
        return enqueue(controller, copyOf(bytes));
      }
      close(controller);
      const waiting = byobRequest(controller);
      if (waiting !== null) respond(waiting, 0);
    };
    const cancel = (): void => {
      this.#used = true;
    };
    const source = { __proto__: null, type: "bytes", pull, cancel } as unknown as UnderlyingByteSource;
    return new NativeStream(source, { __proto__: null, highWaterMark: 0 } as QueuingStrategy);
  }
}

/** Reads a stream to its end, so that it looks read. */
function drain(reader: object): void {
  promiseThen(read(reader), (chunk: unknown) => {
    if (!(chunk as { done: boolean }).done) drain(reader);
  });
}

/** Bytes as text, without a byte order mark. */
export function textOf(bytes: Bytes): string {
  return decode(new NativeDecoder(), bytes);
}

/** How each reading method makes its result of the bytes. */
const readers: { readonly [method: string]: (bytes: Bytes) => unknown } = {
  text: textOf,
  json: (bytes) => parse(textOf(bytes)) as unknown,
  arrayBuffer: typedArrayBuffer,
  bytes: (bytes) => bytes,
};

/** Gives a prototype text(), json(), arrayBuffer() and bytes(). `stateOf` finds the body and throws for what has none. */
export function addReaders(prototype: object, name: string, stateOf: (self: unknown) => BodyState): void {
  for (const method of Object.keys(readers)) {
    const convert = readers[method]!;
    const holder = {
      [method](this: unknown): Promise<unknown> {
        return promiseThen(stateOf(this).all(`'${method}' on '${name}'`), convert as never) as Promise<unknown>;
      },
    };
    Object.defineProperty(prototype, method, { ...hidden(holder[method]), __proto__: null } as PropertyDescriptor);
  }
}
