// This file runs JavaScript programs in workers of a real browser: plain, or instrumented and with the probes in place.

import { chromium, type Browser, type Page } from "@playwright/test";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";
import { instrumentSources } from "../src/sandbox/instrument/instrument";

/** What a program printed, and the events it left as text. */
export interface Printed {
  readonly lines: readonly string[];
  readonly events: readonly string[];
}

/** How a program is run; "counted": with probes that only count nearly all that happens more than once. */
export type Way = "plain" | "probed" | "counted";

/** How much is recorded of one kind, at one place in one task, before the rest is only counted. */
export const recordedOf = (way: Way): number => (way === "counted" ? 2 : 1000);

/** A browser page in whose workers programs run. */
export class Runner {
  private constructor(
    private readonly browser: Browser,
    readonly page: Page,
    /** The worker's text. */
    readonly code: string,
  ) {}

  /** Starts the browser and builds the worker. */
  static async start(): Promise<Runner> {
    const bundle = await rolldown({ input: fileURLToPath(new URL("worker.entry.ts", import.meta.url)), platform: "browser" });
    const { output } = await bundle.generate({ format: "iife" });
    await bundle.close();
    const browser = await chromium.launch({
      executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
      args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic"],
    });
    const page = await browser.newPage();
    await page.route("**/*", (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html><title>programs</title>" }));
    await page.goto("http://programs.test/");
    await page.evaluate(defineRunner, output[0].code);
    return new Runner(browser, page, output[0].code);
  }

  /** Runs one program until it has printed nothing for `quiet` ms. */
  async run(source: string, way: Way, quiet = 120): Promise<Printed> {
    const result = instrumentSources([{ name: "main.js", text: source }]);
    if (!result.ok) throw new Error(`${result.mistakes[0]!.line}:${result.mistakes[0]!.col} ${result.mistakes[0]!.text}`);
    const running = result.sources[0]!;
    const target = { prefix: result.prefix, sites: result.sites, plain: running.plain, map: running.map.inserted, recorded: recordedOf(way) };
    const job = way === "plain" ? { text: source, module: running.module, target: null } : { text: running.text, module: running.module, target };
    return await this.page.evaluate(([job, quiet]) => (globalThis as unknown as Runs).runProgram(job, quiet), [job, quiet] as const);
  }

  async close(): Promise<void> {
    await this.browser.close();
  }
}

interface Runs {
  runProgram(job: unknown, quiet: number): Promise<Printed>;
}

/** Runs in the page: defines `runProgram`. */
function defineRunner(code: string): void {
  const url = URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
  const runProgram = (job: unknown, quiet: number): Promise<Printed> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(url);
      let last = -1;
      worker.onerror = (event) => {
        event.preventDefault();
        reject(new Error(event.message));
      };
      worker.onmessage = ({ data }: MessageEvent<Printed>) => {
        if (data.lines.length === last) {
          worker.terminate();
          resolve(data);
          return;
        }
        last = data.lines.length;
        setTimeout(() => worker.postMessage("collect"), quiet);
      };
      worker.postMessage(job);
      setTimeout(() => worker.postMessage("collect"), quiet);
    });
  Object.assign(globalThis, { runProgram });
}
