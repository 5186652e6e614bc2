// The browser's own database: versions of programs, and a second copy of each draft, as what is written here outlives the whole browser's end.
import type { SourceFile } from "../../program/program";
import { decodeVersion, planKeeping } from "./version";
import type { NewVersion, Version } from "./version";

const NAME = "interleave";
const FORMAT = 1;
const VERSIONS = "versions";
const DRAFTS = "drafts";

/** How many versions of all programs together are kept; the oldest go first. */
const MOST_OF_ALL = 5000;

/** How many of the oldest versions make room where the browser has no more. */
const MAKE_ROOM = 500;

/** The database of this site. Every call rejects when the browser fails; nothing is half written then. */
export class Database {
  private constructor(private readonly db: IDBDatabase) {}

  /** Opens the database; rejects where the browser denies it. */
  static async open(factory: () => IDBFactory): Promise<Database> {
    const opening = factory().open(NAME, FORMAT);
    opening.onupgradeneeded = () => {
      opening.result.createObjectStore(VERSIONS, { keyPath: "id", autoIncrement: true }).createIndex("program", "program");
      opening.result.createObjectStore(DRAFTS);
    };
    const db = await answer(opening);
    db.onversionchange = () => db.close();
    return new Database(db);
  }

  /** The versions of a program, oldest first. */
  async versions(program: string): Promise<Version[]> {
    return versionsIn(this.db.transaction(VERSIONS).objectStore(VERSIONS), program);
  }

  /** Keeps a version where it says something new; versions too many go. */
  async keep(version: NewVersion, original: readonly SourceFile[]): Promise<void> {
    try {
      await this.tryKeep(version, original);
    } catch (error) {
      if (!(error instanceof DOMException && error.name === "QuotaExceededError")) throw error;
      await this.dropOldest((count) => Math.min(count, MAKE_ROOM));
      await this.tryKeep(version, original);
    }
  }

  /** Lets the oldest versions of all programs go when there are very many. */
  prune(): Promise<void> {
    return this.dropOldest((count) => count - MOST_OF_ALL);
  }

  /** Writes the second copy of a draft. */
  async putDraft(name: string, text: string): Promise<void> {
    const write = this.db.transaction(DRAFTS, "readwrite");
    write.objectStore(DRAFTS).put(text, name);
    await done(write);
  }

  /** Lets the second copy of a draft go. */
  async removeDraft(name: string): Promise<void> {
    const write = this.db.transaction(DRAFTS, "readwrite");
    write.objectStore(DRAFTS).delete(name);
    await done(write);
  }

  /** The second copies of all drafts. */
  async drafts(): Promise<{ name: string; text: string }[]> {
    const store = this.db.transaction(DRAFTS).objectStore(DRAFTS);
    const [names, texts] = await Promise.all([answer(store.getAllKeys()), answer<unknown[]>(store.getAll())]);
    return names.flatMap((name, i) => {
      const text = texts[i];
      return typeof name === "string" && typeof text === "string" ? [{ name, text }] : [];
    });
  }

  private async tryKeep(version: NewVersion, original: readonly SourceFile[]): Promise<void> {
    const write = this.db.transaction(VERSIONS, "readwrite");
    const written = done(write);
    const store = write.objectStore(VERSIONS);
    const plan = planKeeping(await versionsIn(store, version.program), version, original);
    for (const id of plan.drop) store.delete(id);
    for (const one of plan.add) store.add(one);
    await written;
  }

  /** `howMany` is given how many there are. */
  private async dropOldest(howMany: (count: number) => number): Promise<void> {
    const write = this.db.transaction(VERSIONS, "readwrite");
    const written = done(write);
    const store = write.objectStore(VERSIONS);
    const many = howMany(await answer(store.count()));
    if (many > 0) for (const id of await answer(store.getAllKeys(null, many))) store.delete(id);
    await written;
  }
}

async function versionsIn(store: IDBObjectStore, program: string): Promise<Version[]> {
  const found = await answer<unknown[]>(store.index("program").getAll(program));
  return found.flatMap((one) => decodeVersion(one) ?? []);
}

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new DOMException("The request failed.", "UnknownError"));
  });
}

function done(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new DOMException("The transaction was broken off.", "AbortError"));
  });
}
