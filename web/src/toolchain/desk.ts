// The worker's side of the protocol: finds who does a job, turns what comes of it into the one answer.
import type { SourceFile } from "../program/program";
import { ToolchainError, type FormatResult } from "./api";
import { build } from "./build";
import { Downloads, type Fetch } from "./downloads";
import type { GoClass } from "./gorun";
import { fixedProgram } from "./fix";
import { once } from "./once";
import { formatScript } from "./prettier";
import type { Answer, Reply, Request } from "./protocol";
import { GoServices } from "./services";
import { openWorkshop, type Workshop } from "./workshop";

/** What the worker's thread offers. */
export interface Platform {
  Go: GoClass;
  fetch: Fetch;
  reply(reply: Reply, transfer: Transferable[]): void;
  /** Real milliseconds. */
  now(): number;
  /** Lets messages in. */
  pause(): Promise<void>;
}

type Job = Exclude<Request, { t: "init" | "cancel" }>;

/** Answers requests. The page sends one job at a time; `cancel` may come during it. */
export class Desk {
  readonly #platform: Platform;
  readonly #downloads: Downloads;
  /** The job at work, and what tells it that nobody waits any more. */
  #active = { id: 0, abort: new AbortController() };
  #site: { shop(): Promise<Workshop>; services: GoServices } | null = null;

  constructor(platform: Platform) {
    this.#platform = platform;
    this.#downloads = new Downloads(platform.fetch);
  }

  /** Takes one checked message from the page. */
  receive(request: Request): void {
    if (request.t === "init") this.#open(request.base, request.tool);
    else if (request.t === "cancel") this.#cancel(request.id);
    else void this.#serve(request);
  }

  /** Does a job and answers it, whatever happens. */
  async #serve(job: Job): Promise<void> {
    const abort = new AbortController();
    this.#active = { id: job.id, abort };
    this.#downloads.listener = (progress) => this.#platform.reply({ t: "progress", id: job.id, progress }, []);
    const done = this.#answer(job, abort.signal).catch((error: unknown) => failure(job.id, error));
    // A job that is given up while it waits for downloads ends at once; the downloads go on, for the next job.
    const answer = await Promise.race([done, cancelled(job.id, abort.signal)]);
    this.#platform.reply(answer, answer.t === "built" ? [answer.wasm.buffer] : []);
  }

  async #answer(job: Job, signal: AbortSignal): Promise<Answer> {
    if (this.#site === null) throw new Error("a request before init");
    switch (job.t) {
      case "build":
        return this.#build(job.id, job.files, await this.#site.shop(), signal);
      case "format":
        return formatted(job.id, await this.#format(job.file, this.#site.services));
      case "fix":
        return { t: "fixed", id: job.id, fixed: await fixedProgram(job.files, job.fix, this.#site.services) };
      case "version":
        return { t: "version", id: job.id, go: (await this.#site.shop()).manifest.go };
    }
  }

  async #build(id: number, files: readonly SourceFile[], shop: Workshop, signal: AbortSignal): Promise<Answer> {
    const progress = this.#downloads.listener;
    const outcome = await build(shop, { files, progress, cancelled: () => signal.aborted });
    if (outcome.how === "cancelled") return { t: "cancelled", id };
    if (outcome.how === "invalid") return { t: "invalid", id, diagnostics: outcome.diagnostics, stats: outcome.stats };
    // A copy of its own: the linker's buffer has room at its end that must not travel.
    return { t: "built", id, wasm: outcome.wasm.slice(), stats: outcome.stats };
  }

  #cancel(id: number): void {
    if (id === this.#active.id) this.#active.abort.abort();
  }

  async #format(file: SourceFile, services: GoServices): Promise<FormatResult> {
    if (file.name.endsWith(".go")) return services.format(file);
    if (/\.(js|mjs|ts)$/.test(file.name)) return formatScript(file);
    return { ok: true, text: file.text };
  }

  #open(base: string, tool: string): void {
    const { Go, now, pause } = this.#platform;
    const downloads = this.#downloads;
    const services = new GoServices(Go, downloads, new URL(tool, base).href);
    const folder = new URL("toolchain/", base).href;
    this.#site = { services, shop: once(() => openWorkshop({ Go, downloads, services, folder, now, pause })) };
  }
}

function cancelled(id: number, signal: AbortSignal): Promise<Answer> {
  return new Promise((done) => signal.addEventListener("abort", () => done({ t: "cancelled", id }), { once: true }));
}

function formatted(id: number, result: FormatResult): Answer {
  if (result.ok) return { t: "formatted", id, text: result.text };
  return { t: "unformatted", id, diagnostics: result.diagnostics };
}

function failure(id: number, error: unknown): Answer {
  if (error instanceof ToolchainError) return { t: "failed", id, text: error.message };
  if (error instanceof Error) return { t: "broke", id, text: error.message, stack: error.stack ?? "" };
  return { t: "broke", id, text: String(error), stack: "" };
}
