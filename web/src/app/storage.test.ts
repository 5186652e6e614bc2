// Tests of kept drafts: they come back, two tabs never overwrite each other, and a full or denied store is told.
import { describe, expect, it } from "vitest";
import type { Source } from "./state";
import { FIRST_LOOK } from "./state";
import { Drafts, loadLook, saveLook } from "./storage";
import type { Draft, SecondCopy, Store } from "./storage";

/** A store in memory; `room` in characters. */
class MemoryStore implements Store {
  private readonly map = new Map<string, string>();

  constructor(private readonly room = Infinity) {}

  get length(): number {
    return this.map.size;
  }

  key(index: number): string | null {
    return [...this.map.keys()][index] ?? null;
  }

  getItem(name: string): string | null {
    return this.map.get(name) ?? null;
  }

  setItem(name: string, value: string): void {
    if (value.length > this.room) throw new DOMException("full", "QuotaExceededError");
    this.map.set(name, value);
  }

  removeItem(name: string): void {
    this.map.delete(name);
  }
}

const source: Source = { from: "lesson", id: "callback" };

function draft(text: string, of: Source = source): Draft {
  return { source: of, lesson: "callback", program: { title: "", files: [{ name: "main.js", text }], settings: { clock: "virtual", seed: 1, shuffle: false, speed: 1 } } };
}

const textOf = (found: Draft | null): string | undefined => found?.program.files[0]?.text;

/** A tab: it is called `name`, and `name` with a number when it has to take another. */
function tab(store: Store | null, name: string, session: Store | null = new MemoryStore(), second: SecondCopy | null = null): Drafts {
  let names = 0;
  return new Drafts({ store, session, second: Promise.resolve(second), nameTab: () => (names++ === 0 ? name : `${name}${names}`), now: () => 1 });
}

