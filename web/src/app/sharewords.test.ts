// Tests of what the page says about links.
import { expect, it } from "vitest";
import { lengthText, versionText } from "./sharewords";

const here = { go: "go1.26.8", engine: 3 };

it("says what a link was made with only where that is known and differs", () => {
  expect(versionText(here, here)).toBe("");
  expect(versionText({ go: "", engine: 0 }, here)).toBe("");
  expect(versionText({ go: "go1.25.1", engine: 3 }, here)).toBe("It was made with Go 1.25.1 (here it is Go 1.26.8), so its run may differ here.");
  expect(versionText({ go: "go1.26.8", engine: 4 }, here)).toBe("It was made with another version of Interleave, so its run may differ here.");
  expect(versionText({ go: "<b>\u202e", engine: 2 }, here)).toBe("It was made with another version of Go (here it is Go 1.26.8) and another version of Interleave, so its run may differ here.");
});

it("says what a link's length means", () => {
  expect([2000, 2001, 8000, 8001].map(lengthText)).toEqual([
    "2,000 characters. Every chat tool takes it.",
    "2,001 characters. Some chat tools take less: Discord 2,000.",
    "8,000 characters. Some chat tools take less: Discord 2,000.",
    "8,001 characters. Most chat tools cut it: better send the file.",
  ]);
});
