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
import type { World } from "../world";

/** The page waits this long in real ms for a run that a reader watches; the sandbox reports a held thread long before. */
const WATCHED_MS = 30 * 60_000;

/** Runs, stops and paces. */
export class Running {
  private turn = 0;
  private handle: RunHandle | null = null;
  private forgiven = false;

  constructor(private readonly state: State, private readonly world: World) {}

  /** Runs the open program; a run that goes on is stopped first. */
  async run(): Promise<void> {
    if (this.state.busy.value) this.stop();
    const { state } = this;
    const turn = ++this.turn;
    const files = state.files.value;
    const settings = state.settings.value;
    const program: Program = { title: state.opened.value?.program.title ?? "", files: [...files], settings };
    batch(() => {
      state.run.value = { phase: "building", progress: null };
      state.notice.value = null;
      state.said.value = "";
    });
    try {
      const options = { ...RUN_DEFAULTS, ...settings, timeoutMs: WATCHED_MS };
      const finished = await this.world.runner.run(program, options, this.observer(turn, files));
      if (turn === this.turn) this.finish(finished);
    } catch (error) {
      if (turn === this.turn) this.state.run.value = { phase: "broken", text: sentence(error) };
    } finally {
      this.world.warm.runEnds();
      if (turn === this.turn) this.handle = null;
    }
  }

  /** Stops what is being built or going on. */
  stop(): void {
    this.world.runner.stop();
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
    this.state.held.value = null;
  }

  /** Paces the run that goes on, and the runs to come. */
  setSpeed(speed: Speed): void {
    this.state.settings.value = { ...this.state.settings.value, speed };
    this.handle?.setSpeed(speed);
  }

  private observer(turn: number, files: Program["files"]): RunObserver {
    const { state, world } = this;
    const mine = (then: () => void): void => { if (turn === this.turn) then(); };
    return {
      begins: () => world.warm.runBegins(),
      building: (progress) => mine(() => { state.run.value = { phase: "building", progress }; }),
      starts: (handle) => mine(() => this.started(handle)),
      grows: (log) => mine(() => this.grew(log, files)),
      held: (held) => mine(() => this.report(held)),
    };
  }

  private started(handle: RunHandle): void {
    this.handle = handle;
    this.forgiven = false;
    this.state.run.value = { phase: "running" };
  }

  /** Shows the new log from its second event on: a program that turns out not to parse leaves the run before it standing. */
  private grew(log: EventLog, files: Program["files"]): void {
    const { state } = this;
    if (log !== state.log.value && (log.length < 2 || log.kindAt(1) === "end")) return;
    batch(() => {
      if (log !== state.log.value) {
        state.diagnostics.value = [];
        state.log.value = log;
        state.ran.value = files;
        state.selection.value = 0;
        state.playhead.value = 0;
      }
      state.logLength.value = log.length;
    });
  }

  private report(held: Held | null): void {
    if (held === null) this.forgiven = false;
    this.state.held.value = this.forgiven ? null : held;
  }

  private finish(finished: Finished): void {
    const { state } = this;
    const { end, exitCode, stats, log } = finished;
    const why = reasonOf(log, end, finished.why);
    batch(() => {
      state.held.value = null;
      state.diagnostics.value = finished.diagnostics;
      state.run.value = { phase: "ended", end, exitCode, why, stats };
    });
  }
}

/** A failure of the world as a sentence; the clients word theirs to be shown as they are. */
function sentence(error: unknown): string {
  return error instanceof Error && error.message !== "" ? error.message : "Something outside the program failed.";
}
