// This file makes inert what would show the garbage collector's timing, and keeps account of proxies for the previewer.

import { apply, construct, NativeProxy, NativeTypeError, NativeWeakMap, NativeWeakSet, weakMapGet, weakMapSet, weakSetAdd, weakSetHas } from "./primordials";
import { disguise, replace } from "./natives";

const targets = new NativeWeakMap<object, object>();

/** The target of a proxy the program made, or undefined when the value is no proxy. Runs no trap. */
export function proxyTarget(value: object): object | undefined {
  return weakMapGet(targets, value) as object | undefined;
}

/** Replaces Proxy so that every proxy made from now on is known. */
export function installProxy(global: object): void {
  const remember = <T>(made: T, target: unknown): T => {
    if (typeof made === "object" || typeof made === "function") weakMapSet(targets, made as object, target as object);
    return made;
  };
  const { revocable } = Proxy;
  replace(Proxy, {
    revocable(target: object, handler: ProxyHandler<object>) {
      const made = apply(revocable, Proxy, [target, handler]) as { proxy: object; revoke: () => void };
      remember(made.proxy, target);
      return made;
    },
  });
  const ours = new NativeProxy(Proxy, {
    construct: (native, args: unknown[], newTarget) => remember(construct(native, args, newTarget) as object, args[0]),
  });
  Object.defineProperty(global, "Proxy", { value: ours, writable: true, enumerable: false, configurable: true });
  disguise(ours, "Proxy");
}

function canBeHeldWeakly(value: unknown): value is WeakKey {
  return (typeof value === "object" && value !== null) || typeof value === "function" || typeof value === "symbol";
}

/** Replaces WeakRef by one that never lets go, and FinalizationRegistry by one that never calls back. */
export function installInertRefs(global: object): void {
  const registries = new NativeWeakSet<object>();
  const made = {
    WeakRef: class {
      readonly #target: WeakKey;
      constructor(target: WeakKey) {
        if (!canBeHeldWeakly(target)) throw new NativeTypeError("WeakRef: invalid target");
        this.#target = target;
      }
      deref(): WeakKey {
        return this.#target;
      }
    },
    FinalizationRegistry: class {
      constructor(callback: unknown) {
        if (typeof callback !== "function") throw new NativeTypeError("FinalizationRegistry: cleanup must be callable");
        weakSetAdd(registries, this);
      }
      register(target: unknown): void {
        if (!weakSetHas(registries, this) || !canBeHeldWeakly(target)) {
          throw new NativeTypeError("FinalizationRegistry.prototype.register: invalid target");
        }
      }
      unregister(): boolean {
        return false;
      }
    },
  };
  for (const [name, stand] of Object.entries(made)) {
    Object.defineProperty(stand, "name", { value: name, configurable: true });
    Object.defineProperty(stand.prototype, Symbol.toStringTag, { value: name, configurable: true });
    Object.defineProperty(global, name, { value: stand, writable: true, enumerable: false, configurable: true });
    disguise(stand, name);
  }
}
