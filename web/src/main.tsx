// The page's wiring: makes the clients, the state and the effects, and puts the page into the document. Nothing else reads the address or global objects.
import { options, render } from "preact";
import { createApi } from "./app/api";
import type { Interleave } from "./app/api";
import { commandFor } from "./app/commands";
import type { Focus } from "./app/commands";
import { Drawing } from "./app/drawing";
import { Effects } from "./app/effects";
import { Database } from "./app/kept/database";
import { History } from "./app/kept/history";
import { LessonShelf } from "./app/lessons";
import { Runner } from "./app/runner";
import { createState } from "./app/state";
import type { State, Width } from "./app/state";
import { Drafts, loadLook, usableStore } from "./app/storage";
import { AppContext } from "./app/use";
import { WarmUp } from "./app/warm";
import type { Address, World } from "./app/world";
import { Page } from "./frame/page";
import { watchLook } from "./frame/look";
import { isRecord } from "./program/program";
import { createSandbox } from "./sandbox/client";
import { createToolchain } from "./toolchain/client";

/** What the site's build writes into the page about itself; paths are relative to the page. */
interface Site {
  engine: number;
  go: string;
  toolchainWorker: string;
  sandbox: string;
  tool: string;
}

/** A file that was handed out can be read so long, in ms. */
const KEPT_MS = 60_000;

/** Files are no longer held over the page when no event has told so for this long, in ms: the platform tells at least three times a second. */
const DROP_MS = 600;

/** Starts the page. */
function start(): void {
  const embedded = isEmbedded();
  const state = createState(embedded);
  const failed = (error: unknown): void => crashed(state, error);
  window.addEventListener("error", (event) => failed(event.error ?? event.message));
  window.addEventListener("unhandledrejection", (event) => failed(event.reason));
  const site = readSite();
  const base = new URL(".", document.baseURI).href;
  const store = embedded ? null : usableStore(() => localStorage);
  state.look.value = loadLook(store);
  state.goVersion.value = site.go;
  const world = createWorld(state, site, base, store);
  const effects = new Effects(state, world, failed);
  watchLook(state, document);
  watchWidth(state);
  const mac = /Mac|iP(?:hone|ad)/.test(navigator.platform);
  const root = document.getElementById("app");
  if (!root) throw new Error("the page has no place for the app");
  root.replaceChildren();
  render(<AppContext.Provider value={{ state, effects, mac, editorStates: { generation: 0, files: new Map() } }}><Page /></AppContext.Provider>, root);
  const ready = effects.start();
  ready.catch(failed);
  listen(effects, state, mac);
  offer(createApi(world.runner, effects, ready));
}

function createWorld(state: State, site: Site, base: string, store: Storage | null): World {
  const spawn = workerSpawner(new URL(site.toolchainWorker, base).href);
  const toolchain = createToolchain({ base, tool: site.tool, spawn });
  const sandbox = createSandbox({ base: new URL(site.sandbox, base).href, document });
  const shelf = new LessonShelf((path) => fetch(new URL(path, base)));
  const session = store && usableStore(() => sessionStorage);
  const database = state.embedded ? Promise.resolve(null) : Database.open(() => indexedDB).catch(() => null);
  const now = (): number => Date.now();
  const drawing = new Drawing(later);
  options.debounceRendering = drawing.schedule;
  return {
    shelf,
    toolchain,
    store,
    engine: site.engine,
    runner: new Runner({ toolchain, sandbox, prebuilt: (files) => shelf.binary(files), now: () => performance.now(), goVersion: site.go, engine: site.engine }),
    drafts: new Drafts({ store, session, second: database, nameTab, now }),
    history: new History(database, now),
    warm: new WarmUp({ warm: (files) => toolchain.warm({ files }), files: () => state.files.peek(), saveData: savesData(), later }),
    address: createAddress(base),
    copy: (text) => navigator.clipboard.writeText(text),
    download,
    now: () => performance.now(),
    later,
    frame: (then) => {
      drawing.go(); // Who waits for a frame wants to find drawn what has changed.
      requestAnimationFrame(then);
    },
    prepareSandbox: () => sandbox.prepare(),
    drawing,
    readAhead: (files) => sandbox.ahead(files),
    systemIsDark: () => window.matchMedia("(prefers-color-scheme: dark)").matches,
  };
}

/** Whether the page was asked to be an embed, or stands in a frame of another site, whatever it was asked: then it has nothing of the reader's to show or to lose. */
function isEmbedded(): boolean {
  if (new URLSearchParams(location.search).has("embed")) return true;
  try {
    return window.parent !== window && window.parent.location.origin !== location.origin;
  } catch {
    return true;
  }
}

