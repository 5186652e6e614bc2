// Tests of the element's attributes: each is read as a link has it, and what is none is left out with a sentence, never thrown.
import { expect, test } from "vitest";
import { DEFAULT_SETTINGS } from "../program/program";
import { NO_MOMENT } from "../program/settings";
import { readAttributes, type Asked } from "./element";

const read = (attributes: Record<string, string>, lesson = false): Asked => readAttributes((name) => attributes[name] ?? null, lesson);
const NOTHING: Asked = { settings: DEFAULT_SETTINGS, moment: NO_MOMENT, theme: null, height: 420, problems: [] };

test("settings, the moment and the look are read in the words of links", () => {
  expect(read({})).toEqual(NOTHING);
  expect(read({ clock: "real", seed: " 7 ", shuffle: "", speed: "0.05", at: "41", selected: "40", view: "diagram", theme: "dark", height: "500px" })).toEqual({
    settings: { clock: "real", seed: 7, shuffle: true, speed: 0.05 }, moment: { at: 41, selected: 40, view: "diagram" }, theme: "dark", height: 500, problems: [],
  });
  expect(read({ clock: "virtual", shuffle: "off", speed: "1", theme: "system" })).toEqual(NOTHING);
  expect(read({ shuffle: "on", speed: "max" }).settings).toEqual({ ...DEFAULT_SETTINGS, shuffle: true, speed: "max" });
});

test("each value that is none is left out and said, and the rest holds", () => {
  const wrong = { clock: "sundial", seed: "-1", shuffle: "maybe", speed: "fast", at: "0", selected: "1.5", view: "cinema", theme: "pink", height: "tall" };
  const all = read({ ...wrong, at: "3;seed=9" });
  expect(all).toEqual({ ...NOTHING, problems: expect.any(Array) });
  expect(all.problems.map((text) => text.split("=")[0])).toEqual(Object.keys(wrong));
  expect(all.problems[1]).toBe('seed="-1" is none that Interleave knows, so it is left out.');
  expect(read({ seed: "x", speed: "2" })).toMatchObject({ settings: { seed: 1, speed: 2 }, problems: [expect.stringMatching(/^seed="x"/)] });
  expect(read({ height: "100" })).toMatchObject({ height: 320, problems: ["height=100 is too low: 320 is the least."] });
  expect(read({ view: "y".repeat(1000) }).problems[0]?.length).toBeLessThan(100);
});

test("a lesson has settings of its own", () => {
  expect(read({ seed: "7", at: "3", theme: "dark" }, true)).toEqual({ ...NOTHING, theme: "dark", problems: ["seed, at: not used with a lesson, which has its own."] });
});
