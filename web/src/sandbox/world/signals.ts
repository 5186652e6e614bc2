// This file makes AbortSignal.timeout wait on the run's clock, and reads signals through captured members.

import { getter, NativeTypeError, uncurry } from "../prelude/primordials";
import { replace } from "../prelude/natives";
import { MS } from "../loop/clock";
import { unsigned } from "./convert";
import { DueTask } from "./duetask";
import type { WorldHost } from "./host";

const NativeController = AbortController;
const NativeException = DOMException;
const listen = uncurry(EventTarget.prototype.addEventListener);
const abort = uncurry(AbortController.prototype.abort);
const signalOf = getter<AbortSignal>(AbortController.prototype, "signal");

/** True for a signal that has been aborted; throws for what is no signal. */
export const isAborted = getter<boolean>(AbortSignal.prototype, "aborted");
/** Why a signal was aborted. */
export const reasonOf = getter<unknown>(AbortSignal.prototype, "reason");

/** True for an AbortSignal, whatever its prototype looks like by now. */
export function isSignal(value: unknown): value is AbortSignal {
  if (typeof value !== "object" || value === null) return false;
  try {
    isAborted(value);
    return true;
  } catch {
    return false;
  }
}

/** Calls a function when a signal is aborted. */
export function onAbort(signal: AbortSignal, call: () => void): void {
  listen(signal, "abort", call, { once: true, __proto__: null } as AddEventListenerOptions);
}

/** The exception that an aborted operation without a reason of its own ends with. */
export function abortError(): DOMException {
  return new NativeException("signal is aborted without reason", "AbortError");
}

/** A signal that nobody can abort. */
export function idleSignal(): AbortSignal {
  return signalOf(new NativeController());
}

/** Replaces AbortSignal.timeout. */
export function installSignals(host: WorldHost): void {
  let ids = 0;
  replace(AbortSignal, {
    timeout(milliseconds: unknown): AbortSignal {
      const where = "Failed to execute 'timeout' on 'AbortSignal': ";
      if (arguments.length === 0) throw new NativeTypeError(`${where}1 argument required, but only 0 present.`);
      const delay = unsigned(milliseconds, where);
      const controller = new NativeController();
      const id = ++ids;
      const set = host.events.timerset("signal", id, delay);
      const task = new DueTask("signal", id, set, () => {
        // What waits for the signal is rejected by the browser or by us.
        host.loop.rejectSeen();
        host.dispatching(() => abort(controller, new NativeException("signal timed out", "TimeoutError")));
      });
      task.due = host.clock.now() + delay * MS;
      host.loop.queue.schedule(task);
      host.loop.wake();
      return signalOf(controller);
    },
  });
}
