// Fetching the toolchain's files, counting bytes on the way; a failure is a plain sentence and the next try starts afresh.
import { ToolchainError, type BuildProgress } from "./api";

/** What downloads need of the platform. */
export type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

/** A file to fetch: where, what it is in the user's words, and its bytes before content encoding (0: not known). */
export interface Wanted {
  url: string;
  what: string;
  size: number;
}

interface Transfer {
  what: string;
  loaded: number;
  total: number;
}

/** All downloads of one worker. The progress told is of all that are under way together. */
export class Downloads {
  readonly #fetch: Fetch;
  #transfers: Transfer[] = [];
  #running = 0;
  /** Who is told how far the downloads are. */
  listener: (progress: BuildProgress) => void = () => undefined;

  constructor(fetch: Fetch) {
    this.#fetch = fetch;
  }

  /** A file whose name does not tell its content, as parsed JSON; always asked for anew. */
  async json(wanted: Wanted): Promise<unknown> {
    return this.#transfer(wanted, async (response) => JSON.parse(await response.text()), { cache: "no-cache" });
  }

  /** A file's bytes. */
  async bytes(wanted: Wanted): Promise<Uint8Array<ArrayBuffer>> {
    return this.#transfer(wanted, (response, transfer) => this.#collect(response, transfer));
  }

  /** A compiled module, streamed so that the browser keeps its machine code in its cache. */
  async module(wanted: Wanted): Promise<WebAssembly.Module> {
    return this.#transfer(wanted, async (response, transfer) => {
      const typed = response.headers.get("content-type")?.startsWith("application/wasm") === true;
      // The bytes are counted on a clone: a response made anew from a counting stream would lose the code cache.
      const counted = this.#read(response.clone(), transfer, () => undefined);
      // A host that does not know the type of .wasm files costs the code cache, not the product.
      const compiled = typed ? WebAssembly.compileStreaming(response) : response.arrayBuffer().then(compile);
      return (await Promise.all([compiled, counted]))[0];
    });
  }

  async #transfer<T>(wanted: Wanted, take: (response: Response, transfer: Transfer) => Promise<T>, init?: RequestInit): Promise<T> {
    const transfer = { what: wanted.what, loaded: 0, total: wanted.size };
    if (this.#running++ === 0) this.#transfers = [];
    this.#transfers.push(transfer);
    this.#tell();
    try {
      const response = await this.#fetch(wanted.url, init);
      if (!response.ok) throw new Error(`status ${response.status}`);
      if (transfer.total === 0) transfer.total = plainLength(response);
      return await take(response, transfer);
    } catch (error) {
      throw new ToolchainError(sentence(wanted, error), { cause: error });
    } finally {
      transfer.loaded = transfer.total = Math.max(transfer.loaded, transfer.total);
      this.#running--;
      this.#tell();
    }
  }

  async #collect(response: Response, transfer: Transfer): Promise<Uint8Array<ArrayBuffer>> {
    let bytes = new Uint8Array(transfer.total);
    await this.#read(response, transfer, (part, at) => {
      bytes = withRoom(bytes, at, part.length);
      bytes.set(part, at);
    });
    return bytes.subarray(0, transfer.loaded);
  }

  /** Reads a body to its end, counting. `take` gets each part and where it begins. */
  async #read(response: Response, transfer: Transfer, take: (part: Uint8Array, at: number) => void): Promise<void> {
    const reader = response.body?.getReader();
    for (let part = await reader?.read(); part?.value !== undefined; part = await reader?.read()) {
      take(part.value, transfer.loaded);
      transfer.loaded += part.value.length;
      this.#tell();
    }
  }

  #tell(): void {
    const open = this.#transfers.filter((transfer) => transfer.loaded < transfer.total || transfer.total === 0);
    const what = open[0]?.what ?? this.#transfers.at(-1)?.what ?? "";
    const sum = (pick: (transfer: Transfer) => number): number => this.#transfers.reduce((all, transfer) => all + pick(transfer), 0);
    this.listener({ phase: "download", what, loaded: sum((t) => t.loaded), total: sum((t) => t.total) });
  }
}

function compile(bytes: ArrayBuffer): Promise<WebAssembly.Module> {
  return WebAssembly.compile(bytes);
}

/** The bytes, moved to a larger place when `more` would not fit after `used`. */
function withRoom(bytes: Uint8Array<ArrayBuffer>, used: number, more: number): Uint8Array<ArrayBuffer> {
  if (used + more <= bytes.length) return bytes;
  const larger = new Uint8Array(Math.max(used + more, bytes.length * 2));
  larger.set(bytes.subarray(0, used));
  return larger;
}

/** The length the server tells, if it is that of the bytes we shall see. */
function plainLength(response: Response): number {
  return response.headers.has("content-encoding") ? 0 : Number(response.headers.get("content-length") ?? 0);
}

function sentence(wanted: Wanted, error: unknown): string {
  const missing = error instanceof Error && error.message === "status 404";
  if (missing) return `Could not download ${wanted.what}: the file is gone from the server. Reload the page to get its newest version.`;
  return `Could not download ${wanted.what}. Check the connection and try again.`;
}
