// This file holds the messages between the page, the sandbox's boot script and the run worker, and a checker for each that arrives.

import type { Diagnostic } from "../program/diagnostic";
import { isCount } from "../base/count";
import { isPrepared, type FileAddress, type Prepared } from "./js/prepared";
import { readHarvest, type Harvest } from "./seeds/protocol";

/** A source file of the Program. */
export interface WireFile {
  readonly name: string;
  readonly text: string;
}

/** The settings and limits of a run, as they cross into the sandbox. */
export interface WireRun {
  readonly files: readonly WireFile[];
  readonly clock: "virtual" | "real";
  readonly seed: number;
  readonly shuffle: boolean;
  readonly epoch: number;
  readonly speed: number | "max";
  readonly maxEvents: number;
  readonly maxBytes: number;
  readonly maxVirtualMs: number;
  readonly goVersion: string;
  /** Tasks one hop of the pump may run; it never changes the log. */
  readonly batch: number;
  /** How many tasks run before the run pauses; null where it begins unpaused. */
  readonly steps: number | null;
  /** Whether all events are sent, or only a small log of what was printed and how the run ended, once it has. */
  readonly told: "events" | "printed";
}

/** Stands for a run of which nothing is known yet. */
export const UNKNOWN_RUN: WireRun = {
  files: [], clock: "virtual", seed: 0, shuffle: false, epoch: 0, speed: "max", maxEvents: 0, maxBytes: 0, maxVirtualMs: 0, goVersion: "", batch: 1, steps: null, told: "events",
};

/** From the page to the boot script. */
export type PageMessage =
  | { readonly t: "warm"; readonly wasm: ArrayBuffer }
  | AheadMessage
  /** `wasm` is a linked program, "warm" for the one sent before, or null for none. */
  | { readonly t: "run"; readonly run: WireRun; readonly wasm: ArrayBuffer | "warm" | null }
  /** Asks for what there is, at most about `bytes`; answered at once when there is something, else after `waitMs`. */
  | { readonly t: "pull"; readonly id: number; readonly bytes: number; readonly waitMs: number }
  | { readonly t: "speed"; readonly speed: number | "max" }
  /** Pauses before the next task (0), goes on (null), or lets a paused run do so many tasks. */
  | { readonly t: "allow"; readonly steps: number | null }
  | { readonly t: "stop" }
  | SeedsMessage;

/** A run may come with these files: they are read and given their addresses. Nothing of them runs, and mistakes are not told. */
export interface AheadMessage {
  readonly t: "ahead";
  readonly files: readonly WireFile[];
}

/** From the page to the boot script: run this program once with each seed from `first` on. `wasm` is the linked program, or null for none. */
export interface SeedsMessage {
  readonly t: "seeds";
  /** Its seed is replaced by each one's own. */
  readonly run: WireRun;
  readonly wasm: ArrayBuffer | null;
  readonly first: number;
  readonly count: number;
  /** Real ms that each run may take. */
  readonly timeoutMs: number;
}

/** What answers a pull. */
export interface Pulled {
  readonly t: "pulled";
  readonly id: number;
  readonly batches: readonly ArrayBuffer[];
  /** How long the worker has not let go of its thread, in ms; 0 when it answers. */
  readonly heldMs: number;
  /** Where the worker last said it was, when it knows. */
  readonly file: string;
  readonly line: number;
  readonly diagnostics: readonly Diagnostic[] | null;
  /** Real ms that a task computed while the virtual clock hardly moved; 0 when none did. */
  readonly computedMs: number;
  /** Nothing more will come: the worker has ended or was stopped, and everything was handed over. */
  readonly over: boolean;
  /** Why the worker broke, or "". */
  readonly crash: string;
}

/** From the boot script to the page. */
export type BootMessage =
  | { readonly t: "hello" }
  | { readonly t: "ready" }
  /** The program of the latest "warm" is compiled. */
  | { readonly t: "warmed" }
  | { readonly t: "refuse"; readonly why: string }
  | Pulled
  | Harvest;

