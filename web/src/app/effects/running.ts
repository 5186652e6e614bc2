// Running the open program and following the run into the page's state.
import { batch } from "@preact/signals";
import type { EventLog } from "../../event/log";
import type { Program } from "../../program/program";
import type { RunHandle } from "../../sandbox/client";
import { reasonOf } from "../ending";
import type { Speed } from "../pace";
import { RUN_DEFAULTS } from "../run";
import type { Finished, Held } from "../run";
import type { RunObserver } from "../runner";
import type { State } from "../state";
import { freeText } from "../words";
import type { World } from "../world";
import { Unseen } from "./unseen";

/** The page waits this long in real ms for a run that a reader watches; the sandbox reports a held thread long before. */
const WATCHED_MS = 30 * 60_000;

/** A run that begins at once often prints within so many ms: that it goes on and what it prints are drawn together. */
const SOON_MS = 40;

/** Runs, stops and paces. */
export class Running {
  private turn = 0;
  private handle: RunHandle | null = null;
  private forgiven = false;
  private explained = false;
  /** How many events there were when a task was stepped into; 0 when none is. */
  private stepFrom = 0;
  /** Whether a task has held the thread for long. */
  private holds = false;
  private readonly unseen: Unseen;

  constructor(private readonly state: State, private readonly world: World) {
    this.unseen = new Unseen((ms, then) => world.later(ms, then), {
      goes: () => state.busy.value && state.stand.value === "going",
      holds: () => this.holds,
      pause: () => { this.pause(); this.tell("The run was paused: this page had been out of sight for half a minute."); },
      stop: () => { this.stop(); this.tell("The run was stopped: it held the thread while this page was out of sight."); },
    });
  }

  /** The page went out of sight, or came back. */
  visible(seen: boolean): void {
    this.unseen.visible(seen);
  }

  private tell(text: string): void {
    this.state.notice.value = { text, tone: "plain" };
  }

  /** Runs the open program, paused before its first task if so wished; a run that goes on is stopped first. */
  async run(stand: "going" | "paused"): Promise<void> {
    if (this.state.busy.value) this.stop();
    const { state } = this;
    this.handle = null;
    this.stepFrom = 0;
    const turn = ++this.turn;
    const files = state.files.value;
    const settings = state.settings.value;
    const program: Program = { title: state.opened.value?.program.title ?? "", files: [...files], settings };
    const options = { ...RUN_DEFAULTS, ...settings, timeoutMs: WATCHED_MS };
    // In one batch: what need not be built starts in it, and the run is on its way before the page is drawn.
    const going = batch(() => {
      state.run.value = { phase: "building", progress: null };
      state.stand.value = stand;
      state.notice.value = null;
      state.said.value = "";
      const run = this.world.runner.run(program, options, this.observer(turn, program));
      if (state.run.peek().phase === "running") this.world.drawing.hold(SOON_MS);
      return run;
    });
    try {
      const finished = await going;
      if (turn === this.turn) this.finish(finished);
    } catch (error) {
      if (turn === this.turn) this.broke(error);
    } finally {
      this.world.drawing.go();
      this.world.warm.runEnds();
      if (turn === this.turn) this.handle = null;
    }
  }

  /** Stops what is being built or going on. */
  stop(): void {
    this.world.runner.stop();
  }

  /** Lets a run stand still before its next task; one that is being built, before its first. */
  pause(): void {
    if (!this.state.busy.value) return;
    if (this.state.stand.value === "going") this.state.stand.value = "paused";
    this.handle?.pause();
  }

  /** Lets a paused run go on; the picture follows it again. */
  resume(): void {
    this.state.stand.value = "going";
    this.state.playhead.value = 0;
    this.handle?.resume();
  }

  /** Runs one task of a paused run. */
  step(): void {
    this.state.stand.value = this.handle ? "stepped" : "paused";
    this.state.playhead.value = 0;
    this.handle?.step();
  }

  /** Runs one task, and shows the run only up to the first event of it. */
  stepIntoTask(): void {
    this.step();
    if (this.handle) this.stepFrom = this.state.logLength.value;
  }

  /** Lets a long turn go on without asking again until it lets go. */
  goOn(): void {
    this.forgiven = true;
    this.state.held.value = null;
  }

