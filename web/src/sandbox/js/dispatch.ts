// This file watches the calls in which the browser calls listeners at once, and reports what they throw from within.

import { apply } from "../prelude/primordials";
import { replace } from "../prelude/natives";

/** Makes the call it is given; `Errors.dispatching`. */
type Dispatching = <T>(call: () => T) => T;

/** Replaces dispatchEvent and AbortController.abort by themselves, watched. */
export function installDispatch(global: object, dispatching: Dispatching): void {
  const { dispatchEvent } = EventTarget.prototype;
  const { abort } = AbortController.prototype;
  replace(EventTarget.prototype, {
    dispatchEvent(this: unknown): boolean {
      const args = arguments;
      return dispatching(() => apply(dispatchEvent, this ?? global, args) as boolean);
    },
  });
  replace(AbortController.prototype, {
    abort(this: unknown): void {
      const args = arguments;
      dispatching(() => apply(abort, this, args));
    },
  });
}
