// What builds work with: the manifest, the packages, the compiler, the linker, opened once for a site.
import type { Diagnostic } from "../program/diagnostic";
import type { SourceFile } from "../program/program";
import type { Downloads } from "./downloads";
import type { GoClass } from "./gorun";
import { checkManifest, type Manifest } from "./manifest";
import { Packages } from "./packages";
import type { GoServices } from "./services";
import { GoTool } from "./tools";

/** What a build works with. */
export interface Workshop {
  manifest: Manifest;
  packages: Packages;
  compiler: GoTool;
  linker: GoTool;
  /** Turns a tool's output into diagnostics. */
  diagnose(printed: string, from: "go" | "link", files: readonly SourceFile[]): Promise<Diagnostic[]>;
  /** Real milliseconds, for the statistics. */
  now(): number;
  /** Lets messages in, such as the one that gives this build up. */
  pause(): Promise<void>;
}

/** What a workshop is opened with. */
export interface WorkshopOptions {
  Go: GoClass;
  downloads: Downloads;
  services: GoServices;
  /** Absolute URL of the manifest's folder, ending in "/". */
  folder: string;
  now(): number;
  pause(): Promise<void>;
}

/** Reads the manifest; everything else is fetched when it is needed. */
export async function openWorkshop(options: WorkshopOptions): Promise<Workshop> {
  const { Go, downloads, services, folder, now, pause } = options;
  const manifest = checkManifest(await downloads.json({ url: `${folder}manifest.json`, what: "the list of Go packages", size: 0 }));
  const tool = (file: string, name: string): GoTool => new GoTool(Go, manifest, downloads, folder, file, name);
  return {
    manifest,
    packages: new Packages(manifest, folder, downloads),
    compiler: tool(manifest.compile, "the Go compiler"),
    linker: tool(manifest.link, "the Go linker"),
    diagnose: (printed, from, files) => services.diagnose(printed, from, files),
    now,
    pause,
  };
}
