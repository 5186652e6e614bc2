// All effects in one place: what commands and views may ask for. Everything that waits stands behind these calls.
import { groupOf, firstText, renamed, shownAmong, withFile, withText, without } from "./files";
import type { Group } from "./files";
import { Ahead } from "./effects/ahead";
import { Moments } from "./effects/moments";
import { Arriving } from "./effects/arriving";
import { Comparing } from "./effects/comparing";
import { Fixing } from "./effects/fixing";
import { Opening } from "./effects/opening";
import { Progress } from "./effects/progress";
import { Exploring } from "./effects/exploring";
import { Replay } from "./effects/replay";
import { Running } from "./effects/running";
import { Saving } from "./effects/saving";
import { Selecting } from "./effects/selecting";
import { Sharing } from "./effects/sharing";
import { Versions } from "./effects/versions";
import { withCodeSize, withOtherTheme } from "./look";
import type { Speed } from "./pace";
import { lastUpTo } from "../event/threadstrip";
import type { Program } from "../program/program";
import type { DiagramChoice, Pane, State, View } from "./state";
import type { World } from "./world";

/** How long after opening a sandbox is made ready, in ms: the editors come first. */
const READY_MS = 1200;

/** What the page can do. None of these throws, and none must be waited for. */
export class Effects {
  /** Links, texts and files: out and in. */
  readonly sharing: Sharing;
  private readonly opening: Opening;
  private readonly running: Running;
  private readonly replay: Replay;
  private readonly saving: Saving;
  private readonly comparing: Comparing;
  /** Other seeds than the one at hand: choosing one, and what many come to; and changes for what was found in a run. */
  readonly seeds: Exploring; readonly fixing: Fixing;
  private readonly moments: Moments;
  private readonly selecting: Selecting;
  private readonly arriving: Arriving;
  private readonly versions: Versions;
  private readonly progress: Progress;
  private gotoTurn = 0;
  private early = false;
  /** The speed before it was the highest; null when it was never another. */
  private watched: Speed | null = null;

  /** `failed` receives what no effect expects: a mistake of ours. */
  constructor(private readonly state: State, private readonly world: World, private readonly failed: (error: unknown) => void) {
    this.running = new Running(state, world);
    this.replay = new Replay(state, world);
    this.saving = new Saving(state, world, (problem) => this.sharing.tooLarge(problem));
    this.comparing = new Comparing(state, world);
    this.seeds = new Exploring(state, world, {
      run: () => this.run(), show: () => this.showView("outcomes"), go: (promise) => this.go(promise), settled: () => !this.opening.isTooSoon(),
      pause: () => { this.replay.pause(); if (this.state.busy.value) this.running.stop(); this.saving.flush(); },
    });
    this.fixing = new Fixing(state, world, { go: (promise) => this.go(promise), flush: () => this.flush(), run: () => this.run() });
    this.moments = new Moments(state, world);
    this.selecting = new Selecting(state);
    this.arriving = new Arriving(state, (text) => this.say(text));
    this.versions = new Versions(state, world);
    const leave = (): void => { this.flush(); this.running.leave(); this.replay.pause(); this.seeds.leave(); };
    this.opening = new Opening(state, world, leave, () => this.versions.keep("before"));
    const brought: Opening["brought"] = (program, what) => this.opening.brought(program, what).then(() => this.saving.cameByLink());
this.sharing = new Sharing(state, world, { opening: { brought }, say: (text) => this.say(text), placed: () => this.saving.cameByLink(), go: (promise) => this.go(promise) });
    this.progress = new Progress(state, world);
  }

