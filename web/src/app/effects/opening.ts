// Opening programs: lessons, links, drafts and what scripts hand in. Opening never runs anything and never overwrites a draft.
import { batch } from "@preact/signals";
import type { Lesson } from "../../program/lesson";
import { sameFiles } from "../../program/program";
import type { Program } from "../../program/program";
import type { SharedMoment } from "../../program/settings";
import { LinkError, decodeLink } from "../../share/link";
import type { Link } from "../../share/link";
import { hashText, shownAmong } from "../files";
import { WorldError } from "../lessons";
import { versionText } from "../sharewords";
import type { Source, State } from "../state";
import { viewOf } from "../state";
import type { Draft } from "../storage";
import { draftKey } from "../storage";
import type { World } from "../world";
import { addressOf } from "./addressing";

/** How long Run is ignored after a link was opened, in ms, so that a click meant for another page does not run it. */
const SETTLE_MS = 500;

/** Opens programs. */
export class Opening {
  /** Run is ignored until this real time. */
  private settledAt = 0;
  private turn = 0;

  constructor(private readonly state: State, private readonly world: World, private readonly beforeOpening: () => void, private readonly beforeReplacing: () => void) {}

  /** Opens what the address names; without a name, the last draft or the first lesson. */
  async fromAddress(): Promise<void> {
    const hash = this.world.address.hash();
    const lesson = new URLSearchParams(this.world.address.search()).get("lesson");
    if (hash.length > 1) return this.link(hash);
    if (lesson !== null) return this.lesson(lesson, "keep");
    const last = this.world.drafts.last();
    if (last) return this.draft(last);
    return this.firstLesson();
  }

  /** Opens a lesson with the reader's edits of it; `address` says whether the address bar must be told. */
  async lesson(id: string, address: "push" | "keep"): Promise<void> {
    const turn = ++this.turn;
    const lesson = await this.fetchLesson(id);
    if (turn !== this.turn) return;
    if (!lesson) {
      const { value } = this.state.notice;
      if (!this.state.opened.value) await this.firstLesson();
      this.state.notice.value = value;
      return;
    }
    if (address === "push") this.world.address.push(`?lesson=${encodeURIComponent(id)}`, "");
    this.openLesson(lesson);
  }

  /** Opens the program that a link's hash carries; what runs is stopped before the link is read. */
  async link(hash: string): Promise<void> {
    const turn = ++this.turn;
    this.world.runner.stop();
    try {
      const shared = await decodeLink(hash);
      const lesson = shared.lesson ? await this.world.shelf.lesson(shared.lesson).catch(() => null) : null;
      if (turn === this.turn) this.openLink(hash, shared, lesson);
    } catch (error) {
      if (!(error instanceof LinkError)) throw error;
      if (turn !== this.turn) return;
      if (!this.state.opened.value) await this.withoutLink();
      this.state.notice.value = { text: error.message, tone: "error" };
    }
  }

  /** Whether a press of Run comes so soon after a program that it may have been meant for something else; the reader is told. */
  isTooSoon(): boolean {
    if (this.world.now() >= this.settledAt) return false;
    const notice = this.state.notice.value ?? { tone: "plain" };
    this.state.notice.value = { ...notice, text: "Run was pressed just as this code opened, so it was not taken. Press it again to run." };
    return true;
  }

  /** Opens a program that a script of this page hands in; the draft is kept first. */
  program(program: Program): void {
    this.turn++;
    this.show({ from: "page", id: hashText(JSON.stringify(program.files)) }, program, null, null);
    this.world.address.push("", "");
    this.settledAt = this.world.now() + SETTLE_MS;
  }

  /**
   * Opens a program that the reader brings from a file or a text; `what` names it. The draft is kept first. Its link is put
   * into the address bar, where it fits, so that a reload has the program again.
   */
  async brought(program: Program, what: string): Promise<void> {
    const last = this.world.drafts.last();
    this.program(program);
    const text = `This is ${what}. It runs when you press Run.`;
    this.state.notice.value = last ? { text: `${text} Your draft is kept.`, tone: "plain", action: { label: "Back to it", run: () => void this.draft(last) } } : { text, tone: "plain" };
    const turn = this.turn;
    const address = await addressOf(this.state, this.world).catch(() => null); // Too large for a link: the reader has the file.
    if (address !== null && turn === this.turn) this.world.address.replace(address.search, address.hash);
  }

  /** Opens a kept draft. */
  async draft(draft: Draft): Promise<void> {
    const turn = ++this.turn;
    const lesson = draft.lesson === null ? null : await this.world.shelf.lesson(draft.lesson).catch(() => null);
    if (turn !== this.turn) return;
    const original = draft.source.from === "lesson" && lesson ? lesson.program : draft.program;
    if (draft.source.from === "lesson") this.world.address.replace(`?lesson=${encodeURIComponent(draft.source.id)}`, "");
    else this.world.address.replace("", "");
    this.show(draft.source, original, draft.program, lesson);
  }

