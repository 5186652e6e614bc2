// The page's state: signals that views read, and that only effects and commands write.
import { computed, signal } from "@preact/signals";
import type { ReadonlySignal, Signal } from "@preact/signals";
import type { Position } from "../event/event";
import type { EventLog } from "../event/log";
import type { Moment } from "../event/moment";
import type { Diagnostic } from "../program/diagnostic";
import type { Fix } from "../program/fix";
import type { Lesson } from "../program/lesson";
import { DEFAULT_SETTINGS, sameFiles } from "../program/program";
import type { Program, Settings, SourceFile } from "../program/program";
import { VIEWS } from "../program/settings";
import type { SharedMoment } from "../program/settings";
import type { BuildProgress } from "../toolchain/api";
import type { Listed, OtherDraft } from "./kept/version";
import type { LessonHead } from "./lessons";
import { NO_LINKS } from "./links";
import type { Links } from "./links";
import type { Exploration } from "./outcomes";
import type { End, Held, RunStats } from "./run";

/** Where the open program came from. `id` of a link is the link's own text, of a lesson its id. */
export type Source = { from: "lesson"; id: string } | { from: "link"; id: string } | { from: "page"; id: string };

/** A program as it was opened, before any edit. */
export interface Opened {
  source: Source;
  program: Program;
  lesson: Lesson | null;
  /** Counts up with each opening, so that editors know when to begin a new history. */
  generation: number;
}

/** Where the latest run is. */
export type RunState =
  | { phase: "none" }
  | { phase: "building"; progress: BuildProgress | null }
  | { phase: "running" }
  | { phase: "ended"; end: End; exitCode: number; why: string; stats: RunStats }
  | { phase: "broken"; text: string };

/** Whether a run goes by itself, is paused, or is paused after a step. */
export type Stand = "going" | "paused" | "stepped";

/** A message above the panes, with at most one thing to do about it. */
export interface Notice {
  text: string;
  tone: "plain" | "error";
  action?: { label: string; run: () => void };
}

/** A place in the source to go to; `turn` makes each wish a new one. */
export interface Goto {
  file: string;
  line: number;
  col: number;
  focus: boolean;
  turn: number;
}

/** What a key or button asks of the timeline. */
export type TimelineAct =
  | "nearer" | "farther" | "fit" | "zoomSelection" | "next" | "previous" | "nextBurst" | "previousBurst" | "first" | "last"
  | "rowUp" | "rowDown" | "select" | "cause" | "effect" | "leave";

/** A wish to the timeline; `turn` makes each wish a new one. */
export interface TimelineWish {
  act: TimelineAct;
  turn: number;
}

/** What the page remembers of its own look. */
export interface Look {
  theme: "system" | "light" | "dark";
  /** Width in CSS pixels of the left column, 0 for the layout's own. */
  left: number;
  /** Height in CSS pixels of the Go editor, 0 for half. */
  goHeight: number;
  /** Height in CSS pixels of the timeline, 0 for the layout's own. */
  timeline: number;
  /** Code size in tenths of a pixel: 115 is 11.5 px. */
  code: number;
  /** Whether the lesson's text is folded away. */
  lessonFolded: boolean;
  /** Whether single letters, digits and signs are shortcuts. */
  letters: boolean;
}

/** The look of a first visit. */
export const FIRST_LOOK: Look = { theme: "system", left: 0, goHeight: 0, timeline: 0, code: 115, lessonFolded: false, letters: true };

/** The three layouts: from 1200 px, from 768 px, and below. */
export type Width = "wide" | "medium" | "narrow";

/** The tabs of a phone. */
export type Pane = "lesson" | "code" | "timeline" | "console";

/** Which picture of the run is shown. Links carry these names. */
export type View = (typeof VIEWS)[number];

/** The picture of a name; null for a name that is none. */
export function viewOf(name: string): View | null {
  return VIEWS.find((view) => view === name) ?? null;
}

/** Which diagram: of this run, of all lessons that are compared, of one of them by its place, or what suits. */
export type DiagramChoice = "auto" | "run" | "all" | number;

/** One of the lessons that are compared: its own run, or a sentence on why there is none. */
export interface Case {
  readonly id: string;
  readonly lesson: Lesson | null;
  readonly log: EventLog | null;
  readonly trouble: string;
}

