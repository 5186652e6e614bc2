// Tests of playing a recorded run again: at the chosen speed, folded waits cut short, until the end or the reader's own scrubbing.
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { parseLog } from "../../event/parse";
import { createState } from "../state";
import { Replay } from "./replay";

const log = parseLog(readFileSync(new URL("../../../../examples/callback/events.txt", import.meta.url), "utf8"));

/** A state with a recorded run, and its frames: each call lets 20 ms pass and draws one. */
function recorded(speed: number | "max"): { state: ReturnType<typeof createState>; replay: Replay; frame: () => void; play: () => number } {
  const state = createState();
  state.log.value = log;
  state.logLength.value = log.length;
  state.settings.value = { ...state.settings.value, speed };
  let next: (() => void) | null = null;
  let now = 0;
  const replay = new Replay(state, { frame: (then) => { next = then; }, now: () => now });
  const frame = (): void => {
    const then = next;
    next = null;
    now += 20;
    then?.();
  };
  const play = (): number => {
    replay.play();
    let frames = 0;
    for (; state.replaying.value && frames < 1000; frames++) frame();
    return frames;
  };
  return { state, replay, frame, play };
}

it("goes through the run at its speed: 50 ms at 0.5× are five frames of 20 ms", () => {
  const { state, play } = recorded(0.5);
  expect(play()).toBe(6);
  expect(state.playhead.value).toBe(0);
});

it("passes a folded wait in 300 ms at any speed, and an open one at the run's own", () => {
  const folded = recorded(0.01).play();
  expect(folded).toBeGreaterThan(15);
  expect(folded).toBeLessThan(30);
  const open = recorded(0.01);
  open.state.folded.value = false;
  expect(open.play()).toBeGreaterThan(250);
});

it("never goes back, and passes every event in order", () => {
  const { state, replay, frame } = recorded("max");
  replay.play();
  let before = 0;
  while (state.replaying.value) {
    expect(state.playhead.value).toBeGreaterThan(before);
    before = state.playhead.value;
    frame();
  }
  expect(before).toBe(log.length - 1);
});

it("leaves the playhead to a reader who moves it, and goes on from there", () => {
  const { state, replay, frame } = recorded(0.01);
  replay.play();
  frame();
  state.playhead.value = 40;
  frame();
  expect([state.replaying.value, state.playhead.value]).toEqual([false, 40]);
  replay.play();
  frame();
  expect(state.playhead.value).toBeGreaterThanOrEqual(40);
});
