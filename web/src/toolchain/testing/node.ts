// Puts the real toolchain under Node for tests: Go's wasm_exec.js, the newest built toolchain, tool.wasm, no network.
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, statSync } from "node:fs";
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
  const env = { ...process.env, GOOS: "js", GOARCH: "wasm" };
  execFileSync("go", ["build", "-trimpath", "-ldflags", "-s -w", "-o", path, "./wasm/tool"], { cwd: root, env });
  return path;
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
