// This file turns arguments into the platform's types as Web IDL has it, with Chromium's words where they are wrong.

import { floor, NativeTypeError } from "../prelude/primordials";

const TOO_LARGE = 2 ** 53 - 1;

/**
 * A whole number 0 … 2^53-1 (`[EnforceRange] unsigned long long`). `where` begins the error's message.
 */
export function unsigned(value: unknown, where: string): number {
  const number = +(value as number);
  if (number !== number || number === Infinity || number === -Infinity) {
    throw new NativeTypeError(`${where}Value is ${number !== number ? "not of type" : "outside the"} 'unsigned long long'${number !== number ? "" : " value range"}.`);
  }
  const whole = number < 0 ? -floor(-number) : floor(number);
  if (whole < 0 || whole > TOO_LARGE) throw new NativeTypeError(`${where}Value is outside the 'unsigned long long' value range.`);
  return whole;
}

/** A member of an options object, or undefined; the object itself may be missing. */
export function member(options: unknown, name: string): unknown {
  if (options === undefined || options === null) return undefined;
  return (options as { [key: string]: unknown })[name];
}