  /** Forgets the run when another program is opened. */
  leave(): void {
    this.turn++;
    if (this.state.busy.value) this.stop();
    this.handle = null;
    this.state.stand.value = "going";
    this.state.held.value = null;
  }

  /** Paces the run that goes on, and the runs to come. */
  setSpeed(speed: Speed): void {
    this.state.settings.value = { ...this.state.settings.value, speed };
    this.handle?.setSpeed(speed);
  }

  /** Chooses what time means, from the next run on. */
  setClock(clock: "virtual" | "real"): void {
    this.state.settings.value = { ...this.state.settings.value, clock };
  }

  private observer(turn: number, program: Program): RunObserver {
    const { state, world } = this;
    const mine = (then: () => void): void => { if (turn === this.turn) then(); };
    return {
      begins: () => world.warm.runBegins(),
      building: (progress) => mine(() => { state.run.value = { phase: "building", progress }; }),
      starts: (handle) => mine(() => this.started(handle)),
      grows: (log) => mine(() => this.grew(log, program)),
      held: (held) => mine(() => this.report(held)),
      computed: (ms) => mine(() => this.explainFree(ms)),
    };
  }

  private started(handle: RunHandle): void {
    this.handle = handle;
    this.forgiven = false;
    this.holds = false;
    handle.setSpeed(this.state.settings.value.speed); // It may have been changed while the program was built.
    if (this.state.stand.value !== "going") handle.pause();
    this.state.run.value = { phase: "running" };
  }

  /** Shows the new log as soon as there is something to see: a program that turns out not to parse leaves the run before it standing. */
  private grew(log: EventLog, program: Program): void {
    const { state } = this;
    if (log !== state.log.value && this.showsNothing(log)) return;
    batch(() => {
      if (log !== state.log.value) {
        this.problems([]);
        this.stepFrom = 0;
        state.log.value = log;
        state.ran.value = program.files;
        state.ranWith.value = program.settings;
        state.selection.value = 0;
        state.playhead.value = 0;
      }
      state.logLength.value = log.length;
      if (this.stepFrom > 0 && log.length > this.stepFrom) state.playhead.value = this.stepFrom + 1;
    });
    if (log.length > this.stepFrom) this.stepFrom = 0;
    this.world.drawing.go();
  }

  /** Shows these problems; where there are none and were none, the editors are left alone. */
  private problems(list: Finished["diagnostics"]): void {
    const { diagnostics } = this.state;
    if (list.length > 0 || diagnostics.value.length > 0) diagnostics.value = list;
  }

  /** Whether there is nothing to show of a log yet. A run that is paused before its first task has one event only. */
  private showsNothing(log: EventLog): boolean {
    return log.length < 2 ? log.length === 0 || this.state.stand.value === "going" : log.kindAt(1) === "end";
  }

  private report(held: Held | null): void {
    this.holds = held !== null;
    if (held === null) this.forgiven = false;
    this.state.held.value = this.forgiven ? null : held;
  }

  /** Says once that computing is free on the virtual clock, to a reader whose program has computed long. */
  private explainFree(ms: number): void {
    if (this.explained) return;
    this.explained = true;
    const { state } = this;
    const useReal = (): void => {
      this.setClock("real");
      state.notice.value = null;
    };
    state.notice.value = { text: freeText(ms), tone: "plain", action: { label: "Use the real clock from the next run on", run: useReal } };
  }

  private broke(error: unknown): void {
    this.state.stand.value = "going";
    this.state.run.value = { phase: "broken", text: sentence(error) };
  }

  private finish(finished: Finished): void {
    const { state } = this;
    const { end, exitCode, stats, log } = finished;
    const why = reasonOf(log, end, finished.why);
    batch(() => {
      state.held.value = null;
      state.stand.value = "going";
      if (state.playhead.value >= log.length) state.playhead.value = 0;
      this.problems(finished.diagnostics);
      state.run.value = { phase: "ended", end, exitCode, why, stats };
    });
  }
}

/** A failure of the world as a sentence; the clients word theirs to be shown as they are. */
function sentence(error: unknown): string {
  return error instanceof Error && error.message !== "" ? error.message : "Something outside the program failed.";
}
