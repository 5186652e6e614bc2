// The table of commands: the only keyboard shortcuts of the page, and what the list of keys shows.
import type { State } from "./state";
import type { Effects } from "./effects";

/** Where a shortcut holds: everywhere, or only outside text fields and editors. */
export type Where = "everywhere" | "outside";

/** Something a reader can do by a key. `keys` are written like "Mod+Enter"; Mod is Cmd on a Mac and Ctrl elsewhere. */
export interface Command {
  id: string;
  title: string;
  keys: readonly string[];
  where: Where;
  run(state: State, effects: Effects): void;
}

/** All commands, in the order in which the list of keys shows them. */
export const COMMANDS: readonly Command[] = [
  { id: "run", title: "Run", keys: ["Mod+Enter", "Shift+Enter"], where: "everywhere", run: (_, effects) => effects.run() },
  { id: "stop", title: "Stop", keys: ["Ctrl+."], where: "everywhere", run: (_, effects) => effects.stop() },
  { id: "save", title: "Format, save, and put the link into the address bar", keys: ["Mod+S"], where: "everywhere", run: (_, effects) => effects.save() },
  { id: "format", title: "Format this file", keys: ["Alt+Shift+F"], where: "everywhere", run: (_, effects) => effects.formatShown() },
  { id: "next-error", title: "Next error", keys: ["F8"], where: "everywhere", run: (_, effects) => effects.nextProblem(1) },
  { id: "last-error", title: "Error before", keys: ["Shift+F8"], where: "everywhere", run: (_, effects) => effects.nextProblem(-1) },
  { id: "lesson", title: "Lesson", keys: ["L"], where: "outside", run: (_, effects) => effects.show("lesson") },
  { id: "console", title: "Console", keys: ["C"], where: "outside", run: (_, effects) => effects.show("console") },
  { id: "fold", title: "Fold idle time, or to scale", keys: ["Z"], where: "outside", run: (state) => { state.folded.value = !state.folded.value; } },
  { id: "theme", title: "Light or dark", keys: ["T"], where: "outside", run: (_, effects) => effects.toggleTheme() },
  { id: "larger", title: "Larger code", keys: ["+", "="], where: "outside", run: (_, effects) => effects.resizeCode(1) },
  { id: "smaller", title: "Smaller code", keys: ["-"], where: "outside", run: (_, effects) => effects.resizeCode(-1) },
  { id: "keys", title: "This list", keys: ["?"], where: "outside", run: (state) => { state.modal.value = { kind: "keys" }; } },
];

/** The parts of a keyboard event that shortcuts look at. */
export interface Key {
  key: string;
  /** The key's place on the keyboard, such as "KeyF". */
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

/** The command a key stands for, or null. `typing` tells that a text field or editor has the focus. */
export function commandFor(key: Key, typing: boolean, mac: boolean): Command | null {
  return COMMANDS.find((command) => (command.where === "everywhere" || !typing) && command.keys.some((text) => matches(text, key, mac))) ?? null;
}

/** A shortcut as the reader's keyboard names it: "Ctrl ↵", "⌘ ↵". */
export function keyText(text: string, mac: boolean): string {
  const parts = splitKey(text);
  const names = parts.map((part) => (mac ? MAC_NAMES : NAMES)[part] ?? part);
  return names.join(" ");
}

const NAMES: Record<string, string> = { Mod: "Ctrl", Enter: "↵" };
const MAC_NAMES: Record<string, string> = { Mod: "⌘", Ctrl: "⌃", Alt: "⌥", Shift: "⇧", Enter: "↵" };

function matches(text: string, key: Key, mac: boolean): boolean {
  const parts = splitKey(text);
  const last = parts.at(-1) ?? "";
  const has = (part: string): boolean => parts.includes(part);
  const ctrl = has("Ctrl") || (has("Mod") && !mac);
  const meta = has("Mod") && mac;
  const symbol = last.length === 1 && !/[A-Z0-9]/i.test(last);
  const shift = symbol || key.shiftKey === has("Shift");
  const named = key.key.toLowerCase() === last.toLowerCase() || (has("Alt") && key.code === `Key${last}`);
  return named && shift && key.ctrlKey === ctrl && key.metaKey === meta && key.altKey === has("Alt");
}

/** Splits at "+", where a last "+" is the key itself. */
function splitKey(text: string): string[] {
  return text.endsWith("+") ? [...text.slice(0, -1).split("+").filter(Boolean), "+"] : text.split("+");
}