describe("Drafts", () => {
  it("bring an edit back after a reload, in the same tab or another", () => {
    const store = new MemoryStore();
    expect(tab(store, "a").save(draft("one"))).toBe("saved");
    expect(textOf(tab(store, "a").load(source))).toBe("one");
    expect(textOf(tab(store, "b").last())).toBe("one");
  });

  it("keep two tabs' edits apart", () => {
    const store = new MemoryStore();
    const a = tab(store, "a");
    const b = tab(store, "b");
    a.load(source);
    b.load(source);
    expect(a.save(draft("from a"))).toBe("saved");
    expect(b.save(draft("from b"))).toBe("beside");
    expect(a.save(draft("from a, again"))).toBe("saved");
    expect(b.save(draft("from b, again"))).toBe("beside");
    expect(textOf(tab(store, "a").load(source))).toBe("from a, again");
    expect(textOf(tab(store, "b").load(source))).toBe("from b, again");
    expect(textOf(tab(store, "c").load(source))).toBe("from a, again");
  });

  it("let a tab that read the newest draft go on with it", () => {
    const store = new MemoryStore();
    tab(store, "a").save(draft("one"));
    const b = tab(store, "b");
    b.load(source);
    expect(b.save(draft("two"))).toBe("saved");
  });

  it("keep sources apart, and remember the last one per tab", () => {
    const store = new MemoryStore();
    const session = new MemoryStore();
    const a = tab(store, "a", session);
    const link: Source = { from: "link", id: "x" };
    a.save(draft("lesson"));
    tab(store, "b").save(draft("link", link));
    expect(textOf(a.load(source))).toBe("lesson");
    expect(textOf(tab(store, "a", session).last())).toBe("lesson");
    expect(textOf(tab(store, "c").last())).toBe("link");
  });

  it("forget a reset draft", () => {
    const store = new MemoryStore();
    const a = tab(store, "a");
    a.save(draft("one"));
    a.forget(source);
    expect(a.load(source)).toBeNull();
    expect(a.save(draft("two"))).toBe("saved");
  });

  it("keep the edits of a tab and of a copy of it apart, also where both stand beside another's", () => {
    const store = new MemoryStore();
    const session = new MemoryStore();
    const first = tab(store, "first");
    const tabs = [tab(store, "t", session)];
    tabs[0]?.load(source);
    first.save(draft("shared"));
    tabs[0]?.save(draft("mine"));
    const copied = new MemoryStore();
    copied.setItem("interleave.tab", session.getItem("interleave.tab") ?? "");
    const copy = tab(store, "u", copied);
    expect(textOf(copy.load(source))).toBe("mine");
    expect(copy.save(draft("the copy's"))).toBe("beside");
    expect(tabs[0]?.save(draft("mine, again"))).toBe("beside");
    expect(textOf(copy.load(source))).toBe("the copy's");
    expect(textOf(tabs[0]?.load(source) ?? null)).toBe("mine, again");
    expect(tab(store, "z").others(source).map(({ files }) => files[0]?.text).sort()).toEqual(["mine, again", "the copy's"]);
  });

  it("stay when a tab that did not write them forgets its own", () => {
    const store = new MemoryStore();
    const a = tab(store, "a");
    const b = tab(store, "b");
    b.load(source);
    a.save(draft("from a"));
    b.forget(source);
    expect(textOf(tab(store, "c").load(source))).toBe("from a");
  });

  it("come back from their second copies when the browser ended before it wrote the first", async () => {
    const copies = new Map<string, string>();
    const second: SecondCopy = {
      putDraft: (name, text) => Promise.resolve(void copies.set(name, text)),
      removeDraft: (name) => Promise.resolve(void copies.delete(name)),
      drafts: () => Promise.resolve([...copies].map(([name, text]) => ({ name, text }))),
    };
    const store = new MemoryStore();
    const a = tab(store, "a", null, second);
    a.save(draft("one"));
    const old = store.getItem("interleave.draft.lesson:callback") ?? "";
    a.save(draft("two"));
    await Promise.resolve();
    store.setItem("interleave.draft.lesson:callback", old);
    const b = tab(store, "b", null, second);
    await b.recover();
    expect(textOf(b.load(source))).toBe("two");
    const empty = tab(new MemoryStore(), "c", null, second);
    await empty.recover();
    expect(textOf(empty.last())).toBe("two");
    b.save(draft("three"));
    await b.recover();
    expect(textOf(b.load(source))).toBe("three");
    b.forget(source);
    await Promise.resolve();
    expect(copies.size).toBe(0);
  });

  it("tell of a full or denied store, and survive what does not decode", () => {
    expect(tab(new MemoryStore(10), "a").save(draft("long"))).toBe("full");
    expect(tab(null, "a").save(draft("any"))).toBe("denied");
    const store = new MemoryStore();
    store.setItem("interleave.draft.lesson:callback", '{"v":1,"rev":1}');
    expect(tab(store, "a").load(source)).toBeNull();
  });

  it("let the oldest go when there are very many", () => {
    const store = new MemoryStore();
    let now = 0;
    const drafts = new Drafts({ store, session: null, second: Promise.resolve(null), nameTab: () => "a", now: () => ++now });
    for (let i = 0; i < 80; i++) drafts.save(draft("x", { from: "link", id: String(i) }));
    drafts.prune();
    expect(drafts.load({ from: "link", id: "79" })).not.toBeNull();
    expect(drafts.load({ from: "link", id: "0" })).toBeNull();
  });
});

describe("the look", () => {
  it("comes back, and is the first one where it does not decode", () => {
    const store = new MemoryStore();
    saveLook(store, { ...FIRST_LOOK, theme: "dark", left: 512 });
    expect(loadLook(store)).toEqual({ ...FIRST_LOOK, theme: "dark", left: 512 });
    store.setItem("interleave.look", '{"theme":"pink","left":-4,"code":"large"}');
    expect(loadLook(store)).toEqual(FIRST_LOOK);
    expect(loadLook(null)).toEqual(FIRST_LOOK);
  });
});