  /** Puts the program back to how it was opened. */
  reset(): void {
    const opened = this.state.opened.value;
    if (!opened) return;
    const before = this.state.files.value;
    this.beforeReplacing();
    this.world.drafts.forget(opened.source);
    putFiles(this.state, opened.program.files);
    this.state.notice.value = {
      text: opened.lesson ? "This is the lesson's own code again." : "This is the program as it was opened.",
      tone: "plain",
      action: { label: "Take that back", run: () => { this.state.notice.value = null; putFiles(this.state, before); } },
    };
  }

  private async firstLesson(): Promise<void> {
    const first = this.state.lessons.value[0] ?? (await this.world.shelf.index().catch(() => []))[0];
    const lesson = first ? await this.fetchLesson(first.id) : null;
    if (lesson) this.openLesson(lesson);
    else if (!this.state.opened.value) this.show({ from: "page", id: "empty" }, EMPTY, null, null);
  }

  private async withoutLink(): Promise<void> {
    this.world.address.replace("", "");
    const last = this.world.drafts.last();
    if (last) await this.draft(last);
    else await this.firstLesson();
  }

  private async fetchLesson(id: string): Promise<Lesson | null> {
    try {
      return await this.world.shelf.lesson(id);
    } catch (error) {
      if (!(error instanceof WorldError)) throw error;
      this.state.notice.value = { text: error.message, tone: "error" };
      return null;
    }
  }

  private openLesson(lesson: Lesson): void {
    const source: Source = { from: "lesson", id: lesson.id };
    const draft = this.world.drafts.load(source);
    this.show(source, lesson.program, draft?.program ?? null, lesson);
    this.world.drafts.remember(draftKey(source));
    if (draft && !sameFiles(draft.program.files, lesson.program.files)) {
      this.state.notice.value = { text: "Your edits of this lesson are back.", tone: "plain", action: { label: "Reset the lesson", run: () => this.reset() } };
    }
  }

  private openLink(hash: string, link: Link, lesson: Lesson | null): void {
    const { program, moment } = link;
    const versions = versionText(link, { go: this.state.goVersion.value, engine: this.world.engine });
    const last = this.world.drafts.last();
    if (last && sameFiles(last.program.files, program.files)) {
      const edited = { ...last.program, settings: program.settings };
      this.show(last.source, last.source.from === "lesson" && lesson ? lesson.program : program, edited, lesson);
      this.awaitMoment(moment);
      if (versions !== "") this.state.notice.value = { text: versions, tone: "plain" };
      return;
    }
    this.show({ from: "link", id: hashText(hash.split(";")[0] ?? hash) }, program, null, lesson);
    this.awaitMoment(moment);
    this.settledAt = this.world.now() + SETTLE_MS;
    if (this.state.embedded) {
      if (versions !== "") this.state.notice.value = { text: versions, tone: "plain" };
      return;
    }
    const runs = this.state.shared.value ? "It runs when you press Run, and then shows the moment that was shared." : "It runs when you press Run.";
    const text = ["This code came with the link.", runs, versions, last ? "Your draft is kept." : ""].filter(Boolean).join(" ");
    this.state.notice.value = last ? { text, tone: "plain", action: { label: "Back to it", run: () => void this.draft(last) } } : { text, tone: "plain" };
  }

  /** Shows the picture that a link shows, at once, and has its moment waited for. */
  private awaitMoment(moment: SharedMoment): void {
    this.state.view.value = viewOf(moment.view) ?? this.state.view.value;
    this.state.shared.value = moment.at === 0 && moment.selected === 0 ? null : moment;
  }

  /** Puts a program into the editors: `edited` is the reader's own state of it where there is one. */
  private show(source: Source, program: Program, edited: Program | null, lesson: Lesson | null): void {
    this.beforeOpening();
    if (!edited) this.setAside(source, program);
    const now = edited ?? program;
    const { state } = this;
    batch(() => {
      state.opened.value = { source, program, lesson, generation: (state.opened.value?.generation ?? 0) + 1 };
      state.files.value = now.files;
      state.settings.value = now.settings;
      state.shown.value = shownAmong(now.files, { go: "main.go", js: "main.js", last: "go" });
      state.run.value = { phase: "none" };
      state.log.value = null;
      state.logLength.value = 0;
      state.ran.value = null;
      state.ranWith.value = null;
      state.shared.value = null;
      state.diagnostics.value = [];
      state.notice.value = null;
    });
  }

  /** A program is shown as it came, though there is a draft of it from before: that becomes a version, and edits may take its place. */
  private setAside(source: Source, program: Program): void {
    const draft = this.world.drafts.load(source);
    if (draft) this.world.history.keep(draftKey(source), draft.program.files, "left", program.files);
  }
}

/** Puts other files into the editors of the open program. */
export function putFiles(state: State, files: Program["files"]): void {
  batch(() => {
    state.files.value = files;
    state.shown.value = shownAmong(files, state.shown.value);
  });
}

/** What is open when nothing else could be. */
const EMPTY: Program = {
  title: "",
  files: [
    { name: "main.go", text: 'package main\n\nimport "fmt"\n\nfunc main() {\n\tfmt.Println("hello from Go")\n}\n' },
    { name: "main.js", text: "console.log('hello from JavaScript');\n" },
  ],
  settings: { clock: "virtual", seed: 1, shuffle: false, speed: 1 },
};
