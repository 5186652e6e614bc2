// Keeps what was measured until the end of the bench, over the runner's processes, and prints it.
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { tableText, type Row } from "./table";

const folder = join(import.meta.dirname, "..", "..", ".cache", "bench");
const path = join(folder, "rows.jsonl");

/** Adds a line to the table. */
export function report(row: Row): void {
  mkdirSync(folder, { recursive: true });
  appendFileSync(path, `${JSON.stringify(row)}\n`);
}

/** Forgets earlier lines. */
export function startReport(): void {
  rmSync(path, { force: true });
}

/** Prints the table. */
export function printReport(): void {
  if (!existsSync(path)) return;
  const rows: Row[] = readFileSync(path, "utf8").trim().split("\n").map((line) => JSON.parse(line));
  console.log(`\n${tableText(rows)}\n`);
}
