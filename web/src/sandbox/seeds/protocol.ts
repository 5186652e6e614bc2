// This file holds what comes back from the sandbox when it runs a program with many seeds, and a checker for it.

import { isCount } from "../../base/count";

/** How one seed's run went: to an end in its log, too long, stopped by a mistake in the JavaScript, or into a worker that broke. */
export type SeedHow = "end" | "late" | "invalid" | "crashed";

/** What came of one seed. */
export interface WireSeed {
  readonly seed: number;
  readonly how: SeedHow;
  /** One batch: the log of what was printed and how it ended; null where there is none. */
  readonly bytes: ArrayBuffer | null;
}

/** From the boot script to the page: answers a pull with the seeds that are done. */
export interface Harvest {
  readonly t: "harvest";
  readonly id: number;
  readonly seeds: readonly WireSeed[];
  /** Nothing more will come. */
  readonly over: boolean;
  /** Why no more seeds can be run, or "". */
  readonly crash: string;
}

/** Largest small log that is taken from a worker, in bytes. */
export const MAX_PRINTED = 128 * 1024;
const MAX_SEEDS = 10_000;
const MAX_TEXT = 8_192;
const HOWS: readonly SeedHow[] = ["end", "late", "invalid", "crashed"];

/** Checks a harvest and copies it; null for anything else. The page's decoder checks what is in the logs. */
export function readHarvest(value: object): Harvest | null {
  const id: unknown = Reflect.get(value, "id");
  const over: unknown = Reflect.get(value, "over");
  const crash: unknown = Reflect.get(value, "crash");
  const list: unknown = Reflect.get(value, "seeds");
  if (!isCount(id) || typeof over !== "boolean" || typeof crash !== "string" || crash.length > MAX_TEXT) return null;
  if (!Array.isArray(list) || list.length > MAX_SEEDS) return null;
  const seeds: WireSeed[] = [];
  for (const item of list as unknown[]) {
    const seed = readSeed(item);
    if (seed === null) return null;
    seeds.push(seed);
  }
  return { t: "harvest", id, seeds, over, crash };
}

function readSeed(value: unknown): WireSeed | null {
  if (typeof value !== "object" || value === null) return null;
  const seed: unknown = Reflect.get(value, "seed");
  const bytes: unknown = Reflect.get(value, "bytes");
  const said: unknown = Reflect.get(value, "how");
  const how = HOWS.find((one) => one === said);
  if (!isCount(seed) || how === undefined) return null;
  if (bytes !== null && !(bytes instanceof ArrayBuffer && bytes.byteLength <= MAX_PRINTED)) return null;
  return { seed, how, bytes };
}
