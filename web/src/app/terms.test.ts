// This file checks that every word that a lesson marks is explained, and that nothing is explained twice or at length.
import { readFileSync, readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { LANE_HELP, TERMS, termOf } from "./terms";

const examples = new URL("../../../examples/", import.meta.url);
const lessons = readdirSync(examples, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  .map(({ name }): [string, string] => [name, readFileSync(new URL(`${name}/lesson.md`, examples), "utf8")]);

test("every word that a lesson marks is explained", () => {
  const marked = lessons.flatMap(([name, text]) => [...text.matchAll(/\]\(\?term=([a-z0-9-]+)\)/g)].map(([, id = ""]) => ({ name, id })));
  expect(marked.length).toBeGreaterThan(20);
  expect(marked.filter(({ id }) => termOf(id) === null)).toEqual([]);
});

test("each word and each name of lanes has one explanation, of at most three sentences", () => {
  expect(new Set(TERMS.map((one) => one.id)).size).toBe(TERMS.length);
  for (const { word, text } of [...TERMS, ...Object.values(LANE_HELP)]) {
    expect(text, word).toMatch(/^[A-Z].*\.$/);
    expect(text.split(/[.] /).length, word).toBeLessThanOrEqual(3);
  }
});

test("a lesson has sixty to a hundred and twenty words and asks for a run", () => {
  for (const [name, text] of lessons) {
    const words = text.split("---\n").slice(2).join("").replace(/\]\([^)]*\)/g, "").split(/\s+/).filter((word) => /\w/.test(word));
    expect(words.length, name).toBeGreaterThanOrEqual(60);
    expect(words.length, name).toBeLessThanOrEqual(120);
    expect(text, name).toMatch(/\bRun it\b/);
  }
});
