// Golden tests of the timeline's layout: each log of testdata as the text form of its scene, at some zooms and selections.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseLog } from "../../event/parse";
import { TimelineModel } from "../model/model";
import { Axis, closer, fitting } from "../scale/axis";
import { NO_SOURCE } from "../words";
import { arrange } from "./arrange";
import { sceneOf } from "./build";
import { dumpScene } from "./dump";
import { FONTS, NORMAL, fromAfar, isAfar } from "./metrics";
import type { Measure, Metrics } from "./metrics";
import type { Scene } from "./scene";

const folder = join(import.meta.dirname, "..", "testdata");
const logs = readdirSync(folder).filter((name) => name.endsWith(".log"));
const measure: Measure = (text, font) => text.length * FONTS[font].size * 0.52;
const WIDTH = 844;

function modelOf(name: string): TimelineModel {
  const model = new TimelineModel(parseLog(readFileSync(join(folder, name), "utf8")));
  model.update();
  return model;
}

function sceneFor(model: TimelineModel, options: { folded?: boolean; zoom?: number; begin?: number; selected?: number; metrics?: Metrics } = {}): Scene {
  const course = { bursts: model.bursts, end: model.end, folded: options.folded ?? true };
  const zoom = closer(fitting(course, WIDTH), options.zoom ?? 1);
  const axis = new Axis(course, zoom, options.begin ?? 0, WIDTH);
  return sceneOf({ model, axis, metrics: options.metrics ?? NORMAL, now: model.end, live: false, measure, choice: { opened: new Set(), pinned: new Set(), source: NO_SOURCE }, top: 0, bottom: 5000, selected: options.selected ?? 0 });
}

describe("scenes", () => {
  for (const name of logs) {
    it(`${name} as it opens`, async () => {
      await expect(dumpScene(sceneFor(modelOf(name)))).toMatchFileSnapshot(join(folder, name.replace(".log", ".scene.txt")));
    });
  }

  it("a window into the whose log, with a selection", async () => {
    const model = modelOf("whose.log");
    const selected = model.log.length > 0 ? [...model.log].find((event) => event.kind === "call" && event.args.name === "do_something_cool")?.seq : 0;
    await expect(dumpScene(sceneFor(model, { zoom: 1.7, begin: 2_300_000, selected: selected ?? 0 }))).toMatchFileSnapshot(join(folder, "whose.zoomed.scene.txt"));
  });

  it("is seen from afar by the events in a px, and goes back only when there are far fewer", () => {
    expect([1, 3, 5].map((events) => isAfar(events, false))).toEqual([false, false, true]);
    expect([5, 3, 1].map((events) => isAfar(events, true))).toEqual([true, true, false]);
  });

  it("has slim lanes without labels from afar", () => {
    const model = modelOf("whose.log");
    const near = sceneFor(model);
    const afar = sceneFor(model, { metrics: fromAfar(NORMAL) });
    const inLanes = ({ labels, arrangement }: Scene): number => labels.filter(({ y }) => arrangement.groups.some((group) => group.name !== "js" && y > group.y && y < group.y + group.height)).length;
    expect(inLanes(near)).toBeGreaterThan(0);
    expect(inLanes(afar)).toBe(0);
    expect(new Set(afar.arrangement.places.filter((place) => place.row && place.group !== "js").map((place) => place.height))).toEqual(new Set([14]));
    expect(afar.blocks.length).toBeGreaterThanOrEqual(near.blocks.length / 2);
  });

  it("names a band after what its goroutines run, not after what created them", () => {
    const text = readFileSync(join(folder, "many.log"), "utf8");
    const bandOf = (fn: string, source: Partial<typeof NO_SOURCE>): string | undefined => {
      const model = new TimelineModel(parseLog(text.replaceAll('fn="main.worker"', `fn="${fn}"`)));
      model.update();
      return arrange(model, NORMAL, { opened: new Set(), pinned: new Set(), source: { ...NO_SOURCE, ...source } }).places.find((place) => place.population)?.name;
    };
    expect(bandOf("main.worker", {})).toBe("worker");
    expect(bandOf("main.main.gowrap1", { goStatement: () => "worker", around: () => "main" })).toBe("worker");
    expect(bandOf("main.main.func1", { calledIn: () => "worker", around: () => "main" })).toBe("worker");
    expect(bandOf("main.main.func1", { around: () => "main" })).toBe("func in main");
    expect(bandOf("sync.(*WaitGroup).Go.func1", { goStatement: () => "worker" })).toBe("worker");
    expect(bandOf("sync.(*WaitGroup).Go.func1", {})).toBe("WaitGroup.Go");
  });

  it("keeps its size however far it is seen from", () => {
    const model = modelOf("many.log");
    for (const zoom of [0.1, 1, 10, 100]) expect(dumpScene(sceneFor(model, { zoom })).split("\n").length).toBeLessThan(2500);
  });
});
