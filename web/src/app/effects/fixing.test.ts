// Tests of changes on trial: what is on offer, and that nothing is edited unless a change that ended well is used.
import { expect, it } from "vitest";
import { EventLog } from "../../event/log";
import type { Fix } from "../../program/fix";
import type { Finished } from "../run";
import { createState } from "../state";
import { Fixing } from "./fixing";

const FIRST: Fix = { kind: "await", call: { file: "main.js", line: 1, col: 1 } };
const SECOND: Fix = { kind: "await", call: { file: "main.js", line: 2, col: 1 } };
const OLD = [{ name: "main.js", text: "get();" }];
const NEW = [{ name: "main.js", text: "await get();" }];

/** A state with a run, and changes whose runs end as given. */
function world(end: Finished["end"]): { state: ReturnType<typeof createState>; fixing: Fixing; stopped: () => number; settled: () => Promise<void> } {
  const state = createState();
  state.files.value = OLD;
  state.ran.value = OLD;
  state.log.value = new EventLog();
  let stopped = 0;
  let going = Promise.resolve();
  const finished: Finished = { end, exitCode: 0, why: "", diagnostics: [], log: new EventLog(), stats: { compileMs: 0, linkMs: 0, startMs: 0, compiled: false } };
  const fixing = new Fixing(state, {
    toolchain: { fix: (_, fix) => (fix === FIRST ? Promise.resolve({ label: "Await it", files: NEW }) : Promise.resolve(null)) },
    runner: { run: () => Promise.resolve(finished), stop: () => { stopped++; } },
  }, { go: (promise) => { going = promise; }, flush: () => undefined, run: () => undefined });
  return { state, fixing, stopped: () => stopped, settled: () => going };
}

it("offers the changes that can be made, and edits nothing by trying one", async () => {
  const { state, fixing, settled } = world("quiet");
  fixing.offer([SECOND, FIRST]);
  await settled();
  expect(state.offers.value).toEqual([{ fix: FIRST, label: "Await it", files: NEW }]);
  fixing.attempt(state.offers.value[0]!);
  await settled();
  expect(state.trial.value).toMatchObject({ label: "Await it", helps: true, trouble: "" });
  expect(state.files.value).toBe(OLD);
  fixing.leave();
  expect([state.files.value, state.trial.value]).toEqual([OLD, null]);
});

it("puts the changed program into the editors when it is used", async () => {
  const { state, fixing, settled } = world("exited");
  fixing.attempt({ fix: FIRST, label: "", files: NEW });
  await settled();
  fixing.use();
  expect([state.files.value, state.trial.value]).toEqual([NEW, null]);
});

it.each(["deadlock", "invalid", "error"] as const)("does not let a change be used whose run ends in %s", async (end) => {
  const { state, fixing, settled } = world(end);
  fixing.attempt({ fix: FIRST, label: "", files: NEW });
  await settled();
  expect(state.trial.value?.trouble).toMatch(/this change is none for it/);
  fixing.use();
  expect(state.files.value).toBe(OLD);
});

it("stops the run of a change that is left while it runs, and forgets it", async () => {
  const { state, fixing, stopped, settled } = world("quiet");
  fixing.attempt({ fix: FIRST, label: "", files: NEW });
  fixing.leave();
  await settled();
  expect([stopped(), state.trial.value]).toEqual([1, null]);
});
