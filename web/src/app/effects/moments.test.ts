// Tests of the state's moment: it follows the playhead a frame later, reads long logs in slices, and forgets another run's.
import { expect, it } from "vitest";
import { largeLog } from "../../timeline/testdata/large";
import { createState } from "../state";
import { Moments } from "./moments";
import { Selecting } from "./selecting";

/** A state that is followed, and its frames: each call draws one. */
function followed(msPerLook: number): { state: ReturnType<typeof createState>; frame: () => void; waiting: () => number } {
  const state = createState();
  const frames: (() => void)[] = [];
  let now = 0;
  new Moments(state, { frame: (then) => { frames.push(then); }, now: () => (now += msPerLook) }).watch();
  return { state, frame: () => frames.shift()?.(), waiting: () => frames.length };
}

it("follows the playhead, once a frame", () => {
  const { state, frame, waiting } = followed(0);
  const log = largeLog(500);
  state.log.value = log;
  state.logLength.value = log.length;
  expect(state.moment.value).toBeNull();
  frame();
  expect(state.moment.value?.seq).toBe(log.length);
  state.playhead.value = 100;
  state.playhead.value = 200;
  expect(waiting()).toBe(1);
  frame();
  expect(state.moment.value?.seq).toBe(200);
  expect(waiting()).toBe(0);
});

it("reads a long log in slices, and tells nothing of what is not read yet", () => {
  const { state, frame } = followed(100);
  const log = largeLog(10_000);
  state.log.value = log;
  state.logLength.value = log.length;
  state.playhead.value = 9000;
  frame();
  expect(state.moment.value).toBeNull();
  for (let i = 0; i < 5; i++) frame();
  expect(state.moment.value?.seq).toBe(9000);
});

it("makes a moment that takes long only now and then while a run goes on, and at once when it is over", () => {
  const { state, frame } = followed(5);
  const log = largeLog(500);
  state.log.value = log;
  state.run.value = { phase: "running" };
  state.logLength.value = log.length;
  const seen = new Set<number | undefined>();
  for (let seq = 1; seq <= 20; seq++) {
    state.playhead.value = seq;
    frame();
    seen.add(state.moment.value?.seq);
  }
  expect(seen.size).toBeGreaterThan(2);
  expect(seen.size).toBeLessThan(12);
  state.run.value = { phase: "none" };
  state.playhead.value = 30;
  frame();
  expect(state.moment.value?.seq).toBe(30);
});

it("forgets the moment of another run at once", () => {
  const { state, frame } = followed(0);
  const log = largeLog(500);
  state.log.value = log;
  state.logLength.value = log.length;
  frame();
  state.log.value = null;
  expect(state.moment.value).toBeNull();
  frame();
  expect(state.moment.value).toBeNull();
});

it("selects a line's events one after the other and takes the playhead along", () => {
  const state = createState();
  const selecting = new Selecting(state);
  const log = largeLog(500);
  state.log.value = log;
  state.files.value = state.ran.value = [{ name: "main.js", text: "\n".repeat(80) }];
  expect(selecting.selectLine("main.js", 4)).toBe("");
  const first = state.selection.value;
  selecting.selectLine("main.js", 4);
  expect(state.selection.value).toBeGreaterThan(first);
  expect(state.playhead.value).toBe(state.selection.value);
  expect(selecting.selectLine("main.js", 77)).toBe("Nothing is recorded at line 77 of main.js.");
  state.files.value = [{ name: "main.js", text: "let a = 1\n".repeat(80) }];
  expect(selecting.selectLine("main.js", 4)).toBe("Line 4 of main.js was edited since the run.");
  selecting.select(log.length);
  expect([state.selection.value, state.playhead.value]).toEqual([log.length, 0]);
});
