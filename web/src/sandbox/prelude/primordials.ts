// This file keeps the built-ins that the run worker itself uses, captured before user code could change any of them.

/** Captured members of Reflect. */
export const { apply, construct, defineProperty, deleteProperty, getPrototypeOf, ownKeys, setPrototypeOf } = Reflect;
const nativeDescriptor = Reflect.getOwnPropertyDescriptor;

/** An own property, as Reflect.getOwnPropertyDescriptor gives it but with no prototype: what a program puts on Object.prototype does not show through. */
export function getOwnPropertyDescriptor(target: object, key: PropertyKey): PropertyDescriptor | undefined {
  const found = nativeDescriptor(target, key);
  if (found !== undefined) setPrototypeOf(found, null);
  return found;
}

/** A descriptor of a hidden property with that value, for defineProperty; it has no prototype either. */
export function hidden(value: unknown): PropertyDescriptor {
  return { __proto__: null, value, writable: true, enumerable: false, configurable: true } as PropertyDescriptor;
}

/** A method as a plain function that takes its receiver first. */
type Uncurried<F> = F extends (this: infer T, ...args: infer A) => infer R ? (self: T, ...args: A) => R : never;

const bindCall: (method: unknown) => unknown = Function.prototype.bind.bind(Function.prototype.call);

/** Turns a method into a function of (receiver, ...args) that looks nothing up when it is called. */
export function uncurry<F extends (...args: never[]) => unknown>(method: F): (self: unknown, ...args: Parameters<F>) => ReturnType<F> {
  return bindCall(method) as (self: unknown, ...args: Parameters<F>) => ReturnType<F>;
}

const hasOwn = uncurry(Object.prototype.hasOwnProperty);

/** The value of an own data property; undefined where there is none, or an accessor. */
export function ownValue(target: object, key: PropertyKey): unknown {
  const found = nativeDescriptor(target, key);
  return found !== undefined && hasOwn(found, "value") ? found.value : undefined;
}

/** The captured getter of an accessor property on a prototype. Throws when there is none: the platform is not as expected. */
export function getter<T>(prototype: object, name: PropertyKey): (self: unknown) => T {
  const get = getOwnPropertyDescriptor(prototype, name)?.get;
  if (get === undefined) throw new Error(`no getter ${String(name)}`);
  return bindCall(get) as (self: unknown) => T;
}

/** An empty array whose prototype is null, so that patched array setters and methods never touch it. Use index and length only. */
export function bareArray<T>(): T[] {
  const list: T[] = [];
  setPrototypeOf(list, null);
  return list;
}

export const NativeArray = Array;
export const NativeDate = Date;
export const NativeError = Error;
export const NativeMap = Map;
export const NativeSet = Set;
export const NativePromise = Promise;
export const NativeProxy = Proxy;
export const NativeString = String;
export const NativeTypeError = TypeError;
export const NativeRangeError = RangeError;
export const NativeUint8Array = Uint8Array;
export const NativeInt32Array = Int32Array;
export const NativeWeakMap = WeakMap;
export const NativeWeakSet = WeakSet;

export const { floor, max, min, ceil, trunc } = Math;
export const { isArray } = Array;
export const { is, create, freeze } = Object;
export const { isNaN: numberIsNaN, isInteger } = Number;
export const { stringify } = JSON;

export const mapGet = uncurry(Map.prototype.get);
export const mapSet = uncurry(Map.prototype.set);
export const mapHas = uncurry(Map.prototype.has);
export const mapForEach = uncurry(Map.prototype.forEach) as (map: unknown, visit: (value: unknown, key: unknown) => void) => void;
export const mapDelete = uncurry(Map.prototype.delete);
export const weakMapGet = uncurry(WeakMap.prototype.get);
export const weakMapSet = uncurry(WeakMap.prototype.set);
export const weakMapHas = uncurry(WeakMap.prototype.has);
export const weakMapDelete = uncurry(WeakMap.prototype.delete);
export const weakSetAdd = uncurry(WeakSet.prototype.add);
export const weakSetHas = uncurry(WeakSet.prototype.has);

export const stringSlice = uncurry(String.prototype.slice);
export const stringIndexOf = uncurry(String.prototype.indexOf);
export const stringLastIndexOf = uncurry(String.prototype.lastIndexOf);
export const stringCharCodeAt = uncurry(String.prototype.charCodeAt);
export const stringStartsWith = uncurry(String.prototype.startsWith);
export const stringRepeat = uncurry(String.prototype.repeat);
export const numberToString = uncurry(Number.prototype.toString);
export const numberToFixed = uncurry(Number.prototype.toFixed);
export const bigintToString = uncurry(BigInt.prototype.toString);
export const symbolToString = uncurry(Symbol.prototype.toString);
export const functionToString = uncurry(Function.prototype.toString);
export const regexpExec = uncurry(RegExp.prototype.exec);
export const promiseThen = uncurry(Promise.prototype.then);

const typedArrayPrototype: object = getPrototypeOf(Uint8Array.prototype) ?? {};
/** The name of a typed array's class, or undefined when the value is no typed array. */
export const typedArrayName = getter<string | undefined>(typedArrayPrototype, Symbol.toStringTag);
export const typedArrayLength = getter<number>(typedArrayPrototype, "length");
export const typedArrayBuffer = getter<ArrayBuffer>(typedArrayPrototype, "buffer");
export const typedArrayByteOffset = getter<number>(typedArrayPrototype, "byteOffset");
export const typedArrayByteLength = getter<number>(typedArrayPrototype, "byteLength");
export const typedArraySubarray = uncurry(Uint8Array.prototype.subarray);
export const typedArraySet = uncurry(Uint8Array.prototype.set);

const encoder = new TextEncoder();
const encode = uncurry(TextEncoder.prototype.encode);

/** A text as UTF-8. */
export function encodeUtf8(text: string): Uint8Array {
  return encode(encoder, text);
}

/** An uncurried function type, for fields that hold one. */
export type Primordial<F> = Uncurried<F>;
