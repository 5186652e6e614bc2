// The native twins of the page's compiler and linker: the oracle of what a build must come to, byte for byte.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { SourceFile } from "../../program/program";
import { closure, type Manifest } from "../manifest";

/** What the twins made of a program. */
export interface NativeBuild {
  object: Uint8Array;
  wasm: Uint8Array;
}

/** Builds with the twins of the toolchain in `folder`. Throws when the program is wrong. */
export function nativeBuild(folder: string, manifest: Manifest, files: readonly SourceFile[], imports: readonly string[]): NativeBuild {
  const root = mkdtempSync(join(tmpdir(), "native-"));
  try {
    mkdirSync(join(root, manifest.dir));
    for (const file of files) writeFileSync(join(root, manifest.dir, file.name), file.text);
    writeFileSync(join(root, "importcfg"), packageList(folder, manifest, imports, "x"));
    writeFileSync(join(root, "importcfg.link"), packageList(folder, manifest, closure(manifest, imports), "o"));
    run(folder, manifest, root, [...manifest.compileArgs, ...files.map((file) => file.name)]);
    run(folder, manifest, root, manifest.linkArgs);
    return { object: readFileSync(join(root, "main.a")), wasm: readFileSync(join(root, "out.wasm")) };
  } finally {
    rmSync(root, { recursive: true });
  }
}

function packageList(folder: string, manifest: Manifest, paths: readonly string[], half: "x" | "o"): string {
  const place = (path: string): string => manifest.packages.get(path)?.[half] ?? `packages/${path}.${half}`;
  return paths.map((path) => `packagefile ${path}=${join(folder, place(path))}\n`).join("");
}

function run(folder: string, manifest: Manifest, root: string, [tool = "", ...args]: readonly string[]): void {
  const moved = args.map((arg) => (arg.startsWith("/") ? root + arg : arg));
  const cwd = join(root, manifest.dir);
  const done = spawnSync(join(folder, "native", tool), moved, { cwd, env: { ...manifest.env, PWD: cwd }, encoding: "utf8" });
  if (done.status !== 0) throw new Error(`native ${tool}: ${done.stdout}${done.stderr}`);
}
