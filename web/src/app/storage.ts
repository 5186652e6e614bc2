// Drafts and the look, kept in the browser's own storage; two tabs never overwrite each other.
import type { Program } from "../program/program";
import { isRecord, readProgram } from "../program/program";
import { FIRST_LOOK } from "./state";
import type { Look, Source } from "./state";

/** The part of the platform's Storage that is used. */
export type Store = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

/** What is kept of an edited program. */
export interface Draft {
  source: Source;
  /** The lesson it grew out of, or null. */
  lesson: string | null;
  program: Program;
}

/** How saving went: `beside` means that another tab holds the draft, and that ours is kept as a copy of its own. */
export type Saved = "saved" | "beside" | "full" | "denied";

interface Kept {
  rev: number;
  savedAt: number;
  draft: Draft;
}

const DRAFT = "interleave.draft.";
const LAST = "interleave.last";
const LOOK = "interleave.look";
const MOST_DRAFTS = 60;

/** The name of the draft of a source. */
export function draftKey(source: Source): string {
  return `${source.from}:${source.id}`;
}

/**
 * Keeps drafts. Each kept draft has a revision. A tab writes over a draft only when its revision is the one the tab read or
 * wrote last; otherwise another tab was there, and from then on this tab keeps a copy under its own name.
 */
export class Drafts {
  private readonly known = new Map<string, number>();
  private readonly moved = new Set<string>();

  /** `store` is null where the browser denies storage; `session` lasts as long as the tab; `tab` names the tab. */
  constructor(private readonly store: Store | null, private readonly session: Store | null, private readonly tab: string, private readonly now: () => number) {}

  /** The draft of a source, this tab's own copy first, or null. */
  load(source: Source): Draft | null {
    return this.loadKey(draftKey(source));
  }

  /** The draft that was edited last, in this tab or else in any. */
  last(): Draft | null {
    const key = read(this.session, LAST) ?? read(this.store, LAST);
    return key === null ? null : this.loadKey(key);
  }

  /** Keeps a draft. */
  save(draft: Draft): Saved {
    if (!this.store) return "denied";
    const key = draftKey(draft.source);
    const kept = this.read(key);
    if (!this.moved.has(key) && kept && kept.rev !== this.known.get(key)) this.moved.add(key);
    const name = this.moved.has(key) ? `${key}~${this.tab}` : key;
    const rev = (this.read(name)?.rev ?? 0) + 1;
    const outcome = this.write(DRAFT + name, { rev, savedAt: this.now(), draft });
    if (outcome !== "saved") return outcome;
    this.known.set(key, this.moved.has(key) ? (kept?.rev ?? 0) : rev);
    this.remember(key);
    return this.moved.has(key) ? "beside" : "saved";
  }

  /** Marks a source as the one to come back to, without a draft of it. */
  remember(key: string): void {
    write(this.session, LAST, key);
    write(this.store, LAST, key);
  }

  /** Lets a draft go, after a reset. */
  forget(source: Source): void {
    const key = draftKey(source);
    for (const name of [key, `${key}~${this.tab}`]) remove(this.store, DRAFT + name);
    this.known.delete(key);
    this.moved.delete(key);
  }

  /** Lets the oldest drafts go when there are very many. */
  prune(): void {
    const all: { name: string; savedAt: number }[] = [];
    for (let i = 0; this.store && i < this.store.length; i++) {
      const name = this.store.key(i);
      if (name?.startsWith(DRAFT)) all.push({ name, savedAt: this.read(name.slice(DRAFT.length))?.savedAt ?? 0 });
    }
    all.sort((a, b) => b.savedAt - a.savedAt);
    for (const old of all.slice(MOST_DRAFTS)) remove(this.store, old.name);
  }

  private loadKey(key: string): Draft | null {
    const own = this.read(`${key}~${this.tab}`);
    const shared = this.read(key);
    if (own) this.moved.add(key);
    if (shared) this.known.set(key, shared.rev);
    return (own ?? shared)?.draft ?? null;
  }

  private read(name: string): Kept | null {
    const text = read(this.store, DRAFT + name);
    return text === null ? null : decodeKept(text);
  }

  private write(name: string, kept: Kept): Saved {
    try {
      this.store?.setItem(name, JSON.stringify({ v: 1, ...kept }));
      return "saved";
    } catch (error) {
      return error instanceof DOMException && error.name === "QuotaExceededError" ? "full" : "denied";
    }
  }
}

/** The look this browser remembers; a look that does not decode counts as none. */
export function loadLook(store: Store | null): Look {
  const found = parse(read(store, LOOK) ?? "");
  if (!isRecord(found)) return FIRST_LOOK;
  const number = (value: unknown, fallback: number, most: number): number =>
    typeof value === "number" && Number.isFinite(value) && value >= 0 && value <= most ? value : fallback;
  return {
    theme: found["theme"] === "light" || found["theme"] === "dark" ? found["theme"] : "system",
    left: number(found["left"], FIRST_LOOK.left, 4000),
    goHeight: number(found["goHeight"], FIRST_LOOK.goHeight, 4000),
    timeline: number(found["timeline"], FIRST_LOOK.timeline, 4000),
    code: number(found["code"], FIRST_LOOK.code, 400),
    lessonFolded: found["lessonFolded"] === true,
    letters: found["letters"] !== false,
  };
}

/** Remembers the look; a browser that denies it just forgets. */
export function saveLook(store: Store | null, look: Look): void {
  write(store, LOOK, JSON.stringify(look));
}

/** Storage that can really be used, or null. */
export function usableStore(get: () => Storage): Storage | null {
  try {
    const store = get();
    store.setItem("interleave.probe", "1");
    store.removeItem("interleave.probe");
    return store;
  } catch {
    return null;
  }
}

function decodeKept(text: string): Kept | null {
  const value = parse(text);
  if (!isRecord(value) || value["v"] !== 1 || !isRecord(value["draft"])) return null;
  const { rev, savedAt, draft } = value;
  const source = decodeSource(draft["source"]);
  const program = readProgram(draft["program"]);
  if (typeof rev !== "number" || typeof savedAt !== "number" || !source || !program.ok) return null;
  return { rev, savedAt, draft: { source, lesson: typeof draft["lesson"] === "string" ? draft["lesson"] : null, program: program.program } };
}

function decodeSource(value: unknown): Source | null {
  if (!isRecord(value) || typeof value["id"] !== "string") return null;
  const { from, id } = value;
  return from === "lesson" || from === "link" || from === "page" ? { from, id } : null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function read(store: Store | null, name: string): string | null {
  try {
    return store?.getItem(name) ?? null;
  } catch {
    return null;
  }
}

function write(store: Store | null, name: string, text: string): void {
  try {
    store?.setItem(name, text);
  } catch {
    // A full or denied store forgets; saving a draft tells it, the rest is comfort.
  }
}

function remove(store: Store | null, name: string): void {
  try {
    store?.removeItem(name);
  } catch {
    // As above.
  }
}
