// The table of commands: the only keyboard shortcuts of the page, and what the list of keys shows.
import type { State, TimelineAct } from "./state";
import type { Effects } from "./effects";

/** Where a shortcut holds: everywhere, only outside text fields and editors, or only in the timeline. */
export type Where = "everywhere" | "outside" | "timeline";

/** Something a reader can do by a key. `keys` are written like "Mod+Enter"; Mod is Cmd on a Mac and Ctrl elsewhere. */
export interface Command {
  id: string;
  title: string;
  keys: readonly string[];
  where: Where;
  /** Whether it is done again and again while its key is held down. */
  repeats?: boolean;
  run(state: State, effects: Effects): void;
}

/** A command that the timeline carries out. */
function timeline(act: TimelineAct, title: string, keys: readonly string[], where: Where = "timeline"): Command {
  return {
    id: `timeline-${act}`, title, keys, where, repeats: true,
    run: (state) => { state.timelineWish.value = { act, turn: (state.timelineWish.value?.turn ?? 0) + 1 }; },
  };
}

/** Commands under the heading that the list of keys shows them by. */
export interface CommandGroup {
  title: string;
  commands: readonly Command[];
}

/** All commands by group. Where a key means something in the timeline and something else on the whole page, the timeline's row comes first. */
export const GROUPS: readonly CommandGroup[] = [
  {
    title: "The run",
    commands: [
      { id: "run", title: "Run", keys: ["Mod+Enter", "Shift+Enter"], where: "everywhere", run: (_, effects) => effects.run() },
      { id: "stop", title: "Stop", keys: ["Ctrl+."], where: "everywhere", run: (_, effects) => effects.stop() },
      { id: "play", title: "Pause, or go on", keys: ["Space"], where: "outside", run: (_, effects) => effects.togglePlay() },
      { id: "step", title: "One task, then pause", keys: ["S"], where: "outside", run: (_, effects) => effects.step() },
      { id: "step-event", title: "One event, then pause", keys: ["Shift+S"], where: "outside", repeats: true, run: (_, effects) => effects.stepEvent() },
      { id: "restart", title: "From the start", keys: ["R"], where: "outside", run: (_, effects) => effects.restart() },
      { id: "next-seed", title: "Run with the next seed", keys: ["D"], where: "outside", run: (_, effects) => effects.seeds.next(1) },
      { id: "last-seed", title: "Run with the seed before", keys: ["Shift+D"], where: "outside", run: (_, effects) => effects.seeds.next(-1) },
      { id: "explore", title: "What other seeds come to", keys: ["E"], where: "outside", run: (_, effects) => effects.seeds.show() },
      { id: "fastest", title: "As fast as it goes, or as before", keys: ["M"], where: "outside", run: (_, effects) => effects.toggleMax() },
    ],
  },
  {
    title: "The timeline",
    commands: [
      timeline("previous", "One event back", ["ArrowLeft"]),
      timeline("next", "One event on", ["ArrowRight"]),
      timeline("previousBurst", "One burst back", ["Shift+ArrowLeft"]),
      timeline("nextBurst", "One burst on", ["Shift+ArrowRight"]),
      timeline("first", "To the run's begin", ["Home"]),
      timeline("last", "To the run's end", ["End"]),
      timeline("rowUp", "One lane up", ["ArrowUp"]),
      timeline("rowDown", "One lane down", ["ArrowDown"]),
      timeline("select", "Select what is at the playhead", ["Enter"]),
      timeline("leave", "Select nothing", ["Escape"]),
      timeline("cause", "The cause", ["["], "outside"),
      timeline("effect", "The effect", ["]"], "outside"),
      timeline("zoomSelection", "Zoom to the selection", ["F"], "outside"),
      timeline("fit", "The whole run", ["0"], "outside"),
      timeline("nearer", "Nearer, in the timeline", ["+", "="]),
      timeline("farther", "Farther, in the timeline", ["-"]),
      { id: "fold", title: "Fold idle time, or to scale", keys: ["Z"], where: "outside", run: (state) => { state.folded.value = !state.folded.value; } },
    ],
  },
  {
    title: "The code",
    commands: [
      { id: "save", title: "Format, save, and put the link into the address bar", keys: ["Mod+S"], where: "everywhere", run: (_, effects) => effects.save() },
      { id: "format", title: "Format this file", keys: ["Alt+Shift+F"], where: "everywhere", run: (_, effects) => effects.formatShown() },
      { id: "select-line", title: "What the run did at the cursor's line, the next each time", keys: ["Alt+Enter"], where: "everywhere", run: (_, effects) => effects.selectAtCursor() },
      { id: "versions", title: "Versions kept of this program", keys: ["V"], where: "outside", run: (_, effects) => effects.showVersions() },
      { id: "next-error", title: "Next error", keys: ["F8"], where: "everywhere", run: (_, effects) => effects.nextProblem(1) },
      { id: "last-error", title: "Error before", keys: ["Shift+F8"], where: "everywhere", run: (_, effects) => effects.nextProblem(-1) },
      { id: "larger", title: "Larger code", keys: ["+", "="], where: "outside", run: (_, effects) => effects.resizeCode(1) },
      { id: "smaller", title: "Smaller code", keys: ["-"], where: "outside", run: (_, effects) => effects.resizeCode(-1) },
    ],
  },
  {
    title: "The page",
    commands: [
      { id: "view-timeline", title: "Timeline", keys: ["1"], where: "outside", run: (_, effects) => effects.showView("timeline") },
      { id: "view-diagram", title: "Diagram", keys: ["2"], where: "outside", run: (_, effects) => effects.showView("diagram") },
      { id: "view-outcomes", title: "Outcomes", keys: ["3"], where: "outside", run: (_, effects) => effects.showView("outcomes") },
      { id: "lesson", title: "Lesson", keys: ["L"], where: "outside", run: (_, effects) => effects.show("lesson") },
      { id: "console", title: "Console", keys: ["C"], where: "outside", run: (_, effects) => effects.show("console") },
      { id: "why", title: "Why", keys: ["Y"], where: "outside", run: (_, effects) => effects.show("why") },
      { id: "theme", title: "Light or dark", keys: ["T"], where: "outside", run: (_, effects) => effects.toggleTheme() },
      { id: "keys", title: "This list", keys: ["?"], where: "outside", run: (state) => { state.modal.value = { kind: "keys" }; } },
    ],
  },
];

