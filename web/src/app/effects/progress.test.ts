// Tests of progress: a lesson is marked when it has run, once, and marks come back with the next visit or after they were taken away.
import { expect, test } from "vitest";
import { createState } from "../state";
import type { State } from "../state";
import { Progress } from "./progress";

/** A store in memory, by name. */
function memory(): { values: Map<string, string>; store: Storage } {
  const values = new Map<string, string>();
  const store = { getItem: (name: string) => values.get(name) ?? null, setItem: (name: string, value: string) => { values.set(name, value); } };
  return { values, store: Object.assign(Object.create(null), store) };
}

function visit(store: Storage): { state: State; progress: Progress; run(id: string | null, end: "quiet" | "invalid"): void } {
  const state = createState();
  const progress = new Progress(state, { store });
  progress.watch();
  const program = { title: "", files: [], settings: { clock: "virtual", seed: 1, shuffle: false, speed: 1 } } as const;
  const run = (id: string | null, end: "quiet" | "invalid"): void => {
    const lesson = id === null ? null : { id, title: id, group: "g", text: [], program: { ...program, files: [] } };
    state.opened.value = { source: { from: "page", id: "x" }, program: { ...program, files: [] }, lesson, generation: 1 };
    state.run.value = { phase: "ended", end, exitCode: 0, why: "", stats: { compileMs: 0, linkMs: 0, startMs: 0, compiled: false, maxTaskMs: 0, longTasks: 0 } as never };
  };
  return { state, progress, run };
}

test("what has run is marked, and the mark is there at the next visit", () => {
  const { store } = memory();
  const first = visit(store);
  first.run("callback", "quiet");
  first.run("mutex", "invalid");
  first.run(null, "quiet");
  expect([...first.state.seen.value]).toEqual(["callback"]);
  const second = visit(store);
  second.run("mutex", "quiet");
  expect([...second.state.seen.value]).toEqual(["callback", "mutex"]);
  first.run("select", "quiet");
  expect([...visit(store).state.seen.value]).toEqual(["callback", "mutex", "select"]);
});

test("marks that were taken away can be had back, and what is not a list counts as none", () => {
  const { store, values } = memory();
  const { state, progress, run } = visit(store);
  run("callback", "quiet");
  progress.forget();
  expect([state.seen.value.size, values.get("interleave.seen")]).toEqual([0, "[]"]);
  run("mutex", "quiet");
  state.notice.value?.action?.run();
  expect([...state.seen.value].sort()).toEqual(["callback", "mutex"]);
  values.set("interleave.seen", "{");
  expect(visit(store).state.seen.value.size).toBe(0);
});
