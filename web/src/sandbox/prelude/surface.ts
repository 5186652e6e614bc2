// This file puts the run's own timers and error reporting on the global object.

import { apply, bareArray, NativeString } from "./primordials";
import { replace } from "./natives";
import type { Timers } from "../loop/timers";

/** What the functions on the global object work with. */
export interface SurfaceHost {
  readonly timers: Timers;
  /** The captured indirect eval, for timers whose handler is text. */
  evaluate(code: string): unknown;
  reportError(error: unknown): void;
  /** A callback of the user's has returned a value. */
  returned(value: unknown): void;
  /** Code without probes runs: it may reject promises unseen. */
  unseen(): void;
}

/** Makes what a timer calls: a function with its further arguments, or text that is evaluated in the global scope. */
function handlerOf(global: object, handler: unknown, args: ArrayLike<unknown>, host: SurfaceHost): () => void {
  if (typeof handler !== "function") {
    const code = NativeString(handler);
    return () => {
      host.unseen();
      host.evaluate(code);
    };
  }
  const rest = bareArray<unknown>();
  for (let i = 2; i < args.length; i++) rest[i - 2] = args[i];
  return () => host.returned(apply(handler, global, rest));
}

/** Replaces setTimeout, setInterval, clearTimeout, clearInterval and reportError. */
export function installSurface(global: object, host: SurfaceHost): void {
  const { timers } = host;
  // `| 0` is ToInt32, as the platform's signature has it: NaN, Infinity and 2 ** 32 are 0.
  replace(global, {
    setTimeout(handler: unknown, delay?: unknown): number {
      const call = handlerOf(global, handler, arguments, host);
      return timers.set("timer", call, (delay as number) | 0);
    },
    setInterval(handler: unknown, delay?: unknown): number {
      const call = handlerOf(global, handler, arguments, host);
      return timers.set("interval", call, (delay as number) | 0);
    },
    clearTimeout(id?: unknown): void {
      timers.clear((id as number) | 0);
    },
    clearInterval(id?: unknown): void {
      timers.clear((id as number) | 0);
    },
    reportError(error: unknown): void {
      host.reportError(error);
    },
  });
}
