// One build: imports, compile, link. Everything it needs is handed in, so it runs in the worker and in tests alike.
import type { Diagnostic } from "../program/diagnostic";
import type { SourceFile } from "../program/program";
import type { BuildProgress, BuildStats } from "./api";
import { closure, type Manifest } from "./manifest";
import { resolve } from "./resolve";
import type { GoTool } from "./tools";
import type { Workshop } from "./workshop";

type Bytes = Uint8Array<ArrayBuffer>;

/** One build's files and its ties to who asked. */
export interface BuildJob {
  /** Go files sorted by name. */
  files: readonly SourceFile[];
  progress(progress: BuildProgress): void;
  /** Nobody waits any more. */
  cancelled(): boolean;
}

/** How a build came out. `object` is what the compiler made, for those who compare it. */
export type BuildOutcome =
  | { how: "built"; wasm: Bytes; object: Bytes; stats: BuildStats }
  | { how: "invalid"; diagnostics: Diagnostic[]; stats: BuildStats }
  | { how: "cancelled" };

const LISTS = { compile: "/importcfg", link: "/importcfg.link" } as const;
const OBJECT = "/main.a";
const PROGRAM = "/out.wasm";

/** Builds one program. Rejects with a ToolchainError when the world fails. */
export async function build(shop: Workshop, job: BuildJob): Promise<BuildOutcome> {
  const stats = { compileMs: 0, linkMs: 0 };
  const { imports, diagnostics } = resolve(job.files, shop.manifest);
  if (job.files.length === 0) diagnostics.push(noFiles());
  if (diagnostics.length > 0) return { how: "invalid", diagnostics, stats };

  const needs = await fetchNeeds(shop, imports);
  if (job.cancelled()) return { how: "cancelled" };
  job.progress({ phase: "compile" });
  const compileBegin = shop.now();
  const compiled = await shop.compiler.run(compileRun(shop.manifest, job.files, needs.exports));
  stats.compileMs = shop.now() - compileBegin;
  if (!compiled.ok) return { how: "invalid", diagnostics: await shop.diagnose(compiled.printed, "go", job.files), stats };

  await shop.pause();
  const objects = await needs.objects;
  if (job.cancelled()) return { how: "cancelled" };
  job.progress({ phase: "link" });
  const linkBegin = shop.now();
  const linked = await shop.linker.run(linkRun(shop.manifest, compiled.bytes, objects));
  stats.linkMs = shop.now() - linkBegin;
  if (!linked.ok) return { how: "invalid", diagnostics: await shop.diagnose(linked.printed, "link", job.files), stats };
  return { how: "built", wasm: linked.bytes, object: compiled.bytes, stats };
}

/**
 * Fetches what the compiler needs and begins with what the linker needs: those downloads go on while the compiler
 * holds the thread.
 */
async function fetchNeeds(shop: Workshop, imports: readonly string[]): Promise<{ exports: Map<string, Bytes>; objects: Promise<Map<string, Bytes>> }> {
  const compiler = shop.compiler.module();
  const objects = Promise.all([shop.linker.module(), shop.packages.get(closure(shop.manifest, imports), "o")]).then(([, found]) => found);
  // Whoever awaits it later gets the error; until then it must not count as unhandled.
  objects.catch(() => undefined);
  const [exports] = await Promise.all([shop.packages.get(imports, "x"), compiler]);
  return { exports, objects };
}

function compileRun(manifest: Manifest, files: readonly SourceFile[], exports: ReadonlyMap<string, Bytes>): Parameters<GoTool["run"]>[0] {
  const given = packageFiles(exports, "x", LISTS.compile);
  for (const file of files) given.set(`${manifest.dir}/${file.name}`, encode(file.text));
  return { args: [...manifest.compileArgs, ...files.map((file) => file.name)], files: given, result: OBJECT };
}

function linkRun(manifest: Manifest, object: Bytes, objects: ReadonlyMap<string, Bytes>): Parameters<GoTool["run"]>[0] {
  const given = packageFiles(objects, "o", LISTS.link);
  given.set(OBJECT, object);
  return { args: manifest.linkArgs, files: given, result: PROGRAM };
}

/** The packages' files, and the list that tells the tool where they are. */
function packageFiles(packages: ReadonlyMap<string, Bytes>, half: "x" | "o", list: string): Map<string, Bytes> {
  const files = new Map<string, Bytes>();
  let lines = "";
  for (const [path, bytes] of packages) {
    files.set(`/pkg/${path}.${half}`, bytes);
    lines += `packagefile ${path}=/pkg/${path}.${half}\n`;
  }
  return files.set(list, encode(lines));
}

function encode(text: string): Bytes {
  return new TextEncoder().encode(text);
}

function noFiles(): Diagnostic {
  return { file: "", line: 0, col: 0, severity: "error", text: "no Go files", from: "go" };
}
