// The programs of the Go tree's own tests, and what each does when the installed Go builds and Node runs it.
import { execFile, execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What a program did. */
export interface Outcome {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number;
}

/** One program: its name under GOROOT/test, its source, and what the tree wants on both streams together, where it says so. */
export interface GoProgram {
  readonly name: string;
  readonly source: string;
  readonly wanted: string | null;
}

const [goroot = "", version = ""] = execFileSync("go", ["env", "GOROOT", "GOVERSION"], { encoding: "utf8" }).trim().split("\n");
const kept = join(import.meta.dirname, "..", "..", ".cache", "goprograms");

/** Every program of some folders of GOROOT/test that says `// run` and nothing more. */
export function goPrograms(folders: readonly string[]): GoProgram[] {
  return folders.flatMap((folder) =>
    readdirSync(join(goroot, "test", folder))
      .filter((file) => file.endsWith(".go"))
      .map((file) => readProgram(`${folder}/${file}`))
      .filter(({ source }) => /^\/\/ run\s*$/m.test(source.slice(0, source.indexOf("\npackage ")))),
  );
}

function readProgram(name: string): GoProgram {
  const path = join(goroot, "test", name);
  const wanted = path.replace(/\.go$/, ".out");
  return { name, source: readFileSync(path, "utf8"), wanted: existsSync(wanted) ? readFileSync(wanted, "utf8") : null };
}

/** What the installed Go and Node make of a program; asked once and kept by its source and Go's version. */
export async function native(program: GoProgram): Promise<Outcome> {
  const key = createHash("sha256").update(`${version}\n${program.source}`).digest("hex").slice(0, 16);
  const path = join(kept, `${key}.json`);
  if (existsSync(path)) return JSON.parse(readFileSync(path, "utf8"));
  const outcome = await buildAndRun(program);
  mkdirSync(kept, { recursive: true });
  writeFileSync(path, JSON.stringify(outcome));
  return outcome;
}

async function buildAndRun(program: GoProgram): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), "goprogram-"));
  try {
    writeFileSync(join(folder, "main.go"), program.source);
    const env = { ...process.env, GOOS: "js", GOARCH: "wasm" };
    const built = await outcomeOf("go", ["build", "-o", "main.wasm", "main.go"], folder, env);
    if (built.code !== 0) return { stdout: "", stderr: built.stderr, code: -1 };
    return await outcomeOf(process.execPath, ["--stack-size=8192", join(goroot, "lib", "wasm", "wasm_exec_node.js"), "main.wasm"], folder, { PATH: process.env["PATH"] });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function outcomeOf(command: string, args: string[], cwd: string, env: NodeJS.ProcessEnv): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = execFile(command, args, { cwd, env, timeout: 120_000, maxBuffer: 64 * 1024 * 1024 }, (_, stdout, stderr) => {
      resolve({ stdout, stderr, code: child.exitCode ?? -1 });
    });
  });
}
