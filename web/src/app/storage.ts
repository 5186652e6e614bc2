// Drafts and the look, kept in the browser's own storage; two tabs never overwrite each other.
import type { OtherDraft } from "./kept/version";
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

/**
 * A second copy of each draft. What is in localStorage outlives the end of its tab's process, but when the whole browser is
 * killed its last seconds are gone (4 s were measured in Chromium); the database loses some ms.
 */
export interface SecondCopy {
  putDraft(name: string, text: string): Promise<void>;
  removeDraft(name: string): Promise<void>;
  drafts(): Promise<{ name: string; text: string }[]>;
}

interface Kept {
  rev: number;
  /** The tab that wrote it. */
  tab: string;
  savedAt: number;
  draft: Draft;
}

/** What drafts need from outside. */
export interface DraftsWorld {
  /** Null where the browser denies storage. */
  store: Store | null;
  /** Lasts as long as the tab; a copy of the tab begins with a copy of it. */
  session: Store | null;
  /** Gives null or rejects where there is none. */
  second: Promise<SecondCopy | null>;
  /** Makes a name that no tab has. */
  nameTab: () => string;
  /** The wall clock in ms. */
  now: () => number;
}

const DRAFT = "interleave.draft.";
const LAST = "interleave.last";
const TAB = "interleave.tab";
const LOOK = "interleave.look";
const MOST_DRAFTS = 60;

/** The name of the draft of a source. */
export function draftKey(source: Source): string {
  return `${source.from}:${source.id}`;
}

/**
 * Keeps drafts. Each kept draft has a revision and the tab that wrote it. A tab writes over a draft only when it is the one
 * the tab read or wrote last; otherwise another tab was there, and from then on this tab keeps a copy under its own name.
 */
export class Drafts {
  /** Each kept draft as this tab read or wrote it last: its text, and the number in it. */
  private readonly known = new Map<string, { text: string; rev: number }>();
  private readonly moved = new Set<string>();
  private tab: string;

  constructor(private readonly world: DraftsWorld) {
    this.tab = read(world.session, TAB) ?? this.newTab();
  }

  /** Takes over second copies that are newer than the first: the browser ended before it wrote those. */
  async recover(): Promise<void> {
    const second = await this.world.second.catch(() => null);
    let newest = 0;
    for (const { name, text } of (await second?.drafts().catch(() => [])) ?? []) {
      const copy = decodeKept(text);
      const first = this.read(name);
      if (!copy || (first && (copy.rev < first.rev || (copy.rev === first.rev && copy.savedAt <= first.savedAt)))) continue;
      write(this.world.store, DRAFT + name, text);
      if (copy.savedAt < newest) continue;
      newest = copy.savedAt;
      write(this.world.store, LAST, draftKey(copy.draft.source)); // That was lost with the draft.
    }
  }

  /** The draft of a source, this tab's own copy first, or null. */
  load(source: Source): Draft | null {
    return this.loadKey(draftKey(source));
  }

  /** The draft that was edited last, in this tab or else in any. */
  last(): Draft | null {
    const key = read(this.world.session, LAST) ?? read(this.world.store, LAST);
    return key === null ? null : this.loadKey(key);
  }

  /** Keeps a draft. */
  save(draft: Draft): Saved {
    if (!this.world.store) return "denied";
    const key = draftKey(draft.source);
    const name = this.nameFor(key);
    const outcome = this.write(name, { rev: this.revOf(name) + 1, tab: this.tab, savedAt: this.world.now(), draft });
    if (outcome !== "saved") return outcome;
    this.remember(key);
    return this.moved.has(key) ? "beside" : "saved";
  }

  /** Marks a source as the one to come back to, without a draft of it. */
  remember(key: string): void {
    for (const store of [this.world.session, this.world.store]) if (read(store, LAST) !== key) write(store, LAST, key);
  }

  /** Lets this tab's draft go, after a reset; what another tab has written stays. */
  forget(source: Source): void {
    const key = draftKey(source);
    for (const name of [key, this.own(key)]) {
      if (this.foreign(name)) continue;
      if (this.known.has(name) && this.text(name) !== null) this.remove(name);
      this.known.delete(name);
    }
    this.moved.delete(key);
  }

