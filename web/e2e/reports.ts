// Programs in the spirit of golang/go's deadlock reports: folders named by the report's number, each without need of a document or a server.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { PlainProgram } from "../src/app/api";

const folder = join(import.meta.dirname, "reports");

/** The numbers of the reports. */
export const reportIds: readonly string[] = readdirSync(folder);

/** A report's program. */
export function reportProgram(id: string): PlainProgram {
  const names = ["main.go", "main.js"].filter((name) => existsSync(join(folder, id, name)));
  return { files: Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, id, name), "utf8")])) };
}

/** What a report's run must tell. */
export function reportStory(id: string): string {
  return readFileSync(join(folder, id, "expected.txt"), "utf8").trimEnd();
}
