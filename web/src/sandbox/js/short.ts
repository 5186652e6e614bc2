// This file shows values as the short texts that events carry.

import { stringSlice } from "../prelude/primordials";
import { isError, peek, preview, type PreviewLimits } from "./preview";

/** How much of a value an event shows. */
const SHORT: PreviewLimits = { depth: 1, entries: 4, string: 32, total: 80 };
const LONGEST = 120;

/** A short text for a value. */
export function short(value: unknown): string {
  switch (typeof value) {
    case "number":
      return value === 0 && 1 / value < 0 ? "-0" : `${value}`;
    case "undefined":
      return "undefined";
    case "boolean":
      return value ? "true" : "false";
    case "object":
      if (value === null) return "null";
  }
  const text = isError(value) ? errorText(value as object) : preview(value, SHORT);
  return text.length <= LONGEST ? text : `${stringSlice(text, 0, LONGEST)}…`;
}

/** Short texts for arguments. */
export function shortAll(values: ArrayLike<unknown>): string {
  if (values.length === 1) return short(values[0]);
  let text = "";
  for (let i = 0; i < values.length && text.length < LONGEST; i++) text += i === 0 ? short(values[i]) : `, ${short(values[i])}`;
  return text;
}

/** An error's name and message. */
function errorText(error: object): string {
  const name = peek(error, "name");
  const message = peek(error, "message");
  const head = typeof name === "string" ? name : "Error";
  return typeof message === "string" && message !== "" ? `${head}: ${message}` : head;
}
