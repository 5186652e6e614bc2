// Tests of the shortcuts: no key means two things, and keys match on every keyboard.
import { describe, expect, it } from "vitest";
import { COMMANDS, commandFor, keyText } from "./commands";
import type { Focus, Key } from "./commands";

function key(name: string, ...held: ("ctrl" | "meta" | "alt" | "shift")[]): Key {
  const has = (one: "ctrl" | "meta" | "alt" | "shift"): boolean => held.includes(one);
  return { key: name, code: "", ctrlKey: has("ctrl"), metaKey: has("meta"), altKey: has("alt"), shiftKey: has("shift") };
}

const found = (press: Key, focus: Focus | boolean = "other", mac = false, letters = true): string | undefined =>
  commandFor(press, focus === true ? "text" : focus === false ? "other" : focus, mac, letters)?.id;

describe("the table", () => {
  it("has no key twice in one place and no id twice", () => {
    const keys = COMMANDS.flatMap((command) => command.keys.map((text) => `${command.where} ${text.toLowerCase()}`));
    expect(new Set(keys).size).toBe(keys.length);
    expect(new Set(COMMANDS.map((command) => command.id)).size).toBe(COMMANDS.length);
  });

  it("uses single letters only outside text fields", () => {
    for (const command of COMMANDS) if (command.keys.some((text) => text.length === 1)) expect(command.where).not.toBe("everywhere");
  });

  it("gives the timeline's keys to the timeline alone, before those of the whole page", () => {
    expect(found(key("ArrowLeft"), "timeline")).toBe("timeline-previous");
    expect(found(key("ArrowLeft"), "other")).toBeUndefined();
    expect(found(key("+", "shift"), "timeline")).toBe("timeline-nearer");
    expect(found(key("+", "shift"), "other")).toBe("larger");
    expect(found(key("["), "other")).toBe("timeline-cause");
    expect(found(key("["), "text")).toBeUndefined();
  });
});

describe("single letters", () => {
  it("mean nothing when they are switched off, except in the timeline", () => {
    for (const press of [key("s"), key("S", "shift"), key("t"), key("?", "shift"), key("["), key("0")]) {
      expect(found(press)).toBeDefined();
      expect(found(press, "other", false, false)).toBeUndefined();
    }
    expect(found(key("+", "shift"), "timeline", false, false)).toBe("timeline-nearer");
    expect(found(key(" "), "other", false, false)).toBe("play");
    expect(found(key("Enter", "ctrl"), "text", false, false)).toBe("run");
  });

  it("leave Space to the button that the keyboard stands on", () => {
    expect(found(key(" "), "timeline")).toBe("play");
    expect(found(key(" "), "control")).toBeUndefined();
    expect(found(key(" "), "text")).toBeUndefined();
    expect(found(key("s"), "control")).toBe("step");
  });
});

describe("commandFor", () => {
  it("runs from anywhere", () => {
    expect(found(key("Enter", "ctrl"), true)).toBe("run");
    expect(found(key("Enter", "meta"), true, true)).toBe("run");
    expect(found(key("Enter", "shift"), true)).toBe("run");
    expect(found(key("Enter"), false)).toBeUndefined();
    expect(found(key(".", "ctrl"), true)).toBe("stop");
    expect(found(key("S", "ctrl"), true)).toBe("save");
  });

  it("leaves letters to whoever types, and browser keys to the browser", () => {
    expect(found(key("t"), true)).toBeUndefined();
    expect(found(key("t"), false)).toBe("theme");
    expect(found(key("t", "ctrl"), false)).toBeUndefined();
    expect(found(key("l", "ctrl"), false)).toBeUndefined();
    expect(found(key("?", "shift"), false)).toBe("keys");
  });

  it("knows a letter by its place where Alt changes it", () => {
    expect(found({ ...key("Ï", "alt", "shift"), code: "KeyF" }, true, true)).toBe("format");
  });
});

describe("keyText", () => {
  it("names keys as the keyboard does", () => {
    expect(keyText("Mod+Enter", false)).toBe("Ctrl ↵");
    expect(keyText("Mod+Enter", true)).toBe("⌘ ↵");
    expect(keyText("+", false)).toBe("+");
  });
});
