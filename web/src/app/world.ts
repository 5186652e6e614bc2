// What the effects need from outside the page's own state: clients, storage, address bar, clipboard and time, all handed in by main.
import type { Toolchain } from "../toolchain/api";
import type { SourceFile } from "../program/program";
import type { Drawing } from "./drawing";
import type { History } from "./kept/history";
import type { LessonShelf } from "./lessons";
import type { Runner } from "./runner";
import type { Drafts, Store } from "./storage";
import type { WarmUp } from "./warm";

/** The address bar. Paths are relative to the page's own folder. */
export interface Address {
  search(): string;
  hash(): string;
  /** Shows another address for the same page; adds no step to the history. */
  replace(search: string, hash: string): void;
  /** Shows another address as a new step of the history. */
  push(search: string, hash: string): void;
  /** The whole address that this search and hash would have. */
  full(search: string, hash: string): string;
}

/** Everything outside. */
export interface World {
  shelf: LessonShelf;
  runner: Runner;
  toolchain: Toolchain;
  drafts: Drafts;
  history: History;
  store: Store | null;
  warm: WarmUp;
  address: Address;
  /** Puts text on the clipboard; rejects where the browser denies it. */
  copy(text: string): Promise<void>;
  /** Hands the reader a file to keep. */
  download(name: string, content: Blob): void;
  /** Real time in ms. */
  now(): number;
  /** Calls back once after some ms; the result calls it off. */
  later(ms: number, then: () => void): () => void;
  /** Calls back once before the next picture. */
  frame(then: () => void): void;
  /** Holds back for a moment what is to be drawn. */
  drawing: Pick<Drawing, "hold" | "go">;
  /** Makes the spare sandbox ready. */
  prepareSandbox(): void;
  /** Lets the spare sandbox read these files, which will probably run next. */
  readAhead(files: readonly SourceFile[]): void;
  /** The engine's version, which links carry. */
  engine: number;
  /** Whether the system asks for a dark page now. */
  systemIsDark(): boolean;
}
