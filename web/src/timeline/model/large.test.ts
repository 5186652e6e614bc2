// A log of a million events: what is laid out of it is bounded by pixels. How long that takes is measured by the bench.
import { expect, it } from "vitest";
import { largeLog } from "../testdata/large";
import { TimelineModel } from "./model";
import { Axis, closer, fitting } from "../scale/axis";
import { sceneOf } from "../layout/build";
import { NORMAL } from "../layout/metrics";
import { NO_SOURCE } from "../words";

it("reads a million events, and draws no more for them than for some thousands", { timeout: 240_000 }, () => {
  const model = new TimelineModel(largeLog(1_000_000));
  model.update();
  expect(model.length).toBeGreaterThanOrEqual(1_000_000);
  const course = { bursts: model.bursts, end: model.end, folded: true };
  for (const factor of [1, 4, 30, 500, 20_000, 1e6]) {
    const zoom = closer(fitting(course, 844), factor);
    for (const share of [0, 0.4, 0.9]) {
      const axis = new Axis(course, zoom, model.end * share, 844);
      const scene = sceneOf({ model, axis, metrics: NORMAL, now: model.end, live: false, measure: (text) => text.length * 6, choice: { opened: new Set(), pinned: new Set(), source: NO_SOURCE }, top: 0, bottom: 460, selected: 0 });
      expect(scene.blocks.length + scene.marks.length + scene.labels.length + scene.arrows.length).toBeLessThan(9000);
    }
  }
});
