// This file runs Programs in the real sandbox, as the built site has it: its document in an iframe, its worker, its protocol.

import { chromium, type Browser, type Page } from "@playwright/test";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { EventLog } from "../src/event/log";
import { formatLog } from "../src/event/text";
import type { WireFile, WireRun } from "../src/sandbox/protocol";

/** How a Program is run. */
export interface Manner {
  /** Tasks one hop of the pump may run; default 32. */
  readonly batch?: number;
  /** One task at a time, each asked for after the one before; default false. */
  readonly stepped?: boolean;
  readonly seed?: number;
}

/** What a run has left. */
export interface Ran {
  readonly log: EventLog;
  /** The texts of its console calls. */
  readonly lines: readonly string[];
}

const SITE = new URL("../../.cache/site/", import.meta.url);
const DOCUMENT = process.env["SANDBOX"] ?? fileURLToPath(new URL("sandbox.html", SITE));
const LARGE = { maxEvents: 4_000_000, maxBytes: 512 * 2 ** 20, maxVirtualMs: 1e9 };

/** A page that runs Programs, one after another, each in a sandbox of its own. */
export class SandboxRunner {
  private constructor(
    private readonly browser: Browser,
    private readonly page: Page,
  ) {}

  /** Starts the browser. The site must have been built. */
  static async start(): Promise<SandboxRunner> {
    if (!existsSync(DOCUMENT)) throw new Error("build the site first: go run ./build/site");
    const body = readFileSync(DOCUMENT, "utf8");
    const browser = await chromium.launch({
      executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
      args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic"],
    });
    const page = await browser.newPage();
    await page.route("**/*", (route) => route.fulfill({ contentType: "text/html", body: route.request().url().endsWith("/sandbox.html") ? body : "<!doctype html><title>programs</title>" }));
    await page.goto("http://programs.test/");
    return new SandboxRunner(browser, page);
  }

  /** Runs a Program to its end. */
  async run(files: readonly WireFile[], manner: Manner = {}): Promise<Ran> {
    const { batch = 32, stepped = false, seed = 1 } = manner;
    const run: WireRun = { files, clock: "virtual", seed, shuffle: false, epoch: 1_767_225_600_000, speed: "max", goVersion: "", batch, steps: stepped ? 0 : null, told: "events", ...LARGE };
    const { batches, crash } = await this.page.evaluate(runInSandbox, [run, stepped] as const);
    if (crash !== "") throw new Error(crash);
    const log = new EventLog();
    for (const bytes of batches) log.append(arrayBuffer(Buffer.from(bytes, "base64")));
    const lines: string[] = [];
    for (let i = 0; i < log.length; i++) {
      const event = log.at(i);
      if (event.kind === "console") lines.push(event.args.text);
    }
    return { log, lines };
  }

  async close(): Promise<void> {
    await this.browser.close();
  }
}

/** The log of a run as text: equal texts are equal logs. */
export function textOf({ log }: Ran): string {
  return formatLog(log);
}

function arrayBuffer(bytes: Buffer): ArrayBuffer {
  const copy = new ArrayBuffer(bytes.byteLength);
  new Uint8Array(copy).set(bytes);
  return copy;
}

/** Runs in the page: speaks the sandbox's protocol as the page's own client does. */
async function runInSandbox([run, stepped]: readonly [unknown, boolean]): Promise<{ batches: string[]; crash: string }> {
  const iframe = document.createElement("iframe");
  iframe.setAttribute("sandbox", "allow-scripts");
  iframe.src = "/sandbox.html";
  const { port1: port, port2 } = new MessageChannel();
  const batches: string[] = [];
  const text = (bytes: ArrayBuffer): string => {
    let binary = "";
    for (let at = 0; at < bytes.byteLength; at += 8192) binary += String.fromCharCode(...new Uint8Array(bytes, at, Math.min(8192, bytes.byteLength - at)));
    return btoa(binary);
  };
  try {
    return await new Promise((resolve) => {
      let pulls = 0;
      const pull = (): void => port.postMessage({ t: "pull", id: ++pulls, bytes: 1 << 20, waitMs: stepped ? 0 : 50 });
      port.onmessage = ({ data }: MessageEvent<{ t: string; why?: string; batches: ArrayBuffer[]; over: boolean; crash: string }>) => {
        if (data.t === "refuse") return resolve({ batches, crash: data.why ?? "refused" });
        if (data.t === "ready") {
          port.postMessage({ t: "run", run, wasm: null });
          return pull();
        }
        if (data.t !== "pulled") return;
        for (const bytes of data.batches) batches.push(text(bytes));
        if (data.over) return resolve({ batches, crash: data.crash });
        if (stepped) port.postMessage({ t: "allow", steps: 1 });
        pull();
      };
      iframe.addEventListener("load", () => iframe.contentWindow!.postMessage({ t: "init" }, "*", [port2]), { once: true });
      document.body.append(iframe);
    });
  } finally {
    port.close();
    iframe.remove();
  }
}
