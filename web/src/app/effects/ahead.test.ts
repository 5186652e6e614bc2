// Tests of what is read ahead of a run: the JavaScript as it stands when typing pauses, never Go's files.
import { signal } from "@preact/signals";
import { expect, test } from "vitest";
import type { SourceFile } from "../../program/program";
import { Ahead } from "./ahead";

/** Files that change, with what was read ahead of them and the timers that wait. */
function following(first: readonly SourceFile[]) {
  const files = signal(first);
  const read: (readonly SourceFile[])[] = [];
  const waiting = new Set<() => void>();
  const later = (_: number, then: () => void): (() => void) => {
    waiting.add(then);
    return () => waiting.delete(then);
  };
  new Ahead({ files }, { later, readAhead: (list) => read.push(list) }).watch();
  const pause = (): void => {
    for (const then of waiting) then();
    waiting.clear();
  };
  return { files, read, waiting, pause };
}

test("a pause of typing hands over the newest JavaScript, once", () => {
  const go = { name: "main.go", text: "package main" };
  const { files, read, waiting, pause } = following([go, { name: "main.js", text: "1" }]);
  files.value = [go, { name: "main.js", text: "12" }];
  files.value = [go, { name: "main.js", text: "123" }];
  expect(read).toEqual([]);
  expect(waiting.size).toBe(1);
  pause();
  expect(read).toEqual([[{ name: "main.js", text: "123" }]]);
});

test("typing Go hands over nothing", () => {
  const js = { name: "main.js", text: "1" };
  const { files, read, waiting, pause } = following([js]);
  pause();
  files.value = [{ name: "main.go", text: "package main" }, js];
  expect(waiting.size).toBe(0);
  expect(read).toEqual([[js]]);
});
