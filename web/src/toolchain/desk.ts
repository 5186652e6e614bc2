// The worker's side of the protocol: finds who does a job, turns what comes of it into the one answer.
import type { SourceFile } from "../program/program";
import { ToolchainError, type FormatResult } from "./api";
import { build, type Workshop } from "./build";
import { Downloads, type Fetch } from "./downloads";
import type { GoClass } from "./gorun";
import { checkManifest, type Manifest } from "./manifest";
import { once } from "./once";
import { Packages } from "./packages";
import { formatScript } from "./prettier";
import type { Answer, Reply, Request } from "./protocol";
import { GoServices } from "./services";
import { GoTool } from "./tools";

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
  /** The job at work, and whether it has been given up. */
  #active = { id: 0, cancelled: false };
  #site: { shop(): Promise<Workshop>; services: GoServices } | null = null;

  constructor(platform: Platform) {
    this.#platform = platform;
    this.#downloads = new Downloads(platform.fetch);
  }

  /** Takes one checked message from the page. */
  receive(request: Request): void {
    if (request.t === "init") this.#open(request.base, request.tool);
    else if (request.t === "cancel") this.#active.cancelled ||= request.id === this.#active.id;
    else void this.#serve(request);
  }

  /** Does a job and answers it, whatever happens. */
  async #serve(job: Job): Promise<void> {
    this.#active = { id: job.id, cancelled: false };
    this.#downloads.listener = (progress) => this.#platform.reply({ t: "progress", id: job.id, progress }, []);
    const answer = await this.#answer(job).catch((error: unknown) => failure(job.id, error));
    this.#platform.reply(answer, answer.t === "built" ? [answer.wasm.buffer] : []);
  }

  async #answer(job: Job): Promise<Answer> {
    if (this.#site === null) throw new Error("a request before init");
    switch (job.t) {
      case "build":
        return this.#build(job.id, job.files, await this.#site.shop());
      case "format":
        return formatted(job.id, await this.#format(job.file, this.#site.services));
      case "version":
        return { t: "version", id: job.id, go: (await this.#site.shop()).manifest.go };
    }
  }

  async #build(id: number, files: readonly SourceFile[], shop: Workshop): Promise<Answer> {
    const progress = this.#downloads.listener;
    const outcome = await build(shop, { files, progress, cancelled: () => this.#active.cancelled });
    if (outcome.how === "cancelled") return { t: "cancelled", id };
    if (outcome.how === "invalid") return { t: "invalid", id, diagnostics: outcome.diagnostics, stats: outcome.stats };
    // A copy of its own: the linker's buffer has room at its end that must not travel.
    return { t: "built", id, wasm: outcome.wasm.slice(), stats: outcome.stats };
  }

  async #format(file: SourceFile, services: GoServices): Promise<FormatResult> {
    if (file.name.endsWith(".go")) return services.format(file);
    if (/\.(js|mjs|ts)$/.test(file.name)) return formatScript(file);
    return { ok: true, text: file.text };
  }

  #open(base: string, tool: string): void {
    const { Go } = this.#platform;
    const folder = new URL("toolchain/", base).href;
    const services = new GoServices(Go, this.#downloads, new URL(tool, base).href);
    this.#site = { services, shop: once(async () => this.#workshop(folder, await this.#manifest(folder), services)) };
  }

  async #manifest(folder: string): Promise<Manifest> {
    return checkManifest(await this.#downloads.json({ url: `${folder}manifest.json`, what: "the list of Go packages", size: 0 }));
  }

  #workshop(folder: string, manifest: Manifest, services: GoServices): Workshop {
    const { Go, now, pause } = this.#platform;
    const tool = (file: string, name: string): GoTool => new GoTool(Go, manifest, this.#downloads, folder, file, name);
    return {
      manifest,
      packages: new Packages(manifest, folder, this.#downloads),
      compiler: tool(manifest.compile, "the Go compiler"),
      linker: tool(manifest.link, "the Go linker"),
      diagnose: (printed, from, files) => services.diagnose(printed, from, files),
      now,
      pause,
    };
  }
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
