// Tests of the steps that led to an event: the mockup's chain, in its words and with the timeline's numbers.
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { parseLog } from "../event/parse";
import { litSteps } from "../timeline/layout/arrows";
import { TimelineModel } from "../timeline/model/model";
import { stepsTo } from "./steps";

function modelOf(name: string): TimelineModel {
  const model = new TimelineModel(parseLog(readFileSync(new URL(name, import.meta.url), "utf8")));
  model.update();
  return model;
}

it("names the steps from a timer to the callback that got the answer", () => {
  const model = modelOf("../timeline/testdata/whose.log");
  expect(stepsTo(model, 87).map((step) => `${step.number} ${step.text}`)).toEqual([
    "1 calls start", "2 timer set", "3 timer fires", "4 calls Go", "5 go → g10", "6 4 → g7", "7 g7 sleeps", "8 g7 wakes", "9 16 → g8", "10 calls do_something_cool",
  ]);
});

it("gives every event of an example its timeline's numbers, and steps that lie before it", () => {
  const model = modelOf("../../../examples/workers/events.txt");
  for (let seq = 1; seq <= model.length; seq++) {
    const steps = stepsTo(model, seq);
    expect(steps.map((step) => step.number)).toEqual(litSteps({ model, selected: seq }).map((_, i) => i + 1));
    for (const step of steps) expect(step.seq).toBeLessThanOrEqual(seq);
    expect(steps.every((step) => step.text !== "" && step.title !== "")).toBe(true);
  }
});
