// One program in the page: run, watched, stopped where it does not end, and followed by a small one that must still run.
import type { Page } from "@playwright/test";
import "../e2e/interleave";

/** What a watched run did. */
export interface Watched {
  /** How it ended; "refused" where the page gave it up with a sentence. */
  readonly end: string;
  readonly lines: readonly string[];
  readonly diagnostics: readonly string[];
  /** What is told of errors nobody caught, of Go's own end, and of why it ended. */
  readonly told: readonly string[];
  /** The sentence of a refusal, or "". */
  readonly refusal: string;
  /** The longest time that a timer of the page was late while it ran, was put away, and the next ran, in ms. */
  readonly lag: number;
  /** From Stop to the end of the run, in ms; 0 where it ended by itself. */
  readonly stopped: number;
  /** What the program after it printed. */
  readonly next: readonly string[];
}

/** A program and how long it may go on. */
export interface WatchedProgram {
  readonly files: Readonly<Record<string, string>>;
  /** After how many real ms it is stopped; without it, it ends by itself. */
  readonly stopAfter?: number;
  /** Events after which the run is cut, where not 100,000. */
  readonly maxEvents?: number;
}

interface Asked {
  readonly files: Record<string, string>;
  readonly stopAfter: number | null;
  readonly maxEvents: number;
}

/** Addresses that SINK and OWN stand for. */
export interface Places {
  readonly sink: string;
  readonly own: string;
}

/** A program's files with the addresses in them. */
export function placed(files: Readonly<Record<string, string>>, places: Places): Record<string, string> {
  return Object.fromEntries(Object.entries(files).map(([name, text]): [string, string] => [name, text.replaceAll("SINK", places.sink).replaceAll("OWN", places.own)]));
}

/** Runs a case's program, then another. */
export function watch(page: Page, { files, stopAfter, maxEvents }: WatchedProgram, places: Places): Promise<Watched> {
  return page.evaluate(watchInPage, { files: placed(files, places), stopAfter: stopAfter ?? null, maxEvents: maxEvents ?? 100_000 });
}

/** Runs inside of the page. */
async function watchInPage({ files, stopAfter, maxEvents }: Asked): Promise<Watched> {
  let lag = 0;
  let due = performance.now() + 10;
  const timer = setInterval(() => {
    const now = performance.now();
    lag = Math.max(lag, now - due);
    due = now + 10;
  }, 10);
  let asked = 0;
  const running = window.interleave.run({ files }, { maxEvents });
  const patience = stopAfter === null ? undefined : setTimeout(() => {
    asked = performance.now();
    window.interleave.stop();
  }, stopAfter);
  const ended = await running.then((result) => ({ result, refusal: "" }), (error: Error) => ({ result: null, refusal: `${error.name}: ${error.message}` }));
  const stopped = asked > 0 ? performance.now() - asked : 0;
  clearTimeout(patience);
  const { result, refusal } = ended;
  const next = await window.interleave.run({ files: { "main.js": "console.log('still here', typeof leaked)" } });
  clearInterval(timer);
  return {
    end: result?.end ?? "refused", refusal, lag, stopped,
    lines: (result?.console ?? []).slice(0, 200).map(({ text }) => text.slice(0, 2000)),
    diagnostics: (result?.diagnostics ?? []).map(({ file, line, col, text }) => `${file}:${line}:${col} ${text}`),
    told: (result?.events ?? []).filter(({ kind }) => ["error", "fatal", "gopanic", "end"].includes(kind)).slice(-20).map(({ args }) => Object.values(args).join(" ").slice(0, 500)),
    next: next.console.map(({ text }) => text),
  };
}

/** Runs inside of the page: what it gives tells the longest time in ms that a timer was late since it was asked before. */
export function measureLateness(): () => number {
  let most = 0;
  let due = performance.now() + 10;
  setInterval(() => {
    const now = performance.now();
    most = Math.max(most, now - due);
    due = now + 10;
  }, 10);
  return () => {
    const told = Math.round(most);
    most = 0;
    return told;
  };
}

/** Puts something into every storage of the page's origin, which programs must neither find nor change. */
export function plant(page: Page): Promise<void> {
  return page.evaluate(async () => {
    localStorage.setItem("planted", "secret");
    sessionStorage.setItem("planted", "secret");
    document.cookie = "planted=secret";
    await (await caches.open("planted")).put("/planted", new Response("secret"));
    await (await navigator.storage.getDirectory()).getFileHandle("planted", { create: true });
    await new Promise((done, failed) => {
      const opening = indexedDB.open("planted", 1);
      opening.onerror = failed;
      opening.onsuccess = () => { opening.result.close(); done(null); };
    });
  });
}

/** Everything that the page's origin keeps, as text, but for the database in which the page itself keeps drafts. */
export function storage(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const folder: string[] = [];
    for await (const name of (await navigator.storage.getDirectory()).keys()) folder.push(name);
    const databases = (await indexedDB.databases()).map(({ name, version }) => `${name} ${version}`).filter((name) => !name.startsWith("interleave ")).sort();
    const cached = await Promise.all((await caches.keys()).map(async (name) => [name, (await (await caches.open(name)).keys()).map(({ url }) => url)]));
    return JSON.stringify([Object.entries(localStorage).sort(), Object.entries(sessionStorage).sort(), document.cookie, folder.sort(), databases, cached]);
  });
}
