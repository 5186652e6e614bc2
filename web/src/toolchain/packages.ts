// The standard library's archives in the worker: the base bundle and single packages, fetched when needed and kept.
import { ShapeError, list, record, text, whole } from "./check";
import type { Downloads } from "./downloads";
import type { Manifest, PackageEntry } from "./manifest";
import { once } from "./once";

type Bytes = Uint8Array<ArrayBuffer>;

/** The two halves of a package: export data (x) for the compiler, object data (o) for the linker. */
export type Half = "x" | "o";

/** All archives that have been wanted so far. */
export class Packages {
  readonly #manifest: Manifest;
  readonly #folder: string;
  readonly #downloads: Downloads;
  readonly #pending = new Map<string, () => Promise<Bytes>>();
  readonly #base: () => Promise<Map<string, Record<Half, Bytes>>>;

  /** `folder` is the absolute URL of the manifest's folder, ending in "/". */
  constructor(manifest: Manifest, folder: string, downloads: Downloads) {
    this.#manifest = manifest;
    this.#folder = folder;
    this.#downloads = downloads;
    const size = manifest.sizes.get(manifest.base) ?? 0;
    this.#base = once(async () => splitBundle(await downloads.bytes({ url: folder + manifest.base, what: "the standard library", size })));
  }

  /** One half of each of these packages, by package path. Rejects with a ToolchainError when a download fails. */
  async get(paths: readonly string[], half: Half): Promise<Map<string, Bytes>> {
    const found = await Promise.all(paths.map(async (path) => [path, await this.#one(path, half)] as const));
    return new Map(found);
  }

  /** Starts the download of the base bundle. */
  async base(): Promise<void> {
    await this.#base();
  }

  async #one(path: string, half: Half): Promise<Bytes> {
    const entry = this.#manifest.packages.get(path);
    if (entry === undefined) throw new ShapeError(`the manifest lacks package ${path}`);
    if (entry.base) return this.#fromBase(path, half);
    const file = entry[half];
    if (file === null) throw new ShapeError(`package ${path} has no ${half} file`);
    let fetched = this.#pending.get(file);
    if (fetched === undefined) {
      fetched = once(() => this.#downloads.bytes({ url: this.#folder + file, what: `package ${path}`, size: size(entry, half) }));
      this.#pending.set(file, fetched);
    }
    return fetched();
  }

  async #fromBase(path: string, half: Half): Promise<Bytes> {
    const entry = (await this.#base()).get(path);
    if (entry === undefined) throw new ShapeError(`the base bundle lacks package ${path}`);
    return entry[half];
  }
}

function size(entry: PackageEntry, half: Half): number {
  return half === "x" ? entry.xSize : entry.oSize;
}

/** Splits a bundle: u32 length of the index (little endian), the index as JSON, then the bytes it points into. Throws ShapeError. */
export function splitBundle(bundle: Bytes): Map<string, Record<Half, Bytes>> {
  if (bundle.length < 4) throw new ShapeError("a bundle without an index");
  const indexBytes = new DataView(bundle.buffer, bundle.byteOffset).getUint32(0, true);
  const data = bundle.subarray(4 + indexBytes);
  const part = (range: unknown): Bytes => {
    const [begin = 0, length = 0] = list(range).map(whole);
    if (begin + length > data.length) throw new ShapeError("a bundle's index points outside");
    return data.subarray(begin, begin + length);
  };
  const index: unknown = JSON.parse(new TextDecoder().decode(bundle.subarray(4, 4 + indexBytes)));
  return new Map(list(index).map(record).map((m) => [text(m["path"]), { x: part(m["x"]), o: part(m["o"]) }]));
}
