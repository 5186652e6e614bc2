// Puts the real toolchain under Node for tests: Go's wasm_exec.js, the newest built toolchain, tool.wasm, no network.
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import vm from "node:vm";
import type { Fetch } from "../downloads";
import type { GoClass } from "../gorun";

const root = fileURLToPath(new URL("../../../../", import.meta.url));

/** Where the newest toolchain lies. Throws when none has been built: a test must not pass for the lack of one. */
export function toolchainFolder(): string {
  const all = join(root, ".cache/toolchain");
  const built = existsSync(all) ? readdirSync(all).map((key) => join(all, key, "manifest.json")).filter((path) => existsSync(path)) : [];
  const newest = built.sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)[0];
  if (newest === undefined) throw new Error("no toolchain under .cache/toolchain: run `make site` first");
  return newest.slice(0, -"manifest.json".length);
}

/** Loads the installed Go's wasm_exec.js, as the worker's bundle does. */
export function loadGo(): GoClass {
  const goroot = execFileSync("go", ["env", "GOROOT"], { encoding: "utf8" }).trim();
  vm.runInThisContext(readFileSync(join(goroot, "lib/wasm/wasm_exec.js"), "utf8"));
  return Go;
}

/** Builds tool.wasm and returns its path. */
export function buildTool(): string {
  const path = join(mkdtempSync(join(tmpdir(), "tool-")), "tool.wasm");
  goBuild(path, "./wasm/tool");
  return path;
}

/** Builds a Go program of one file for js/wasm with the installed Go and returns its bytes. */
export function buildProgram(text: string): Uint8Array<ArrayBuffer> {
  const folder = mkdtempSync(join(tmpdir(), "program-"));
  writeFileSync(join(folder, "main.go"), text);
  goBuild(join(folder, "out.wasm"), join(folder, "main.go"));
  return new Uint8Array(readFileSync(join(folder, "out.wasm")));
}

function goBuild(out: string, what: string): void {
  const env = { ...process.env, GOOS: "js", GOARCH: "wasm" };
  execFileSync("go", ["build", "-trimpath", "-ldflags", "-s -w", "-o", out, what], { cwd: root, env });
}

/** A fetch over files: https://site/toolchain/… from the toolchain's folder, anything else from `tool`. `asked` gets every URL. */
export function fileFetch(tool: () => string, asked: string[]): Fetch {
  return async (url) => {
    asked.push(url);
    const match = /^https:\/\/site\/toolchain\/(.*)$/.exec(url);
    const path = match?.[1] === undefined ? tool() : join(toolchainFolder(), match[1]);
    const type = path.endsWith(".wasm") ? "application/wasm" : "application/octet-stream";
    return new Response(readFileSync(path), { headers: { "content-type": type } });
  };
}
