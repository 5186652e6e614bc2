// The compiler and the linker: their modules, fetched once, and one run of either over files in memory.
import { ToolchainError } from "./api";
import type { Downloads } from "./downloads";
import { prepareTool, type GoClass } from "./gorun";
import type { Manifest } from "./manifest";
import { MemFs, FILE_QUOTA } from "./memfs";
import { once } from "./once";

type Bytes = Uint8Array<ArrayBuffer>;

/** One run of a tool: the files it may read, by path, and where it writes its result. */
export interface ToolRun {
  args: readonly string[];
  files: ReadonlyMap<string, Bytes>;
  result: string;
}

/** What came of a run: the result's bytes, or what the tool said of the user's mistakes. */
export type ToolResult = { ok: true; bytes: Bytes } | { ok: false; printed: string };

/** A compiler or linker as the user knows it, and its module. */
export class GoTool {
  readonly #Go: GoClass;
  readonly #manifest: Manifest;
  readonly #name: string;
  /** The compiled module, fetched at the first call. */
  readonly module: () => Promise<WebAssembly.Module>;

  /** `name` is such as "the Go compiler"; `folder` the absolute URL of the manifest's folder; `file` the module's path in it. */
  constructor(Go: GoClass, manifest: Manifest, downloads: Downloads, folder: string, file: string, name: string) {
    this.#Go = Go;
    this.#manifest = manifest;
    this.#name = name;
    this.module = once(() => downloads.module({ url: folder + file, what: name, size: manifest.sizes.get(file) ?? 0 }));
  }

  /** Runs the tool once, in a new instance. Rejects with a ToolchainError when it crashes or reaches a limit. */
  async run(run: ToolRun): Promise<ToolResult> {
    const fs = new MemFs(this.#manifest.dir);
    for (const [path, bytes] of run.files) fs.give(path, bytes);
    const code = await this.#exitCode(await this.module(), run.args, fs);
    const bytes = fs.take(run.result);
    if (code === 0 && bytes !== null) return { ok: true, bytes };
    if (fs.full) throw new ToolchainError(`The built program would be larger than ${FILE_QUOTA / 2 ** 20} MB, which is the limit here.`);
    const crash = crashSentence(this.#name, fs.printed);
    if (crash !== null) throw new ToolchainError(crash, { cause: fs.printed });
    return { ok: false, printed: fs.printed };
  }

  async #exitCode(module: WebAssembly.Module, args: readonly string[], fs: MemFs): Promise<number> {
    try {
      const tool = await prepareTool(this.#Go, { module, args, env: this.#manifest.env, folder: this.#manifest.dir, fs });
      return await tool.start();
    } catch (error) {
      // A trap or an exhausted stack inside the tool; wasm_exec.js leaves nothing that has to be undone.
      throw new ToolchainError(`${capital(this.#name)} crashed on this program.`, { cause: error });
    }
  }
}

/** What to say when a tool's output tells of its own end instead of the user's mistakes; null when it does not. */
export function crashSentence(name: string, printed: string): string | null {
  if (/^(fatal error: )?(runtime: )?.*out of memory/m.test(printed)) return `${capital(name)} ran out of memory on this program.`;
  const crashed = printed.trim() === "" || /^(panic: |fatal error: |SIG)|internal compiler error: /m.test(printed);
  return crashed ? `${capital(name)} crashed on this program.` : null;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
