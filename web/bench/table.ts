// The table that the bench prints: what was measured, how it came out, and what it was to be.

/** One line of the table. `limit` is the most that is allowed, or null where nothing was promised. */
export interface Row {
  readonly what: string;
  readonly value: number;
  readonly unit: "ms" | "kB" | "MB" | "×" | "pauses";
  readonly limit: number | null;
  readonly note?: string;
}

/** The middle of some measurements. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** The whole table as text. */
export function tableText(rows: readonly Row[]): string {
  const cells = rows.map(({ what, value, unit, limit, note }) => [
    what,
    shown(value, unit),
    limit === null ? "" : `≤ ${shown(limit, unit)}`,
    limit === null ? "" : value <= limit ? "ok" : "OVER",
    note ?? "",
  ]);
  const widths = [0, 1, 2, 3].map((column) => Math.max(0, ...cells.map((row) => (row[column] ?? "").length)));
  return cells.map((row) => row.map((cell, column) => (column === 1 ? cell.padStart(widths[1] ?? 0) : cell.padEnd(widths[column] ?? 0))).join("  ").trimEnd()).join("\n");
}

function shown(value: number, unit: Row["unit"]): string {
  if (unit === "pauses") return String(value);
  if (unit === "×") return `${value.toFixed(2)} ×`;
  return `${unit === "kB" ? Math.round(value).toLocaleString("en-US") : value.toFixed(value < 20 ? 1 : 0)} ${unit}`;
}
