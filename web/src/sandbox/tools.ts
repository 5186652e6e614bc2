// This file captures the functions of the worker that the run needs, before they are taken away from programs.

import wasmExec from "goroot:wasm_exec.js";
import { compileGlue, type Glue } from "./go/wasmexec";
import { apply, getter, uncurry } from "./prelude/primordials";
import type { Escapes } from "./prelude/canary";
import type { PumpTools } from "./loop/pump";

/** What a run works with. */
export interface Tools extends PumpTools {
  readonly global: typeof globalThis & EventTarget;
  readonly console: object;
  /** The address this worker was started from: frames with it are ours. */
  readonly ownAddress: string;
  /** wasm_exec.js, compiled when it is first asked for. */
  glue(): Glue;
  evaluate(code: string): unknown;
  /** Gives a script's text an address in this worker. */
  address(text: string): string;
  /** Takes such an address away again. */
  revoke(address: string): void;
  importScript(address: string): void;
  importModule(address: string): Promise<unknown>;
}

/** A worker's global object as far as it is used here. */
interface WorkerScope extends EventTarget {
  readonly origin: string;
  readonly location: { readonly href: string };
  readonly indexedDB?: { open(name: string): unknown };
  importScripts(address: string): void;
}

/** Captures the tools of the worker this runs in. */
export function captureTools(scope: WorkerScope & typeof globalThis): Tools {
  const { setTimeout, clearTimeout, importScripts, performance, MessageChannel, Blob } = scope;
  const now = uncurry(Performance.prototype.now);
  const { createObjectURL, revokeObjectURL } = URL;
  const nativeEval = scope.eval;
  const evaluate = (code: string): unknown => nativeEval(code);
  let glue: Glue | null = null;
  return {
    global: scope,
    console: scope.console,
    ownAddress: scope.location.href,
    glue: () => (glue ??= compileGlue(wasmExec, evaluate)),
    wall: () => now(performance),
    channel: () => new MessageChannel(),
    setTimeout: (call, ms) => apply(setTimeout, scope, [call, ms]) as unknown as number,
    clearTimeout: (id) => apply(clearTimeout, scope, [id]),
    evaluate,
    address: (text) => createObjectURL(new Blob([text], { type: "text/javascript" })),
    revoke: (address) => revokeObjectURL(address),
    importScript: (address) => apply(importScripts, scope, [address]),
    importModule: (address) => import(address),
  };
}

/** Captures what the canary tries. */
export function captureEscapes(scope: WorkerScope & typeof globalThis): Escapes {
  const { fetch, indexedDB } = scope;
  return {
    origin: scope.origin,
    fetch: (address) => apply(fetch, scope, [address]),
    openDatabase: () => {
      if (indexedDB === undefined) throw new Error("there is none");
      return indexedDB.open("canary");
    },
  };
}

/** Reads the data of a message through the captured getter. */
export const messageData = getter<unknown>(MessageEvent.prototype, "data");
/** Posts through a port whatever its class looks like by now. */
export const postThrough = uncurry(MessagePort.prototype.postMessage) as (port: unknown, message: unknown, transfer?: unknown) => void;

/** A list of one thing to transfer, which no patched iterator of a program's can reach. */
export function transferring(what: ArrayBuffer): unknown {
  let done = false;
  const next = (): unknown => {
    const step = { __proto__: null, done, value: what };
    done = true;
    return step;
  };
  const iterator = { __proto__: null, next };
  return { __proto__: null, [Symbol.iterator]: () => iterator };
}
export const listen = uncurry(EventTarget.prototype.addEventListener);
export const unlisten = uncurry(EventTarget.prototype.removeEventListener);