  /** Loads the list of lessons and opens what the address names; resolves when a program is open. */
  async start(): Promise<void> {
    this.saving.watch();
    this.versions.watch();
    new Ahead(this.state, this.world).watch();
    this.moments.watch();
    if (this.state.embedded) this.sharing.follow();
    this.arriving.watch();
    this.progress.watch();
    this.world.drafts.prune();
    const index = this.world.shelf.index().then(
      (lessons) => { this.state.lessons.value = lessons; },
      (error: unknown) => { this.state.notice.value = { text: error instanceof Error ? error.message : String(error), tone: "error" }; },
    );
    await this.versions.recover();
    await this.opening.fromAddress();
    this.saving.cameByLink();
    if (this.early) this.run();
    await index;
    this.world.warm.opened();
    this.world.later(READY_MS, () => this.world.prepareSandbox());
  }

  /** Opens what the address now names, after it changed. */
  addressChanged(): void {
    this.go(this.opening.fromAddress().then(() => this.saving.cameByLink()));
  }

  /** Opens a lesson. */
  openLesson(id: string): void {
    this.state.pane.value = this.state.pane.value === "lesson" ? "lesson" : "code";
    this.go(this.opening.lesson(id, "push"));
  }

  /** Forgets which lessons have run. */
  forgetSeen(): void {
    this.progress.forget();
  }

  /** Opens a program that a script of this page hands in. */
  openProgram(program: Program): void {
    this.opening.program(program);
  }

  /** Puts the program back to how it was opened. */
  reset(): void {
    this.opening.reset();
  }

  /** Runs the open program; a wish that comes before anything is open is granted as soon as something is. */
  run(): void {
    this.begin("going");
  }

  /** Runs the open program with its seed from the start, whatever is going on. */
  restart(): void {
    this.begin("going");
  }

  private begin(stand: "going" | "paused"): void {
    if (!this.state.opened.value) {
      this.early = true;
      return;
    }
    if (this.opening.isTooSoon()) return;
    this.replay.pause();
    this.seeds.stop();
    this.go(this.running.run(stand));
    queueMicrotask(() => this.keepText()); // In this task, but when the run is on its way.
    if (this.state.view.value === "diagram") this.chooseDiagram("run");
    if (this.state.view.value === "outcomes") this.showView("timeline");
    if (this.state.width.value === "narrow") this.state.pane.value = "timeline";
  }

  private keepText(): void {
    this.saving.flush();
    this.versions.keep("run");
  }

  /** Pauses what goes on, else lets it go on: a live run first, else the playhead over the recorded one, else a first run. */
  togglePlay(): void {
    const { busy, stand, replaying, log, run } = this.state;
    if (busy.value) return stand.value === "going" ? this.running.pause() : this.running.resume();
    if (replaying.value) return this.replay.pause();
    if (log.value && run.value.phase === "ended" && run.value.end !== "invalid") this.replay.play();
    else this.run();
  }

  /** Runs one task and pauses; where nothing runs, starts a run that is paused before its first task. */
  step(): void {
    if (this.state.busy.value) this.running.step();
    else this.begin("paused");
  }

  /** Shows one event more. At the end of what is recorded of a live run, one task is run for it. */
  stepEvent(): void {
    const { busy, playhead, logLength, log } = this.state;
    this.replay.pause();
    if (busy.value && (playhead.value === 0 || playhead.value >= logLength.value)) return logLength.value > 0 ? this.running.stepIntoTask() : this.running.step();
    this.running.pause();
    if (log.value) this.state.timelineWish.value = { act: "next", turn: (this.state.timelineWish.value?.turn ?? 0) + 1 };
    else this.begin("paused");
  }

  /** Stops the run. */
  stop(): void {
    this.running.stop();
  }

  /** Lets a long turn go on. */
  goOn(): void {
    this.running.goOn();
  }

  /** Paces the run. */
  setSpeed(speed: Speed): void {
    this.running.setSpeed(speed);
  }

  /** As fast as it goes, or back to the speed before. */
  toggleMax(): void {
    const { speed } = this.state.settings.value;
    if (speed !== "max") this.watched = speed;
    const own = this.state.opened.value?.program.settings.speed ?? 1;
    this.setSpeed(speed !== "max" ? "max" : this.watched ?? (own === "max" ? 1 : own));
  }