  /** The drafts of a source that this tab does not edit, newest first. */
  others(source: Source): OtherDraft[] {
    const key = draftKey(source);
    const mine = this.moved.has(key) ? this.own(key) : key;
    const names = this.names().filter((name) => name !== mine && (name === key || name.startsWith(`${key}~`)));
    const found = names.flatMap((name) => this.read(name) ?? []).map(({ savedAt, draft }) => ({ at: savedAt, files: draft.program.files }));
    return found.sort((a, b) => b.at - a.at);
  }

  /** Lets the oldest drafts go when there are very many. */
  prune(): void {
    const all = this.names().map((name) => ({ name, savedAt: this.read(name)?.savedAt ?? 0 }));
    all.sort((a, b) => b.savedAt - a.savedAt);
    for (const old of all.slice(MOST_DRAFTS)) this.remove(old.name);
  }

  /** Where a draft is written: under its key, or beside it under this tab's own name. */
  private nameFor(key: string): string {
    if (!this.moved.has(key) && this.foreign(key)) this.moved.add(key);
    if (!this.moved.has(key)) return key;
    if (this.foreign(this.own(key))) this.tab = this.newTab(); // This tab was copied, and the copy has written under the name of both.
    return this.own(key);
  }

  /** Whether another tab wrote what is kept under a name. */
  private foreign(name: string): boolean {
    const text = this.text(name);
    return text !== null && text !== this.known.get(name)?.text && decodeKept(text) !== null;
  }

  /** The number of what is kept under a name. What this tab wrote itself is not read for it: that would cost the key after which it is kept again. */
  private revOf(name: string): number {
    const text = this.text(name);
    const known = this.known.get(name);
    return text !== null && text === known?.text ? known.rev : (this.read(name)?.rev ?? 0);
  }

  private own(key: string): string {
    return `${key}~${this.tab}`;
  }

  private newTab(): string {
    const name = this.world.nameTab();
    write(this.world.session, TAB, name);
    return name;
  }

  private loadKey(key: string): Draft | null {
    const own = this.read(this.own(key));
    if (own) this.moved.add(key);
    const name = own ? this.own(key) : key;
    const found = own ?? this.read(key);
    if (found) this.known.set(name, { text: this.text(name) ?? "", rev: found.rev });
    return found?.draft ?? null;
  }

  private names(): string[] {
    const { store } = this.world;
    const found: string[] = [];
    for (let i = 0; store && i < store.length; i++) {
      const name = store.key(i);
      if (name?.startsWith(DRAFT)) found.push(name.slice(DRAFT.length));
    }
    return found;
  }

  private read(name: string): Kept | null {
    const text = this.text(name);
    return text === null ? null : decodeKept(text);
  }

  private text(name: string): string | null {
    return read(this.world.store, DRAFT + name);
  }

  private write(name: string, kept: Kept): Saved {
    const text = JSON.stringify({ v: 1, ...kept });
    this.second((second) => second.putDraft(name, text));
    try {
      this.world.store?.setItem(DRAFT + name, text);
      this.known.set(name, { text, rev: kept.rev });
      return "saved";
    } catch (error) {
      return error instanceof DOMException && error.name === "QuotaExceededError" ? "full" : "denied";
    }
  }

  private remove(name: string): void {
    remove(this.world.store, DRAFT + name);
    this.second((second) => second.removeDraft(name));
  }

  /** The second copy is a second chance: where it fails, the first is all there is. */
  private second(call: (second: SecondCopy) => Promise<void>): void {
    void this.world.second.then((second) => second && call(second)).catch(() => undefined);
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
  const { rev, tab = "", savedAt, draft } = value;
  const source = decodeSource(draft["source"]);
  const program = readProgram(draft["program"]);
  if (typeof rev !== "number" || typeof tab !== "string" || typeof savedAt !== "number" || !source || !program.ok) return null;
  return { rev, tab, savedAt, draft: { source, lesson: typeof draft["lesson"] === "string" ? draft["lesson"] : null, program: program.program } };
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