/** Keyboard, history and going away. */
function listen(effects: Effects, state: State, mac: boolean): void {
  let pointed = false; // Whether a button has the focus from a click: then Space belongs to the page.
  window.addEventListener("pointerdown", () => { pointed = true; }, { capture: true });
  window.addEventListener("keydown", (event) => {
    if (event.key === "Tab") pointed = false;
    if (event.isComposing || state.modal.value !== null) return;
    const command = commandFor(event, focusOf(event, pointed), mac, state.look.value.letters);
    if (!command) return;
    event.preventDefault();
    event.stopPropagation();
    if (!event.repeat || command.repeats) command.run(state, effects);
  }, { capture: true });
  window.addEventListener("popstate", () => effects.addressChanged());
  window.addEventListener("pagehide", () => effects.flush());
  window.addEventListener("offline", () => effects.say("Offline. What this page has loaded still runs."));
  listenToDrops(effects, state);
  document.addEventListener("visibilitychange", () => effects.visible(!document.hidden));
}

/** Files that are dropped anywhere on the page are opened; an editor must not take them for text. */
function listenToDrops(effects: Effects, state: State): void {
  let forget = (): void => undefined;
  const over = (event: DragEvent): void => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    event.stopPropagation();
    forget();
    state.dropping.value = event.type !== "drop";
    forget = later(DROP_MS, () => { state.dropping.value = false; });
    if (event.type === "drop") effects.sharing.openFiles([...event.dataTransfer.files]);
  };
  for (const type of ["dragenter", "dragover", "drop"] as const) window.addEventListener(type, over, { capture: true });
}

/** What has the key: a text field, an open menu or an editor; the timeline's picture; a button or the like that was reached by keyboard; or something else. */
function focusOf(event: KeyboardEvent, pointed: boolean): Focus {
  const target = event.composedPath()[0];
  if (!(target instanceof HTMLElement)) return "other";
  if (target instanceof HTMLInputElement && target.type === "range") return "other";
  if (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) return "text";
  if (target.closest(".menu")) return "text";
  if (target.closest(".timelinescroller, .diagramscroller")) return "timeline";
  return pointed || target === document.body || target.matches("section") ? "other" : "control";
}

/** A function that starts the toolchain's worker: the one script URL that the page's trusted types policy lets through. */
function workerSpawner(url: string): () => Worker {
  const policy = window.trustedTypes?.createPolicy("interleave", {
    createScriptURL: (asked) => {
      if (asked !== url) throw new TypeError("only the toolchain's own worker may be started");
      return asked;
    },
  });
  return () => new Worker(policy ? policy.createScriptURL(url) : url, { type: "module", name: "toolchain" });
}

function createAddress(base: string): Address {
  const keepLook = (search: string): string => {
    const asked = new URLSearchParams(location.search);
    const kept = ["embed", "theme"].flatMap((name) => { const value = asked.get(name); return value === null ? [] : [`${name}=${encodeURIComponent(value)}`]; });
    return kept.length === 0 ? search : `${search}${search === "" ? "?" : "&"}${kept.join("&")}`;
  };
  const full = (search: string, hash: string): string => `${location.pathname}${keepLook(search)}${hash}`;
  return {
    search: () => location.search,
    hash: () => location.hash,
    replace: (search, hash) => history.replaceState(null, "", full(search, hash)),
    push: (search, hash) => history.pushState(null, "", full(search, hash)),
    full: (search, hash) => new URL(`${search}${hash}`, base).href,
  };
}

/** Gives a file to the browser to keep. */
function download(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
}

/** Follows the width of the window. An embed has its own measure, and never all panes. */
function watchWidth(state: State): void {
  const wide = window.matchMedia("(min-width: 1200px)");
  const medium = window.matchMedia(state.embedded ? "(min-width: 560px)" : "(min-width: 768px)");
  const take = (): void => {
    const width: Width = wide.matches && !state.embedded ? "wide" : medium.matches ? "medium" : "narrow";
    state.width.value = width;
  };
  wide.addEventListener("change", take);
  medium.addEventListener("change", take);
  take();
}

/** A name for a tab. */
function nameTab(): string {
  return crypto.getRandomValues(new Uint32Array(2)).join("-");
}

/** Whether the reader asked the browser to save data. */
function savesData(): boolean {
  const connection: unknown = Reflect.get(navigator, "connection");
  return typeof connection === "object" && connection !== null && Reflect.get(connection, "saveData") === true;
}

function later(ms: number, then: () => void): () => void {
  const timer = setTimeout(then, ms);
  return () => clearTimeout(timer);
}

/** What the build wrote into the page; throws when the page was not built. */
function readSite(): Site {
  const text = document.querySelector('meta[name="interleave-site"]')?.getAttribute("content") ?? "";
  const value: unknown = JSON.parse(text);
  if (!isRecord(value)) throw new Error("the page does not know its own site");
  const { engine, go, toolchainWorker, sandbox, tool } = value;
  if (typeof engine !== "number" || typeof go !== "string" || typeof toolchainWorker !== "string" || typeof sandbox !== "string" || typeof tool !== "string") {
    throw new Error("the page does not know its own site");
  }
  return { engine, go, toolchainWorker, sandbox, tool };
}

/** The one end of our own mistakes on this thread. */
function crashed(state: State, error: unknown): void {
  state.crash.value ??= error instanceof Error ? `${error.message}\n${error.stack ?? ""}` : String(error);
}

/** Offers the scripting interface to pages and tests of this origin. */
function offer(api: Interleave): void {
  Object.defineProperty(window, "interleave", { value: Object.freeze(api), enumerable: true });
}

start();
