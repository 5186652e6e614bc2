// The table is whole, the tests it names are there, and the codec refuses what it must.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { decodeLink } from "../src/share/link";
import { LinkError } from "../src/share/linkerror";
import { NUMBERS, table } from "./table";

const root = join(import.meta.dirname, "..", "..");

test("every number has a row", () => {
  const numbers = new Set(table.map(({ n }) => n));
  expect(Array.from({ length: NUMBERS }, (_, i) => i + 1).filter((n) => !numbers.has(n))).toEqual([]);
  expect(Math.max(...numbers)).toBe(NUMBERS);
});

test("no two rows are the same", () => {
  const titles = table.map(({ n, what }) => `${n} ${what}`);
  expect(titles.filter((title, i) => titles.indexOf(title) !== i)).toEqual([]);
});

test("tests that are named are there", () => {
  const missing: string[] = [];
  for (const { n, held } of table) {
    if (held.by !== "tests") continue;
    for (const [file, name] of held.tests) if (!readFileSync(join(root, file), "utf8").includes(`("${name}`)) missing.push(`${n}: ${file}: ${name}`);
  }
  expect(missing).toEqual([]);
});

describe("links that are refused", () => {
  for (const { n, what, held } of table) {
    if (held.by !== "link") continue;
    test(`${n} ${what}`, async () => {
      const hash = await held.make();
      const began = performance.now();
      const error: unknown = await decodeLink(hash).then(() => new Error("it opened"), (caught: unknown) => caught);
      expect(error).toBeInstanceOf(LinkError);
      expect(error).toHaveProperty("kind", held.refused);
      expect("polluted" in {}).toBe(false);
      // Measured by the bench and the long suite; here only that it does not hang.
      expect(performance.now() - began).toBeLessThan(5000);
    });
  }
});
