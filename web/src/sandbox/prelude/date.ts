// This file makes Date and Temporal.Now tell the run's clock, in UTC, wherever the browser happens to be.

import { apply, construct, defineProperty, getOwnPropertyDescriptor, NativeDate, ownKeys, regexpExec, stringSlice, uncurry } from "./primordials";
import { disguise, replace } from "./natives";

const { UTC, parse } = Date;
const prototype = Date.prototype;
const toISOString = uncurry(prototype.toISOString);
const getTime = uncurry(prototype.getTime);
const setUTCFullYear = uncurry(prototype.setUTCFullYear);
const getUTCDay = uncurry(prototype.getUTCDay);
const local = {
  year: uncurry(prototype.getFullYear),
  month: uncurry(prototype.getMonth),
  date: uncurry(prototype.getDate),
  hours: uncurry(prototype.getHours),
  minutes: uncurry(prototype.getMinutes),
  seconds: uncurry(prototype.getSeconds),
  ms: uncurry(prototype.getMilliseconds),
};

const days = "SunMonTueWedThuFriSat";
const months = "JanFebMarAprMayJunJulAugSepOctNovDec";
/** A date alone in ISO form is UTC by the standard; anything that names a zone is what it says. */
const saysZone = /^\s*[+-]?\d{4,6}(-\d\d(-\d\d)?)?\s*$|(?:Z|GMT|UTC?|[ECMP][SD]T|\d:\d\d.*[+-]\d{1,2}:?\d{2})\s*(\(.*\))?\s*$/i;

/** Parses as Date.parse does in a browser whose time zone is UTC. */
function parseUTC(text: string): number {
  const time = parse(text);
  if (time !== time || regexpExec(saysZone, text) !== null) return time;
  const d = new NativeDate(time);
  const inSomeYear = UTC(2000, local.month(d), local.date(d), local.hours(d), local.minutes(d), local.seconds(d), local.ms(d));
  return setUTCFullYear(new NativeDate(inSomeYear), local.year(d), local.month(d), local.date(d));
}

function pad(text: string, length: number): string {
  let padded = text;
  while (padded.length < length) padded = `0${padded}`;
  return padded;
}

/** "Thu Jan 01 2026", as Date.prototype.toDateString gives in UTC. */
function dateText(iso: string, day: number): string {
  const signed = iso[0] === "-" || iso[0] === "+";
  const dash = signed ? 7 : 4;
  const month = +stringSlice(iso, dash + 1, dash + 3) - 1;
  const year = +stringSlice(iso, 0, dash);
  const yearText = year < 0 ? `-${pad(`${-year}`, 6)}` : pad(`${year}`, 4);
  return `${stringSlice(days, day * 3, day * 3 + 3)} ${stringSlice(months, month * 3, month * 3 + 3)} ${stringSlice(iso, dash + 4, dash + 6)} ${yearText}`;
}

/** "10:20:30 GMT+0000 (Coordinated Universal Time)". */
function timeText(iso: string): string {
  const t = iso.length - 13;
  return `${stringSlice(iso, t, t + 8)} GMT+0000 (Coordinated Universal Time)`;
}

const text = {
  toString(this: Date): string {
    if (getTime(this) !== getTime(this)) return "Invalid Date";
    return `${dateText(toISOString(this), getUTCDay(this))} ${timeText(toISOString(this))}`;
  },
  toDateString(this: Date): string {
    return getTime(this) !== getTime(this) ? "Invalid Date" : dateText(toISOString(this), getUTCDay(this));
  },
  toTimeString(this: Date): string {
    return getTime(this) !== getTime(this) ? "Invalid Date" : timeText(toISOString(this));
  },
  getTimezoneOffset(this: Date): number {
    return getTime(this) * 0;
  },
};

/** Gives every getX and setX of local time the behaviour of its UTC twin. */
function useUTC(): void {
  const names = ["FullYear", "Month", "Date", "Day", "Hours", "Minutes", "Seconds", "Milliseconds"];
  const twins: Record<string, unknown> = {};
  for (const name of names) {
    for (const verb of ["get", "set"]) {
      const twin: unknown = getOwnPropertyDescriptor(prototype, `${verb}UTC${name}`)?.value;
      if (typeof twin !== "function") continue;
      const holder = { [verb + name](this: Date): unknown { return apply(twin as (...args: unknown[]) => unknown, this, arguments); } };
      twins[verb + name] = holder[verb + name];
    }
  }
  replace(prototype, twins);
  replace(prototype, text);
}

/** What Date is told: the wall clock of the run in whole milliseconds since 1970. */
export type WallClock = () => number;

/** Replaces the global Date. */
export function installDate(global: object, now: WallClock): void {
  useUTC();
  const make = (args: ArrayLike<unknown>, newTarget: Function): object => {
    if (args.length === 0) return construct(NativeDate, [now()], newTarget) as object;
    const first = args[0];
    if (args.length > 1) return construct(NativeDate, [apply(UTC, undefined, args)], newTarget) as object;
    if (typeof first === "string") return construct(NativeDate, [parseUTC(first)], newTarget) as object;
    return construct(NativeDate, [first], newTarget) as object;
  };
  const stand = function Date(this: unknown): unknown {
    if (new.target === undefined) return apply(text.toString, new NativeDate(now()), []);
    return make(arguments, new.target);
  };
  for (const key of ownKeys(NativeDate)) {
    const descriptor = getOwnPropertyDescriptor(NativeDate, key);
    if (descriptor !== undefined) defineProperty(stand, key, descriptor);
  }
  replace(stand, { now: () => now(), parse: (value: unknown) => parseUTC(`${String(value)}`) });
  defineProperty(prototype, "constructor", { value: stand, writable: true, enumerable: false, configurable: true });
  defineProperty(global, "Date", { value: stand, writable: true, enumerable: false, configurable: true });
  disguise(stand, "Date");
}
