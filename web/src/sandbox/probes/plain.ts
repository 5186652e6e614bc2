// This file holds the probes of plain functions: entered, left, left by an exception that somebody catches.

import { bareArray } from "../prelude/primordials";
import type { Cleaner } from "./cleaner";
import type { Machine } from "./machine";
import type { Resumables } from "./resumables";

/** The probes of plain functions. A handle is the frame's number when the call is recorded, else -(frames below). */
export interface PlainProbes {
  enter(site: number, ...values: unknown[]): number;
  height(): number;
  leave(handle: number, value?: unknown): unknown;
  keep(handle: number, value?: unknown): unknown;
  over(handle: number): void;
  caught(handle: number, error?: unknown): void;
}

/** Makes the probes. */
export function plainProbes(machine: Machine, resumables: Resumables, cleaner: Cleaner): PlainProbes {
  const { stack, record } = machine;
  /** What each frame is about to return, as text; "" for nothing kept. */
  const kept = bareArray<string>();

  const leaveRecorded = (handle: number, text: string): void => {
    stack.unwind(handle);
    if (stack.depth < handle) return;
    record.return(machine.running, stack.seq(handle), machine.position(stack.site(handle)), text);
    stack.pop();
  };
  const leaveWith = (handle: number, value: unknown): void => leaveRecorded(handle, machine.show(value));

  return {
    enter(site, ...values) {
      const asked = resumables.called();
      if (!machine.admit(site)) return -stack.depth;
      const handle = stack.push(site, machine.call(site, values, asked), null);
      kept[handle] = "";
      return handle;
    },
    height: () => -stack.depth,
    // Small enough to be inlined: it stands at every return.
    leave(handle, value) {
      if (handle > 0) leaveWith(handle, value);
      return value;
    },
    keep(handle, value) {
      if (handle > 0) kept[handle] = machine.show(value);
      return value;
    },
    over(handle) {
      if (handle <= 0) return;
      if (kept[handle] !== "") leaveRecorded(handle, kept[handle]!);
      else stack.unwind(handle - 1);
    },
    // A function, for its count of arguments: a finally block does not know what passes, if anything does.
    caught: function (handle: number, error?: unknown) {
      const depth = handle > 0 ? handle : -handle;
      cleaner.clean(error, 0);
      if (arguments.length > 1) machine.passed(depth, error);
      else stack.unwind(depth);
    },
  };
}
