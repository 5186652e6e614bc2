// Go as it is without us: a program by the installed go command, run by Go's own wasm_exec.js in a plain worker.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";

/** A built program: its module in base64, and the text of wasm_exec.js. */
export interface StockGo {
  readonly wasm: string;
  readonly glue: string;
}

/** Builds a program for the browser, by the stock standard library. */
export function buildStockGo(source: string): StockGo {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  try {
    writeFileSync(join(folder, "main.go"), source);
    execFileSync("go", ["build", "-o", "main.wasm", "main.go"], { cwd: folder, env: { ...process.env, GOOS: "js", GOARCH: "wasm" } });
    const root = execFileSync("go", ["env", "GOROOT"], { encoding: "utf8" }).trim();
    return { wasm: readFileSync(join(folder, "main.wasm")).toString("base64"), glue: readFileSync(join(root, "lib", "wasm", "wasm_exec.js"), "utf8") };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Runs it in a worker of the page and gives the first line it prints. */
export function runStockGo(page: Page, program: StockGo): Promise<string> {
  return page.evaluate(({ wasm, glue }) => new Promise<string>((resolve, reject) => {
    const main = `
      console.log = (line) => postMessage(line);
      onmessage = async ({ data }) => {
        const go = new Go();
        const { instance } = await WebAssembly.instantiate(data, go.importObject);
        await go.run(instance);
      };`;
    const worker = new Worker(URL.createObjectURL(new Blob([glue, main], { type: "text/javascript" })));
    worker.onerror = (event) => reject(new Error(event.message));
    worker.onmessage = ({ data }: MessageEvent<string>) => {
      worker.terminate();
      resolve(data);
    };
    worker.postMessage(Uint8Array.from(atob(wasm), (char) => char.charCodeAt(0)));
  }), program);
}