  /** Shows the run up to an event, from the first to the last. */
  showAt(seq: number): void {
    const length = this.state.log.value?.length ?? 0;
    this.state.playhead.value = seq >= length ? 0 : Math.max(1, seq);
  }

  /** Shows the run up to a time of its clock, in ns. */
  scrubTo(at: number): void {
    const { log } = this.state;
    if (log.value) this.showAt(lastUpTo(log.value, at) + 1);
  }

  /** Chooses what time means, from the next run on. */
  setClock(clock: "virtual" | "real"): void {
    this.running.setClock(clock);
  }

  /** Takes over the text of a file from its editor. */
  edit(name: string, text: string): void {
    this.state.files.value = withText(this.state.files.value, name, text);
    if (groupOf(name) === "go") this.world.warm.touched();
  }

  /** An editor got the focus. */
  focused(group: Group): void {
    if (this.state.shown.value.last !== group) this.state.shown.value = { ...this.state.shown.value, last: group };
    if (group === "go") this.world.warm.touched();
  }

  /** The reader may be about to run: makes a sandbox ready and fetches the lesson's Go program. */
  nearRun(): void {
    this.world.prepareSandbox();
    this.world.shelf.binary(this.state.files.value).catch(() => undefined); // Run asks again, and tells.
  }

  /** Shows a file in its editor. */
  showFile(name: string): void {
    const group = groupOf(name);
    this.state.shown.value = { ...this.state.shown.value, [group]: name, last: group };
  }

  /** Adds an empty file and shows it. */
  addFile(name: string): void {
    this.state.files.value = withFile(this.state.files.value, { name, text: firstText(name) });
    this.showFile(name);
  }

  /** Gives a file another name and shows it. */
  renameFile(from: string, to: string): void {
    this.state.files.value = renamed(this.state.files.value, from, to);
    this.state.shown.value = shownAmong(this.state.files.value, this.state.shown.value);
    this.showFile(to);
  }

  /** Removes a file; the notice offers it back. */
  deleteFile(name: string): void {
    const before = this.state.files.value;
    this.state.files.value = without(before, name);
    this.state.shown.value = shownAmong(this.state.files.value, this.state.shown.value);
    const back = (): void => {
      this.state.notice.value = null;
      const file = before.find((one) => one.name === name);
      if (file && !this.state.files.value.some((one) => one.name === name)) this.state.files.value = withFile(this.state.files.value, file);
      this.showFile(name);
    };
    this.state.notice.value = { text: `${name} is deleted.`, tone: "plain", action: { label: "Take that back", run: back } };
  }

  /** Shows a place in the source; `focus` puts the cursor there. */
  goTo(file: string, line: number, col: number, focus: boolean): void {
    if (!this.state.files.value.some((one) => one.name === file)) return;
    this.showFile(file);
    if (this.state.pane.value !== "code") this.state.pane.value = "code";
    this.state.goto.value = { file, line, col, focus, turn: ++this.gotoTurn };
  }

  /** Selects an event and takes the playhead there; 0 selects nothing. */
  select(seq: number): void {
    this.selecting.select(seq);
  }

  /** Selects the next event of a line, and says where there is none. */
  selectLine(file: string, line: number): void {
    this.tell(this.selecting.selectLine(file, line));
  }

  /** Selects the next event of the line at which the cursor is. */
  selectAtCursor(): void {
    this.tell(this.selecting.selectAtCursor());
  }

  /** The cursor of an editor came to a line. */
  cursorAt(file: string, line: number): void {
    const at = this.state.cursor.value;
    if (at?.file !== file || at.line !== line) this.state.cursor.value = { file, line };
  }

