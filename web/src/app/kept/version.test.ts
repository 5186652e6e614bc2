// Tests of versions: how many are kept, what differs between two, and what is said of them.
import { describe, expect, it } from "vitest";
import type { SourceFile } from "../../program/program";
import { History } from "./history";
import type { VersionStore } from "./history";
import { MOST_TEXT, MOST_VERSIONS, changesBetween, decodeVersion, planKeeping } from "./version";
import type { NewVersion, Version } from "./version";
import { changeText, whenText } from "./words";

const files = (text: string): SourceFile[] => [{ name: "main.js", text }];
const version = (text: string, at = 1): NewVersion => ({ program: "lesson:x", at, why: "pause", files: files(text) });
const original = files("original");

/** A store in memory with the database's own plan. */
class MemoryVersions implements VersionStore {
  kept: Version[] = [];
  broken = false;
  private id = 0;

  versions(): Promise<Version[]> {
    return this.broken ? Promise.reject(new Error("broken")) : Promise.resolve(this.kept);
  }

  keep(one: NewVersion, from: readonly SourceFile[]): Promise<void> {
    if (this.broken) return Promise.reject(new Error("broken"));
    const plan = planKeeping(this.kept, one, from);
    this.kept = [...this.kept.filter(({ id }) => !plan.drop.includes(id)), ...plan.add.map((added) => ({ ...added, id: ++this.id }))];
    return Promise.resolve();
  }

  prune(): Promise<void> {
    return Promise.resolve();
  }
}

const texts = (listed: readonly Version[]): (string | undefined)[] => listed.map((one) => one.files[0]?.text);

describe("a history", () => {
  it("begins with the text that was opened, and says nothing twice", async () => {
    const history = new History(Promise.resolve(new MemoryVersions()), () => 1);
    history.keep("lesson:x", original, "run", original);
    history.keep("lesson:x", files("one"), "pause", original);
    history.keep("lesson:x", files("one"), "run", original);
    history.keep("lesson:x", files("two"), "run", original);
    const { versions, lasting } = await history.list("lesson:x");
    expect(texts(versions)).toEqual(["two", "one", "original"]);
    expect(versions.map((one) => one.why)).toEqual(["run", "pause", "opened"]);
    expect(lasting).toBe(true);
  });

  it("holds the last 50 versions", async () => {
    const history = new History(Promise.resolve(new MemoryVersions()), () => 1);
    for (let i = 0; i < 70; i++) history.keep("lesson:x", files(String(i)), "pause", original);
    const found = texts((await history.list("lesson:x")).versions);
    expect(found).toHaveLength(MOST_VERSIONS);
    expect([found[0], found.at(-1)]).toEqual(["69", "20"]);
  });

  it("holds less when the texts are very large, but always the newest", () => {
    const kept = [1, 2, 3].map((id) => ({ ...version(String(id).repeat(MOST_TEXT / 4)), id }));
    expect(planKeeping(kept, version("x".repeat(MOST_TEXT / 2)), original).drop).toEqual([1]);
    expect(planKeeping(kept, version("x".repeat(MOST_TEXT * 2)), original).drop).toEqual([1, 2, 3]);
  });

  it("goes on in memory where the browser keeps nothing, or no more", async () => {
    const denied = new History(Promise.resolve(null), () => 1);
    denied.keep("lesson:x", files("one"), "pause", original);
    const first = await denied.list("lesson:x");
    expect(texts(first.versions)).toEqual(["one", "original"]);
    expect(first.lasting).toBe(false);
    const store = new MemoryVersions();
    const history = new History(Promise.resolve(store), () => 1);
    history.keep("lesson:x", files("one"), "pause", original);
    await history.list("lesson:x");
    store.broken = true;
    history.keep("lesson:x", files("two"), "pause", original);
    await history.list("lesson:x");
    store.broken = false;
    const second = await history.list("lesson:x");
    expect(texts(second.versions)).toContain("two");
    expect(texts(second.versions)).toContain("one");
    expect(second.lasting).toBe(false);
  });

  it("leaves out what does not decode", () => {
    expect(decodeVersion({ ...version("one"), id: 4 })?.files).toEqual(files("one"));
    for (const broken of [null, 7, { ...version("one") }, { ...version("one"), id: 4, why: "?" }, { ...version("one"), id: 4, files: [{ name: 1 }] }]) {
      expect(decodeVersion(broken)).toBeNull();
    }
  });
});

describe("what differs", () => {
  it("is told by line and by file", () => {
    const before = [{ name: "main.go", text: "a\nb\nc\n" }, { name: "old.js", text: "x" }];
    const after = [{ name: "main.go", text: "a\nB\nc\nd\n" }, { name: "new.js", text: "y" }];
    expect(changesBetween(before, after)).toEqual([
      { name: "main.go", kind: "changed", added: [2, 4], removed: 1 },
      { name: "new.js", kind: "new", added: [1], removed: 0 },
      { name: "old.js", kind: "gone", added: [], removed: 1 },
    ]);
    expect(changeText(before, after)).toBe("main.go +2 −1, new.js new, old.js gone");
    expect(changeText(before, before)).toBe("");
  });

  it("has a time, with the day when that is another", () => {
    const at = new Date(2026, 2, 12, 14, 2, 11).getTime();
    expect(whenText(at, at + 60_000)).toBe("14:02:11");
    expect(whenText(at, at + 86_400_000)).toBe("12 Mar 2026, 14:02:11");
  });
});