/** Modal things that may be open. */
export type Modal = { kind: "keys" } | { kind: "words" } | { kind: "open" } | { kind: "versions" } | { kind: "new"; group: "go" | "js" } | { kind: "rename"; file: string } | { kind: "delete"; file: string };

/** What is kept of the open program: its versions, and drafts of it that other tabs hold. */
export interface KeptTexts extends Listed {
  readonly others: readonly OtherDraft[];
}

/** A change that can be made to the program that ran: what is changed, in a few words, and all files as they would be. */
export interface Offer {
  readonly fix: Fix;
  readonly label: string;
  readonly files: readonly SourceFile[];
}

/** A changed program beside the run that it is to mend. */
export interface Trial {
  readonly label: string;
  readonly files: readonly SourceFile[];
  /** The files that `before` is the run of. */
  readonly ran: readonly SourceFile[];
  readonly before: EventLog;
  /** The run of the changed program; null until it is over, and where there is none. */
  readonly after: EventLog | null;
  /** Whether it is over and ended well. */
  readonly helps: boolean;
  /** Why it is not to be used, or "". */
  readonly trouble: string;
}

/** Everything the page knows. */
export interface State {
  readonly lessons: Signal<readonly LessonHead[]>;
  /** Ids of the lessons that the reader has run, now or at another visit. */
  readonly seen: Signal<ReadonlySet<string>>;
  readonly opened: Signal<Opened | null>;
  readonly files: Signal<readonly SourceFile[]>;
  readonly settings: Signal<Settings>;
  /** The files shown in the Go editor and in the other one. */
  readonly shown: Signal<{ go: string; js: string; last: "go" | "js" }>;
  readonly run: Signal<RunState>;
  /** How the run that is built or goes on stands; "going" when there is none. */
  readonly stand: Signal<Stand>;
  /** Whether the playhead goes through the recorded run by itself. */
  readonly replaying: Signal<boolean>;
  readonly log: Signal<EventLog | null>;
  /** How many events of the log there are to read; grows while a run goes on. */
  readonly logLength: Signal<number>;
  /** The files as the latest run saw them. */
  readonly ran: Signal<readonly SourceFile[] | null>;
  /** The settings that the latest run was started with. */
  readonly ranWith: Signal<Settings | null>;
  readonly diagnostics: Signal<readonly Diagnostic[]>;
  readonly held: Signal<Held | null>;
  readonly notice: Signal<Notice | null>;
  /** A short confirmation beside the status, such as "Link copied". */
  readonly said: Signal<string>;
  readonly goto: Signal<Goto | null>;
  readonly look: Signal<Look>;
  readonly width: Signal<Width>;
  /** Whether the page stands in a frame of another page: smaller, and it keeps nothing. */
  readonly embedded: boolean;
  readonly pane: Signal<Pane>;
  /** What stands under the timeline where there is no room for both. */
  readonly below: Signal<"console" | "why">;
  readonly modal: Signal<Modal | null>;
  readonly folded: Signal<boolean>;
  /** What was kept of the open program when the dialog of versions was opened last. */
  readonly versions: Signal<KeptTexts>;
  /** Seq of the event that the reader has selected, or 0. */
  readonly selection: Signal<number>;
  /** Seq of the event up to which the run is shown, or 0 for all of it. */
  readonly playhead: Signal<number>;
  /** What both languages are at, at the playhead; null before a run and until the log is read that far. Changes once a frame at most. */
  readonly moment: Signal<Moment | null>;
  /** The moment that the opened link shows, until a run has come past it; null for none. */
  readonly shared: Signal<SharedMoment | null>;
  /** The program's links as the share menu found them. */
  readonly links: Signal<Links>;
  /** Whether files are held over the page, to be dropped. */
  readonly dropping: Signal<boolean>;
  /** Where the selected event is in the text that ran; null for none. Known with the moment. */
  readonly picked: Signal<Position | null>;
  /** The line from 1 of the cursor in the editor that had the focus last; null before any had it. */
  readonly cursor: Signal<{ file: string; line: number } | null>;
  readonly timelineWish: Signal<TimelineWish | null>;
  /** The changes that can be made for what was found in the latest run. */
  readonly offers: Signal<readonly Offer[]>;
  /** The change that is tried, or null. */
  readonly trial: Signal<Trial | null>;
  readonly view: Signal<View>;
  /** What the reader chose for the diagram of the program that was opened in that turn. */
  readonly diagram: Signal<{ choice: DiagramChoice; generation: number }>;
  /** The lessons that are compared, as far as they have run. */
  readonly cases: Signal<readonly Case[]>;
  /** What came of the open program under many seeds; null before anybody asked. */
  readonly exploration: Signal<Exploration | null>;
  /** Two seeds whose runs are held against each other, or null. */
  readonly parting: Signal<{ a: number; b: number } | null>;
  /** Whether what was explored is the program as it now stands in the editors. */
  readonly explored: ReadonlySignal<boolean>;
  /** Whether lesson and editors are folded to a rail; null for what suits the view. */
  readonly railed: Signal<boolean | null>;
  /** Whether a file to be saved is being made. */
  readonly making: Signal<boolean>;
  readonly goVersion: Signal<string>;
  readonly crash: Signal<string | null>;
  /** Whether the text in the editors differs from what the latest run saw. */
  readonly stale: ReadonlySignal<boolean>;
  /** Whether a run is being built or going on. */
  readonly busy: ReadonlySignal<boolean>;
  /** Whether the text differs from the program as it was opened. */
  readonly edited: ReadonlySignal<boolean>;
}

