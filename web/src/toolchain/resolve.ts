// From a program's files to the packages it imports, or to the diagnostics the go command would give instead of compiling.
import type { Diagnostic } from "../program/diagnostic";
import type { SourceFile } from "../program/program";
import { scanHead, type Found } from "./imports";
import type { Manifest } from "./manifest";

/** The packages imported, sorted and without "unsafe"; empty where there are diagnostics. */
export interface Resolution {
  imports: string[];
  diagnostics: Diagnostic[];
}

/** Reads the heads of all files of the program. */
export function resolve(sources: readonly SourceFile[], manifest: Manifest): Resolution {
  const imports = new Set<string>();
  const diagnostics: Diagnostic[] = [];
  const refuse = (file: SourceFile, at: Found, text: string): void => {
    diagnostics.push({ file: file.name, line: at.line, col: at.col, endCol: at.endCol, severity: "error", text, from: "go" });
  };
  for (const file of sources) {
    const head = scanHead(file.text);
    const name = head.packageName;
    if (name !== null && name.text !== "main") refuse(file, name, `package ${name.text} is not a main package`);
    for (const found of head.imports) {
      const problem = importProblem(found.text, manifest);
      if (problem === null) imports.add(found.text);
      else refuse(file, found, problem);
    }
  }
  imports.delete("unsafe");
  return { imports: diagnostics.length > 0 ? [] : [...imports].sort(), diagnostics };
}

/** Why a path cannot be imported, in the go command's words where it has some; null when it can. */
export function importProblem(path: string, manifest: Manifest): string | null {
  if (path === "unsafe" || manifest.importable.has(path)) return null;
  if (path === "C") return 'import "C": cgo does not exist for js/wasm';
  if (/^\.\.?(\/|$)/.test(path)) return `"${path}" is relative, but relative import paths are not supported in module mode`;
  if (!validPath(path)) return `invalid import path: ${path}`;
  if (path.startsWith("/")) return `"${path}" is not a package path; see 'go help packages'`;
  const parts = path.split("/");
  if (parts[0] === "vendor") return "use of vendored package not allowed";
  if (parts[0] === "cmd") return `import "${path}" is a program, not an importable package`;
  if (parts.includes("internal") && manifest.packages.has(path)) return `use of internal package ${path} not allowed`;
  if (parts[0]?.includes(".") === true) return `no required module provides package ${path}${offered(manifest)}`;
  return `package ${path} is not in std`;
}

/** The characters the compiler accepts in an import path (https://go.dev/ref/spec#Import_declarations). */
function validPath(path: string): boolean {
  return path !== "" && !/[\s!"#$%&'()*,:;<=>?[\\\]^`{|}\uFFFD]|[^\p{L}\p{M}\p{N}\p{P}\p{S}]/u.test(path);
}

/** Says which packages there are beside the standard library. */
function offered(manifest: Manifest): string {
  const others = [...manifest.importable].filter((path) => path.split("/")[0]?.includes(".") === true).sort();
  return others.length === 0 ? "" : ` (a program here may import the standard library and ${others.join(", ")})`;
}
