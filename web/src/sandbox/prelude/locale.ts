// This file makes en-US and UTC the defaults of everything that formats for people, wherever the browser happens to be.

import { apply, construct, defineProperty, NativeProxy, ownKeys } from "./primordials";
import { disguise, replace } from "./natives";

const LOCALE = "en-US";
const ZONE = "UTC";

function locales(given: unknown): unknown {
  return given === undefined ? LOCALE : given;
}

/** The options with a time zone; what the program gave is read through the prototype, in the platform's own order. */
function zoned(given: unknown): unknown {
  if (given === undefined) return { timeZone: ZONE };
  if (typeof given !== "object" || given === null || (given as { timeZone?: unknown }).timeZone !== undefined) return given;
  return { __proto__: given, timeZone: ZONE };
}

function installConstructors(): void {
  for (const name of ownKeys(Intl)) {
    const native: unknown = Reflect.get(Intl, name);
    if (typeof native !== "function" || typeof native.prototype !== "object" || name === "Locale") continue;
    const options = name === "DateTimeFormat" ? zoned : (given: unknown): unknown => given;
    const defaults = (args: unknown[]): unknown[] => [locales(args[0]), options(args[1])];
    const stand = new NativeProxy(native, {
      construct: (target, args: unknown[], newTarget) => construct(target, defaults(args), newTarget) as object,
      apply: (target, self, args: unknown[]) => apply(target, self, defaults(args)) as unknown,
    });
    disguise(stand, String(name));
    defineProperty(native.prototype, "constructor", { value: stand, writable: true, enumerable: false, configurable: true });
    defineProperty(Intl, name, { value: stand, writable: true, enumerable: false, configurable: true });
  }
}

/** A method that takes (locales, options) from the argument at `first` on, with our defaults. */
function localized(prototype: object, name: string, first: number, options: (given: unknown) => unknown): void {
  const native = Reflect.get(prototype, name) as (...args: unknown[]) => unknown;
  const holder = {
    [name](this: unknown): unknown {
      const given = arguments as unknown as { [index: number]: unknown };
      const args = first === 0 ? [locales(given[0]), options(given[1])] : [given[0], locales(given[1]), options(given[2])];
      return apply(native, this, args);
    },
  };
  replace(prototype, holder);
}

/** Replaces the constructors of Intl and the methods that use the browser's own locale and time zone. */
export function installLocale(): void {
  installConstructors();
  const same = (given: unknown): unknown => given;
  for (const name of ["toLocaleString", "toLocaleDateString", "toLocaleTimeString"]) localized(Date.prototype, name, 0, zoned);
  localized(Number.prototype, "toLocaleString", 0, same);
  localized(BigInt.prototype, "toLocaleString", 0, same);
  for (const name of ["toLocaleLowerCase", "toLocaleUpperCase"]) localized(String.prototype, name, 0, same);
  localized(String.prototype, "localeCompare", 1, same);
}