  /** Goes to the problem after (1) or before (-1) the one shown last. */
  nextProblem(step: 1 | -1): void {
    const list = this.state.diagnostics.value.filter((one) => one.line > 0);
    if (list.length === 0) return;
    const at = this.state.goto.value;
    const now = list.findIndex((one) => one.file === at?.file && one.line === at.line && one.col === at.col);
    const next = list[now === -1 ? (step === 1 ? 0 : list.length - 1) : (now + step + list.length) % list.length];
    if (next) this.goTo(next.file, next.line, next.col, true);
  }

  /** Formats, keeps, and puts the link into the address bar. */
  save(): void {
    this.go(this.saving.save().then(() => this.versions.keep("saved")));
  }

  /** Lists what is kept of the open program. */
  showVersions(): void {
    this.go(this.versions.show());
  }

  /** Puts a kept text into the editors; `said` is what the notice says of it. */
  restore(files: Program["files"], said: string): void {
    this.versions.restore(files, said);
  }

  /** Formats the file that is shown. */
  formatShown(): void {
    this.go(this.saving.formatShown());
  }

  /** Copies any text and says so. */
  copyText(text: string, said: string): void {
    this.go(this.world.copy(text).then(() => this.saving.say(said), () => this.saving.say("This browser does not let the page copy.")));
  }

  /** Makes a file and hands it to the reader, one at a time; what keeps it from being made is told above the panes. */
  saveFile(name: string, make: () => Promise<Blob>): void {
    if (this.state.making.value) return;
    this.state.making.value = true;
    this.say(`Making ${name}…`);
    const tell = (error: unknown): void => { this.state.notice.value = { text: error instanceof Error ? error.message : "The file could not be made.", tone: "error" }; };
    const made = make().then((content) => { this.world.download(name, content); this.say(`Saved ${name}`); }, tell);
    this.go(made.finally(() => { this.state.making.value = false; }));
  }

  /** Shows a short word for some seconds. */
  say(text: string): void {
    this.saving.say(text);
  }

  /** Keeps now what is still to be kept: the page may go away. */
  flush(): void {
    this.saving.flush();
    this.versions.keep("left");
  }

  /** The page went out of sight, or came back: what is still to be kept is kept now, and a run does not go on unseen for long. */
  visible(seen: boolean): void {
    if (!seen) this.flush();
    this.running.visible(seen);
  }

  /** Shows a pane where panes are tabs, and moves the focus to it. */
  show(pane: Pane | "why"): void {
    this.state.pane.value = pane === "why" ? "console" : pane;
    if (pane === "why" || pane === "console") this.state.below.value = pane;
    if (pane === "lesson") this.state.look.value = { ...this.state.look.value, lessonFolded: false };
    this.world.frame(() => document.getElementById(`pane-${pane}`)?.focus());
  }

  /** Shows another picture of the run. */
  showView(view: View): void {
    this.state.view.value = view;
    this.state.railed.value = null;
    this.state.pane.value = "timeline";
    // What had the focus may have gone with the other picture.
    this.world.frame(() => { if (document.activeElement === document.body) document.getElementById("pane-timeline")?.focus(); });
  }

  /** Shows another diagram, until another program is opened. */
  chooseDiagram(choice: DiagramChoice): void {
    this.state.diagram.value = { choice, generation: this.state.opened.value?.generation ?? 0 };
  }

  /** Runs lessons that are to be compared, each once. */
  compare(ids: readonly string[]): void {
    this.go(this.comparing.compare(ids));
  }

  /** Switches between light and dark; coming back to the system's own choice follows the system again. */
  toggleTheme(): void {
    this.state.look.value = withOtherTheme(this.state.look.value, this.world.systemIsDark());
  }

  /** Makes code larger (1) or smaller (-1), or as it was at first (0). */
  resizeCode(step: 1 | -1 | 0): void {
    this.state.look.value = withCodeSize(this.state.look.value, step);
  }

  private tell(text: string): void { if (text !== "") this.saving.say(text); }

  private go(promise: Promise<unknown>): void {
    promise.catch(this.failed);
  }
}
