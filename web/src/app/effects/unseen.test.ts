// Tests of what becomes of a run while the page is out of sight.
import { expect, it } from "vitest";
import { Unseen, UNSEEN_MS } from "./unseen";

/** A run in that state, what was done to it, and the clock. */
function unseen(goes: boolean, holds: boolean): { unseen: Unseen; done: string[]; pass: () => void } {
  const done: string[] = [];
  let due: (() => void) | null = null;
  const later = (ms: number, then: () => void): (() => void) => {
    expect(ms).toBe(UNSEEN_MS);
    due = then;
    return () => { due = null; };
  };
  const run = { goes: () => goes, holds: () => holds, pause: () => void done.push("pause"), stop: () => void done.push("stop") };
  return { unseen: new Unseen(later, run), done, pass: () => due?.() };
}

it("pauses a run, stops one that cannot be paused, and leaves a page alone where nothing runs", () => {
  for (const [goes, holds, want] of [[true, false, ["pause"]], [true, true, ["stop"]], [false, false, []]] as const) {
    const { unseen: waiting, done, pass } = unseen(goes, holds);
    waiting.visible(false);
    expect(done).toEqual([]);
    pass();
    expect(done).toEqual(want);
  }
});

it("does nothing to a page that is looked at again in time", () => {
  const { unseen: waiting, done, pass } = unseen(true, false);
  waiting.visible(false);
  waiting.visible(true);
  pass();
  expect(done).toEqual([]);
});
