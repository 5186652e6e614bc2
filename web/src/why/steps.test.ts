// Tests of the steps that led to an event: the mockup's chain, in its words and with the timeline's numbers.
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { parseLog } from "../event/parse";
import { chainOf } from "../timeline/model/chain";
import { litSteps } from "../timeline/layout/arrows";
import { TimelineModel } from "../timeline/model/model";
import { beforeText, stepsTo } from "./steps";

function modelOf(name: string): TimelineModel {
  return modelOfText(readFileSync(new URL(name, import.meta.url), "utf8"));
}

function modelOfText(text: string): TimelineModel {
  const model = new TimelineModel(parseLog(text));
  model.update();
  return model;
}

it("names the steps from a timer to the callback that got the answer", () => {
  const model = modelOf("../timeline/testdata/whose.log");
  expect(stepsTo(model, 87).map((step) => `${step.number} ${step.text}`)).toEqual([
    "1 timer fires", "2 calls Go", "3 go → g10", "4 4 → g7", "5 g7 sleeps", "6 g7 wakes", "7 16 → g8", "8 calls do_something_cool",
  ]);
  expect(beforeText(model, 87)).toBe("and 2 before");
});

it("leads from a function that goes on after fetch to the answer, and from one that only waited a moment to its wait", () => {
  const text = `interleave log 1
1 0 js run engine=1 go="" clock=virtual seed=1 epoch=0
2 1000 js task source=script id=0
3 3000 js call main.js:1:1 cause=2 what=async name="load" args=""
4 4000 js request main.js:2:24 cause=3 id=1 method="GET" url="/json"
5 5000 js suspend main.js:2:18 cause=3 origin=3 why=await promise=0
6 8000 js taskend
7 16343000 js task cause=4 origin=4 source=response id=0
8 16345000 js response cause=7 origin=4 id=1 outcome=answered status=200
9 16346000 js resume main.js:2:18 cause=8 origin=5 how=next
10 16347000 js suspend main.js:3:16 cause=9 origin=3 why=await promise=0
11 16348000 js resume main.js:3:16 cause=10 origin=10 how=next
`;
  const model = modelOfText(text);
  expect(chainOf(model, 9)).toEqual([2, 3, 4, 7, 8, 9]);
  expect(chainOf(model, 11)).toEqual([2, 3, 4, 7, 8, 9, 10, 11]);
  expect(stepsTo(model, 9).map((step) => step.text)).toEqual(["GET /json", "answer comes", "goes on"]);
  // Where the log does not know what settled the promise, no more than the task is told.
  expect(chainOf(modelOfText(text.replace("resume main.js:2:18 cause=8", "resume main.js:2:18 cause=5")), 9)).toEqual([2, 3, 4, 7, 9]);
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
