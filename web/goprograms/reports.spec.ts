// The programs of golang/go's deadlock reports print and end here as they do on a plain page, built by the native toolchain and run by Go's own glue.
import { execFile, execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test, type Page } from "@playwright/test";
import { open, runLarge } from "../e2e/interleave";
import { reportIds, reportProgram } from "../e2e/reports";

const scratch = mkdtempSync(join(tmpdir(), "interleave-reports-"));
test.afterAll(() => rmSync(scratch, { recursive: true }));

async function build(id: string): Promise<Buffer> {
  const binary = join(scratch, id);
  await promisify(execFile)("go", ["build", "-o", binary, join(import.meta.dirname, "..", "e2e", "reports", id, "main.go")], { env: { ...process.env, GOOS: "js", GOARCH: "wasm" } });
  return readFileSync(binary);
}

/** Of a traceback only who waits for what is kept: the frames hold addresses and paths. */
function told(lines: readonly string[]): string[] {
  const first = lines.findIndex((line) => line.startsWith("fatal error:"));
  return lines.filter((line, i) => i <= first || /^(goroutine |JavaScript)/.test(line)).map((line) => line.replace(/:$/, ""));
}

/** What a page prints that loads Go's glue, starts the binary and then runs main.js; and the errors that nothing catches. */
async function plain(page: Page, binary: Buffer, script: string): Promise<{ lines: string[]; errors: string[] }> {
  const lines: string[] = [];
  const errors: string[] = [];
  page.on("console", (message) => void (message.type() === "log" && lines.push(message.text())));
  page.on("pageerror", (error) => errors.push(error.message));
  const root = execFileSync("go", ["env", "GOROOT"], { encoding: "utf8" }).trim();
  const bodies: Readonly<Record<string, string | Buffer>> = {
    "/": "<!doctype html><title>plain</title>", "/main.wasm": binary, "/main.js": script, "/json": "{}", "/delay/20": "{}",
    "/wasm_exec.js": readFileSync(join(root, "lib", "wasm", "wasm_exec.js")),
  };
  await page.route("http://world.test/**", (route) => {
    const body = bodies[new URL(route.request().url()).pathname];
    return route.fulfill(body === undefined ? { status: 404 } : { body });
  });
  await page.goto("http://world.test/");
  await page.addScriptTag({ url: "/wasm_exec.js" });
  await page.evaluate(async () => {
    const { Go } = globalThis as unknown as { Go: new () => { importObject: WebAssembly.Imports; run(instance: WebAssembly.Instance): Promise<void>; exit(code: number): void } };
    const go = new Go();
    const ended = new Promise<void>((resolve) => {
      go.exit = () => setTimeout(resolve, 1500);
    });
    const { instance } = await WebAssembly.instantiate(await (await fetch("/main.wasm")).arrayBuffer(), go.importObject);
    void go.run(instance);
    const main = document.createElement("script");
    main.src = "/main.js";
    document.body.append(main);
    await ended;
  });
  return { lines, errors };
}

for (const id of reportIds) {
  test(`golang/go report ${id}`, async ({ page, context }) => {
    const program = reportProgram(id);
    const expected = await plain(await context.newPage(), await build(id), program.files["main.js"] ?? "");
    expect(expected.lines).toContain("fatal error: all goroutines are asleep - deadlock!");
    await open(page);
    const { console: lines, events } = await runLarge(page, program);
    expect(told(lines.map(({ text }) => text))).toEqual(told(expected.lines));
    expect(events.filter(({ kind }) => kind === "error").map(({ args }) => args["text"])).toEqual(expected.errors.map((text) => `Error: ${text}`));
  });
}