/** From the boot script to the run worker. */
export type BootToWorker =
  | { readonly t: "warm"; readonly wasm: ArrayBuffer }
  | AheadMessage
  /** Asks for what other workers will run; no program runs in this one. */
  | { readonly t: "prepare"; readonly files: readonly WireFile[] }
  /** Without `prepared`, the worker prepares the files itself; a file that is not among `addresses` gets one from the worker. */
  | { readonly t: "run"; readonly run: WireRun; readonly wasm: ArrayBuffer | WebAssembly.Module | "warm" | null; readonly prepared?: Prepared; readonly addresses?: readonly FileAddress[] }
  | { readonly t: "ping" }
  | { readonly t: "ack"; readonly bytes: number }
  | { readonly t: "speed"; readonly speed: number | "max" }
  | { readonly t: "allow"; readonly steps: number | null };

/** From the run worker to the boot script. The worker shares its realm with the program: nothing of this is trusted. */
export type WorkerMessage =
  | { readonly t: "ready" }
  | { readonly t: "refuse"; readonly why: string }
  /** A part of the log; `words`: something was printed, which the reader waits for. */
  | { readonly t: "batch"; readonly bytes: ArrayBuffer; readonly words: boolean }
  | { readonly t: "pong" }
  | { readonly t: "prepared"; readonly prepared: Prepared }
  | { readonly t: "diagnostics"; readonly list: readonly Diagnostic[] }
  | { readonly t: "line"; readonly file: string; readonly line: number }
  /** A task held the thread for so many real ms while the virtual clock hardly moved. */
  | { readonly t: "computed"; readonly ms: number }
  | { readonly t: "ended" }
  | { readonly t: "crash"; readonly text: string };

/** Longest text of a sentence or a stack that is taken from a worker. */
const MAX_TEXT = 8_192;
const MAX_DIAGNOSTICS = 100;
const MAX_BATCH = 2 * 2 ** 20;
const WIRE_MAGIC = 0x31564c49;
const HEADER_BYTES = 32;
const RECORD_BYTES = 32;

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function isText(value: unknown, max = MAX_TEXT): value is string {
  return typeof value === "string" && value.length <= max;
}

/** True for a batch whose header is sound and fits its length; the page's decoder checks the rest. */
export function isBatch(value: unknown): value is ArrayBuffer {
  if (!(value instanceof ArrayBuffer) || value.byteLength < HEADER_BYTES || value.byteLength > MAX_BATCH) return false;
  const header = new DataView(value, 0, HEADER_BYTES);
  const word = (i: number): number => header.getUint32(4 * i, true);
  const [count, posBytes, sideBytes] = [word(3), word(6), word(7)];
  return word(0) === WIRE_MAGIC && count > 0 && HEADER_BYTES + RECORD_BYTES * count + posBytes + sideBytes === value.byteLength;
}

/** Checks diagnostics from a worker and copies them; null when they are none. */
export function readDiagnostics(value: unknown): Diagnostic[] | null {
  if (!Array.isArray(value) || value.length > MAX_DIAGNOSTICS) return null;
  const list: Diagnostic[] = [];
  for (const item of value as unknown[]) {
    if (!isRecord(item)) return null;
    const { file, line, col, endCol, severity, text } = item;
    if (!isText(file, 64) || !isCount(line) || !isCount(col) || !isText(text) || (severity !== "error" && severity !== "warning")) return null;
    const checked: Diagnostic = { file, line, col, severity, text, from: "js" };
    list.push(isCount(endCol) ? { ...checked, endCol } : checked);
  }
  return list;
}

/** Checks a message from a run worker and copies what it may say; null for anything else. */
export function readWorkerMessage(value: unknown): WorkerMessage | null {
  if (!isRecord(value)) return null;
  const { t } = value;
  switch (t) {
    case "ready":
    case "pong":
    case "ended":
      return { t };
    case "refuse":
      return isText(value["why"]) ? { t, why: value["why"] } : null;
    case "crash":
      return isText(value["text"]) ? { t, text: value["text"] } : null;
    case "batch":
      return isBatch(value["bytes"]) ? { t, bytes: value["bytes"], words: value["words"] === true } : null;
    case "line":
      return isText(value["file"], 64) && isCount(value["line"]) ? { t, file: value["file"], line: value["line"] } : null;
    case "computed":
      return isMs(value["ms"]) ? { t, ms: value["ms"] } : null;
    case "prepared":
      return readPrepared(value["prepared"]);
    case "diagnostics": {
      const list = readDiagnostics(value["list"]);
      return list === null ? null : { t, list };
    }
    default:
      return null;
  }
}

