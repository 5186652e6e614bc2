// Tests of arriving at a link's moment: after the run it was taken from, once, and never after another one.
import { expect, it } from "vitest";
import { DEFAULT_SETTINGS } from "../../program/program";
import { largeLog } from "../../timeline/testdata/large";
import { createState } from "../state";
import type { State } from "../state";
import { Arriving } from "./arriving";

const files = [{ name: "main.js", text: "1" }];
const stats = { compileMs: 0, linkMs: 0, startMs: 0, compiled: false };

/** A state with an opened link that shows a moment, and what is said of it. */
function opened(at: number, selected: number): { state: State; said: string[] } {
  const state = createState();
  const said: string[] = [];
  new Arriving(state, (text) => said.push(text)).watch();
  state.opened.value = { source: { from: "link", id: "x" }, program: { title: "", files, settings: DEFAULT_SETTINGS }, lesson: null, generation: 1 };
  state.shared.value = { at, selected, view: "" };
  return { state, said };
}

function run(state: State, ran = files): number {
  const log = largeLog(500);
  state.run.value = { phase: "running" };
  state.log.value = log;
  state.ran.value = ran;
  state.ranWith.value = state.settings.value;
  state.run.value = { phase: "ended", end: "quiet", exitCode: 0, why: "", stats };
  return log.length;
}

it("shows the moment after the run, once", () => {
  const { state, said } = opened(41, 40);
  run(state);
  expect([state.playhead.value, state.selection.value]).toEqual([41, 40]);
  expect(said).toEqual(["This is the moment that was shared."]);
  state.playhead.value = 7;
  run(state);
  expect(state.playhead.value).toBe(7);
});

it("leaves another run's picture alone", () => {
  const edited = opened(41, 40);
  run(edited.state, [{ name: "main.js", text: "2" }]);
  const seeded = opened(41, 40);
  seeded.state.settings.value = { ...DEFAULT_SETTINGS, seed: 2 };
  run(seeded.state);
  const shuffled = opened(41, 40);
  shuffled.state.settings.value = { ...DEFAULT_SETTINGS, shuffle: true };
  run(shuffled.state);
  for (const { state, said } of [edited, seeded, shuffled]) expect([state.playhead.value, state.selection.value, said, state.shared.value]).toEqual([0, 0, [], null]);
});

it("says when the run ended before the moment, and shows all of a run up to its last event", () => {
  const early = opened(0xffffffff, 1);
  const length = run(early.state);
  expect([early.state.playhead.value, early.state.selection.value, early.said]).toEqual([0, 0, ["This run ended before the moment that was shared."]]);
  const last = opened(length, length);
  run(last.state);
  expect([last.state.playhead.value, last.state.selection.value]).toEqual([0, length]);
});