/** A state with nothing open; `embedded` for a page in a frame of another. */
export function createState(embedded = false): State {
  const opened = signal<Opened | null>(null);
  const files = signal<readonly SourceFile[]>([]);
  const run = signal<RunState>({ phase: "none" });
  const settings = signal<Settings>(DEFAULT_SETTINGS);
  const exploration = signal<Exploration | null>(null);
  const ran = signal<readonly SourceFile[] | null>(null);
  return {
    lessons: signal([]),
    seen: signal<ReadonlySet<string>>(new Set()),
    opened,
    files,
    settings,
    shown: signal({ go: "main.go", js: "main.js", last: "go" }),
    run,
    stand: signal<Stand>("going"),
    replaying: signal(false),
    log: signal<EventLog | null>(null),
    logLength: signal(0),
    ran,
    ranWith: signal<Settings | null>(null),
    diagnostics: signal([]),
    held: signal<Held | null>(null),
    notice: signal<Notice | null>(null),
    said: signal(""),
    goto: signal<Goto | null>(null),
    look: signal(FIRST_LOOK),
    width: signal<Width>("wide"),
    embedded,
    pane: signal<Pane>("code"),
    below: signal<"console" | "why">("console"),
    modal: signal<Modal | null>(null),
    folded: signal(true),
    versions: signal<KeptTexts>({ versions: [], lasting: true, at: 0, others: [] }),
    selection: signal(0),
    playhead: signal(0),
    moment: signal<Moment | null>(null),
    shared: signal<SharedMoment | null>(null),
    links: signal(NO_LINKS),
    dropping: signal(false),
    picked: signal<Position | null>(null),
    cursor: signal<{ file: string; line: number } | null>(null),
    timelineWish: signal<TimelineWish | null>(null),
    offers: signal([]),
    trial: signal<Trial | null>(null),
    view: signal<View>("timeline"),
    diagram: signal<{ choice: DiagramChoice; generation: number }>({ choice: "auto", generation: 0 }),
    cases: signal([]),
    exploration,
    parting: signal<{ a: number; b: number } | null>(null),
    explored: computed(() => exploration.value !== null && exploration.value.shuffle === settings.value.shuffle && sameFiles(exploration.value.files, files.value)),
    railed: signal<boolean | null>(null),
    making: signal(false),
    goVersion: signal(""),
    crash: signal<string | null>(null),
    stale: computed(() => ran.value !== null && !sameFiles(ran.value, files.value)),
    busy: computed(() => run.value.phase === "building" || run.value.phase === "running"),
    edited: computed(() => opened.value !== null && !sameFiles(opened.value.program.files, files.value)),
  };
}

/** The time of the latest event that is shown, in ns; 0 where there is none. */
export function timeOfLast(state: State): number {
  const log = state.log.value;
  const length = state.logLength.value;
  return log && length > 0 ? log.timeAt(length - 1) : 0;
}
