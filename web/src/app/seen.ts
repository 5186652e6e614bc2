// Which lessons the reader has run, kept in the browser's own storage.
import type { Store } from "./storage";

const SEEN = "interleave.seen";

/** The ids that are kept; what does not decode counts as none. */
export function loadSeen(store: Store | null): ReadonlySet<string> {
  try {
    const found: unknown = JSON.parse(store?.getItem(SEEN) ?? "[]");
    return new Set(Array.isArray(found) ? found.filter((id) => typeof id === "string") : []);
  } catch {
    return new Set();
  }
}

/** Keeps these ids instead of those kept before; a browser that denies it just forgets. */
export function saveSeen(store: Store | null, seen: ReadonlySet<string>): void {
  try {
    store?.setItem(SEEN, JSON.stringify([...seen]));
  } catch {
    // The marks are comfort; saving a draft tells when nothing can be kept.
  }
}
