// Tests of sharing apart from the page: links follow what is shown, and a browser that denies the clipboard or a program too large leave a way on.
import { expect, it } from "vitest";
import { DEFAULT_SETTINGS } from "../../program/program";
import type { Settings } from "../../program/program";
import { decodeLink } from "../../share/link";
import { readGiven } from "../../share/portable";
import { largeLog } from "../../timeline/testdata/large";
import { createState } from "../state";
import type { State } from "../state";
import type { World } from "../world";
import { momentNow } from "./addressing";
import { Sharing } from "./sharing";

interface Desk {
  state: State;
  sharing: Sharing;
  /** What was copied, said, put into the address bar and saved, in order. */
  done: string[];
  /** Lets everything that was begun end. */
  settle(): Promise<void>;
  saved: Blob[];
}

/** A program of one JavaScript file that is open, and a clipboard that may be denied. */
function desk(text: string, denied = false): Desk {
  const state = createState();
  const done: string[] = [];
  const saved: Blob[] = [];
  const begun: Promise<unknown>[] = [];
  const files = [{ name: "main.js", text }];
  state.opened.value = { source: { from: "page", id: "x" }, program: { title: "T", files, settings: DEFAULT_SETTINGS }, lesson: null, generation: 1 };
  state.files.value = files;
  const world: Partial<World> = {
    engine: 3,
    copy: async (copied) => { if (denied) throw new Error("denied"); done.push(copied); },
    download: (name, content) => { done.push(name); saved.push(content); },
    address: { search: () => "", hash: () => "", push: () => undefined, replace: (_, hash) => { done.push(hash); }, full: (search, hash) => `https://x.test/${search}${hash}` },
  };
  const others = { opening: { brought: async () => undefined }, say: (said: string) => { done.push(said); }, placed: () => { done.push("placed"); }, go: (promise: Promise<unknown>) => { begun.push(promise); } };
  const settle = async (): Promise<void> => { await Promise.all(begun); };
  return { state, sharing: new Sharing(state, world as World, others), done, settle, saved };
}

function ran(state: State): number {
  const log = largeLog(500);
  state.log.value = log;
  state.ran.value = state.files.value;
  state.ranWith.value = state.settings.value;
  return log.length;
}

it("copies the moment as it is now, not as it was when the menu opened", async () => {
  const { state, sharing, done, settle } = desk("1");
  const length = ran(state);
  sharing.prepare();
  await settle();
  sharing.copyMoment();
  await settle();
  state.playhead.value = 41;
  state.selection.value = 40;
  state.view.value = "diagram";
  sharing.copyMoment();
  await settle();
  const moments = await Promise.all(done.filter((one) => one.startsWith("https:")).map(async (link) => (await decodeLink(new URL(link).hash)).moment));
  expect(moments).toEqual([{ at: length, selected: 0, view: "" }, { at: 41, selected: 40, view: "diagram" }]);
});

it("shares a moment with the settings of its run, whatever is chosen since", async () => {
  const { state, sharing, done, settle } = desk("1");
  state.settings.value = { ...DEFAULT_SETTINGS, seed: 7 };
  ran(state);
  const copied = async (): Promise<Settings> => {
    sharing.copyMoment();
    await settle();
    return (await decodeLink(new URL(done.at(-2) ?? "").hash)).program.settings;
  };
  state.settings.value = { clock: "real", seed: 8, shuffle: true, speed: 0.5 };
  sharing.prepare();
  await settle();
  expect(await copied()).toEqual({ clock: "virtual", seed: 7, shuffle: false, speed: 0.5 });
  // The same moment of the next run is another one, though the settings that are chosen stay.
  state.settings.value = { ...DEFAULT_SETTINGS, shuffle: true };
  sharing.prepare();
  await settle();
  ran(state);
  expect(await copied()).toEqual({ ...DEFAULT_SETTINGS, shuffle: true });
  state.ranWith.value = { ...DEFAULT_SETTINGS, clock: "real" };
  expect(momentNow(state)).toEqual({ ok: false, why: "On the real clock no two runs are the same." });
});

it("copies nothing where there is no moment", async () => {
  const { sharing, done, settle } = desk("1");
  sharing.copyMoment();
  await settle();
  expect(done).toEqual([]);
});

it("puts the link into the address bar where the browser denies the clipboard", async () => {
  const { sharing, done, settle } = desk("1", true);
  sharing.copyLink();
  await settle();
  expect(done).toEqual([expect.stringMatching(/^#1r\./), "placed", "This browser does not let the page copy. The link is in the address bar."]);
});

it("offers a file where the program is too large for a link", async () => {
  let seed = 7;
  const noise = Array.from({ length: 90_000 }, () => String.fromCharCode(33 + ((seed = Math.imul(seed, 48271) >>> 0) % 94))).join("");
  const { state, sharing, done, settle, saved } = desk(`// ${noise}\n`);
  sharing.copyLink();
  await settle();
  const notice = state.notice.value;
  expect(notice?.text).toMatch(/^The program is too large for a link: \d+ KiB, and 64 KiB fit\.$/);
  notice?.action?.run();
  expect(done).toEqual(["t.txtar", "Saved t.txtar"]);
  expect(readGiven([{ name: "t.txtar", text: (await saved[0]?.text()) ?? "" }]).files).toEqual(state.files.value);
});
