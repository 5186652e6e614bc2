// The toolchain's manifest: which files there are, which packages a program may import, what each needs, how the tools are called.
import { ShapeError, list, record, text, whole } from "./check";

/** One package of the standard library (or beside it). */
export interface PackageEntry {
  imports: readonly string[];
  /** Both halves are in the base bundle; the rest of this is then empty. */
  base: boolean;
  /** Path of the export data, seen from the manifest; null for a package that no program imports itself. */
  x: string | null;
  /** Path of the object data. */
  o: string | null;
  /** Bytes of the two before content encoding; 0 when not known. */
  xSize: number;
  oSize: number;
}

/** What build/toolchain wrote. */
export interface Manifest {
  /** Go's version, such as "go1.26.8". */
  go: string;
  /** Paths of the two tools and the base bundle, seen from the manifest. */
  compile: string;
  link: string;
  base: string;
  packages: ReadonlyMap<string, PackageEntry>;
  /** What a program may import. */
  importable: ReadonlySet<string>;
  /** The folder the tools run in, which holds the sources. */
  dir: string;
  /** The tools' environment. */
  env: Readonly<Record<string, string>>;
  /** Arguments with the tool's name first; the names of the source files follow those of the compiler. */
  compileArgs: readonly string[];
  linkArgs: readonly string[];
  /** Bytes of the tools and the base bundle before content encoding, by path. */
  sizes: ReadonlyMap<string, number>;
}

/** Checks a parsed manifest. Throws ShapeError. */
export function checkManifest(data: unknown): Manifest {
  const m = record(data);
  const packages = new Map(Object.entries(record(m["packages"])).map(([path, entry]) => [path, packageEntry(entry)]));
  return {
    go: text(m["go"]),
    compile: text(m["compile"]),
    link: text(m["link"]),
    base: text(m["base"]),
    packages,
    importable: new Set(list(m["importable"]).map(text)),
    dir: text(m["dir"]),
    env: Object.fromEntries(Object.entries(record(m["env"])).map(([name, value]) => [name, text(value)])),
    compileArgs: list(m["compileArgs"]).map(text),
    linkArgs: list(m["linkArgs"]).map(text),
    sizes: new Map(Object.entries(record(m["sizes"] ?? {})).map(([path, size]) => [path, whole(size)])),
  };
}

function packageEntry(data: unknown): PackageEntry {
  const m = record(data);
  const imports = list(m["imports"] ?? []).map(text);
  const [xSize = 0, oSize = 0] = list(m["size"] ?? []).map(whole);
  const path = (value: unknown): string | null => (value === undefined ? null : text(value));
  return { imports, base: m["base"] === true, x: path(m["x"]), o: path(m["o"]), xSize, oSize };
}

/**
 * All packages a program with these imports is linked from, sorted: the imports, what they import, and the runtime,
 * which every program has. Throws ShapeError when the manifest lacks one.
 */
export function closure(manifest: Manifest, imports: Iterable<string>): string[] {
  const found = new Set<string>();
  const open = ["runtime", ...imports];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (path === "unsafe" || found.has(path)) continue;
    const entry = manifest.packages.get(path);
    if (entry === undefined) throw new ShapeError(`the manifest lacks package ${path}`);
    found.add(path);
    open.push(...entry.imports);
  }
  return [...found].sort();
}