function readPrepared(value: unknown): WorkerMessage | null {
  if (!isPrepared(value)) return null;
  if (value.kind !== "invalid") return { t: "prepared", prepared: value };
  const diagnostics = readDiagnostics(value.diagnostics.slice(0, MAX_DIAGNOSTICS));
  return diagnostics === null ? null : { t: "prepared", prepared: { kind: "invalid", diagnostics } };
}

function isMs(value: unknown): value is number {
  return typeof value === "number" && value >= 0 && value < Infinity;
}

function readPulled(value: Record<string, unknown>): Pulled | null {
  const { id, batches, heldMs, computedMs, file, line, over, crash } = value;
  if (!isCount(id) || !Array.isArray(batches) || !batches.every(isBatch) || !isMs(heldMs) || !isMs(computedMs)) return null;
  if (!isText(file, 64) || !isCount(line) || typeof over !== "boolean" || !isText(crash)) return null;
  const diagnostics = value["diagnostics"] === null ? null : readDiagnostics(value["diagnostics"]);
  return { t: "pulled", id, batches, heldMs, computedMs, file, line, over, crash, diagnostics };
}

/** Checks a message from the boot script; null for anything else. */
export function readBootMessage(value: unknown): BootMessage | null {
  if (!isRecord(value)) return null;
  const { t } = value;
  if (t === "hello" || t === "ready" || t === "warmed") return { t };
  if (t === "refuse") return isText(value["why"]) ? { t, why: value["why"] } : null;
  if (t === "harvest") return readHarvest(value);
  return t === "pulled" ? readPulled(value) : null;
}

function isSpeed(value: unknown): value is number | "max" {
  return value === "max" || (typeof value === "number" && value > 0 && value < Infinity);
}

function isWasm(value: unknown): value is ArrayBuffer | "warm" | null {
  return value === null || value === "warm" || value instanceof ArrayBuffer;
}

/** Checks a message from the page or, further in, from the boot script; null for anything else. */
export function readPageMessage(value: unknown): PageMessage | null {
  if (!isRecord(value)) return null;
  const { t, wasm, id, bytes, waitMs, steps } = value;
  switch (t) {
    case "stop":
      return { t };
    case "warm":
      return wasm instanceof ArrayBuffer ? { t, wasm } : null;
    case "ahead":
      return isFiles(value["files"]) ? { t, files: value["files"] } : null;
    case "speed":
      return isSpeed(value["speed"]) ? { t, speed: value["speed"] } : null;
    case "allow":
      return steps === null || isCount(steps) ? { t, steps } : null;
    case "pull":
      return isCount(id) && isCount(bytes) && isCount(waitMs) ? { t, id, bytes, waitMs } : null;
    case "run":
      return isRun(value["run"]) && isWasm(wasm) ? { t, run: value["run"], wasm } : null;
    case "seeds": {
      const { run, first, count, timeoutMs } = value;
      if (!isRun(run) || !(wasm === null || wasm instanceof ArrayBuffer)) return null;
      return isCount(first) && isCount(count) && isCount(timeoutMs) ? { t, run, wasm, first, count, timeoutMs } : null;
    }
    default:
      return null;
  }
}

function isFiles(value: unknown): value is WireFile[] {
  return Array.isArray(value) && (value as unknown[]).every((file) => isRecord(file) && typeof file["name"] === "string" && typeof file["text"] === "string");
}

/** True for the settings and files of a run. Our own page made them: this guards against drift, not against malice. */
export function isRun(value: unknown): value is WireRun {
  if (!isRecord(value) || !isFiles(value["files"])) return false;
  const { clock, shuffle, speed, goVersion, steps, told } = value;
  const numbers = ["seed", "epoch", "maxEvents", "maxBytes", "maxVirtualMs", "batch"];
  return (
    (clock === "virtual" || clock === "real") && typeof shuffle === "boolean" && (told === "events" || told === "printed") && isSpeed(speed) && typeof goVersion === "string" && (steps === null || isCount(steps)) &&
    numbers.every((name) => typeof value[name] === "number" && !Number.isNaN(value[name]))
  );
}