/** All commands. */
export const COMMANDS: readonly Command[] = GROUPS.flatMap((group) => group.commands);

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

/** What has the focus: a text field or editor, a button or link that was reached by keyboard, the timeline, or something else. */
export type Focus = "text" | "control" | "timeline" | "other";

/**
 * The command a key stands for where the focus is, or null. Without `letters` a single letter, digit or sign means nothing
 * except in the timeline (WCAG 2.1.4), as people who speak to their computer need it.
 */
export function commandFor(key: Key, focus: Focus, mac: boolean, letters: boolean): Command | null {
  if (focus === "control" && key.key === " ") return null;
  const means = (command: Command, text: string): boolean => (letters || command.where === "timeline" || !isSingle(text)) && matches(text, key, mac);
  return COMMANDS.find((command) => holds(command.where, focus) && command.keys.some((text) => means(command, text))) ?? null;
}

/** Whether a key is one letter, digit or sign, with Shift or alone. */
export function isSingle(text: string): boolean {
  return text.replace(/^Shift\+/, "").length === 1;
}

function holds(where: Where, focus: Focus): boolean {
  return where === "everywhere" || (where === "outside" && focus !== "text") || (where === "timeline" && focus === "timeline");
}

/** A shortcut as the reader's keyboard names it: "Ctrl ↵", "⌘ ↵". */
export function keyText(text: string, mac: boolean): string {
  const parts = splitKey(text);
  const names = parts.map((part) => (mac ? MAC_NAMES : NAMES)[part] ?? part);
  return names.join(" ");
}

const ARROWS: Record<string, string> = { ArrowLeft: "←", ArrowRight: "→", ArrowUp: "↑", ArrowDown: "↓", Escape: "Esc" };
const NAMES: Record<string, string> = { ...ARROWS, Mod: "Ctrl", Enter: "↵" };
const MAC_NAMES: Record<string, string> = { ...ARROWS, Mod: "⌘", Ctrl: "⌃", Alt: "⌥", Shift: "⇧", Enter: "↵" };

function matches(text: string, key: Key, mac: boolean): boolean {
  const parts = splitKey(text);
  const last = parts.at(-1) ?? "";
  const has = (part: string): boolean => parts.includes(part);
  const ctrl = has("Ctrl") || (has("Mod") && !mac);
  const meta = has("Mod") && mac;
  const symbol = last.length === 1 && !/[A-Z0-9]/i.test(last);
  const shift = symbol || key.shiftKey === has("Shift");
  const named = (key.key === " " ? "space" : key.key.toLowerCase()) === last.toLowerCase() || (has("Alt") && key.code === `Key${last}`);
  return named && shift && key.ctrlKey === ctrl && key.metaKey === meta && key.altKey === has("Alt");
}

/** Splits at "+", where a last "+" is the key itself. */
function splitKey(text: string): string[] {
  return text.endsWith("+") ? [...text.slice(0, -1).split("+").filter(Boolean), "+"] : text.split("+");
}
