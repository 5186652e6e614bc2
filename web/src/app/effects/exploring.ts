// Runs the open program with many seeds, and again, with all events, the seeds that stand for the endings.
import { isSeed } from "../../program/program";
import type { Program } from "../../program/program";
import { endingsOf, outcomeOf, withOutcomes } from "../outcomes";
import type { Exploration } from "../outcomes";
import { RUN_DEFAULTS } from "../run";
import type { State } from "../state";
import type { World } from "../world";

/** How many seeds are run at a time. */
export const SEEDS = 200;
/** What each of them may take, in real ms: one that never lets go must not hold up the others for long. */
const SEED_MS = 10_000;
/** Endings that are run again with all events, and events of such a run that are kept. */
export const SHOWN_ENDINGS = 6;
const SAMPLE_EVENTS = 20_000;

/** What else happens on the page where seeds are concerned. */
export interface SeedsPage {
  /** Runs the open program for the reader to see. */
  run(): void;
  /** Ends or keeps what would be in the way of many runs. */
  pause(): void;
  /** Whether the program has been open long enough for a click to be meant for it. */
  settled(): boolean;
  /** Shows the outcomes. */
  show(): void;
  go(promise: Promise<unknown>): void;
}

/** Chooses seeds, and explores what the open program comes to under many. */
export class Exploring {
  private turn = 0;
  private going = false;
  /** Resolves when what was begun last is over. */
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly state: State, private readonly world: World, private readonly page: SeedsPage) {}

  /** Chooses the seed of the runs to come. */
  choose(seed: number): void {
    if (isSeed(seed)) this.state.settings.value = { ...this.state.settings.value, seed };
  }

  /** Runs the open program with a seed, for the reader to see; from among the outcomes on the clock that they were found on. */
  open(seed: number): void {
    const { settings, view } = this.state;
    if (view.value === "outcomes") settings.value = { ...settings.value, clock: "virtual" };
    this.choose(seed);
    this.page.run();
  }

  /** Runs with the next seed (1) or the one before (-1). */
  next(step: 1 | -1): void {
    this.open(Math.max(0, this.state.settings.value.seed + step));
  }

  /** Chooses whether the seed also decides which of the runnable goroutines goes next. */
  setShuffle(shuffle: boolean): void {
    this.stop();
    this.state.settings.value = { ...this.state.settings.value, shuffle };
  }

  /** Shows what comes of the open program under many seeds; runs them where that was not done yet. */
  show(): void {
    this.page.show();
    if (!this.state.explored.value) this.begin();
  }

  /** Runs the open program with 200 seeds, or with 200 more. */
  begin(): void {
    if (!this.state.opened.value || !this.page.settled()) return;
    this.page.pause();
    this.last = this.explore();
    this.page.go(this.last);
  }

  /** Shows where the runs of two seeds part. */
  compare(a: number, b: number): void {
    this.state.parting.value = { a, b };
    this.resume();
  }

  /** Runs with all events what is shown of the outcomes and was not run so yet, when nothing else goes on. */
  resume(): void {
    this.last = this.last.then(() => this.sample());
    this.page.go(this.last);
  }

  /** Runs seeds 1 to 200; those after them where these have been run of the very program. */
  private async explore(): Promise<void> {
    this.stop();
    const { state, world } = this;
    const turn = ++this.turn;
    const have = this.standing();
    const first = have ? have.wanted + 1 : 1;
    const files = state.files.value;
    const { shuffle } = state.settings.value;
    const began = world.now() - (have?.ms ?? 0);
    const put = (change: Partial<Exploration>): void => {
      const now = state.exploration.value;
      if (turn === this.turn && now) state.exploration.value = { ...now, ms: world.now() - began, ...change };
    };
    if (!have) state.parting.value = null;
    state.exploration.value = { samples: new Map(), outcomes: [], ms: 0, ...have, files, shuffle, text: "", phase: "building", wanted: first + SEEDS - 1 };
    this.going = true;
    world.warm.runBegins();
    const program = this.program(files);
    const options = { ...RUN_DEFAULTS, shuffle, timeoutMs: SEED_MS };
    try {
      const done = await world.runner.explore(program, options, first, SEEDS, {
        starts: () => put({ phase: "running" }),
        seeds: (list) => {
          if (list.some((one) => one.how === "invalid")) return world.runner.stop();
          put({ outcomes: withOutcomes(state.exploration.value?.outcomes ?? [], list.map(outcomeOf)) });
        },
      });
      const all = (state.exploration.value?.outcomes.length ?? 0) >= first + SEEDS - 1;
      put(done.how === "all" && !all ? { phase: "broken", text: "Not every seed came back." } : { phase: PHASES[done.how], text: done.text });
      if (turn === this.turn) this.resume();
    } catch (error) {
      put({ phase: "broken", text: error instanceof Error ? error.message : "Something outside the program failed." });
    } finally {
      world.warm.runEnds();
      if (turn === this.turn) this.going = false;
    }
  }

  /** Stops what it is doing; what has been found stays. */
  stop(): void {
    if (!this.going) return;
    this.going = false;
    this.turn++;
    this.world.runner.stop();
    const now = this.state.exploration.value;
    if (now && (now.phase === "building" || now.phase === "running")) this.state.exploration.value = { ...now, phase: "stopped", wanted: now.outcomes.length > 0 ? now.wanted : 0 };
  }

  /** Forgets everything: another program is opened. */
  leave(): void {
    this.stop();
    this.state.exploration.value = null;
    this.state.parting.value = null;
  }

  /** The finished exploration of the program as it now stands, or null. */
  private standing(): Exploration | null {
    const now = this.state.exploration.value;
    return now && now.phase === "done" && this.state.explored.value ? now : null;
  }

  private program(files: Program["files"]): Program {
    return { title: "", files: [...files], settings: { ...this.state.settings.value, clock: "virtual" } };
  }

  /** Runs the seeds that are compared, and the first seed of each of the commonest endings, one after the other. */
  private async sample(): Promise<void> {
    const { turn, state } = this;
    const now = state.exploration.value;
    if (now?.phase !== "done" || !state.explored.value) return;
    const { a, b } = state.parting.value ?? {};
    const stand = endingsOf(now.outcomes).slice(0, SHOWN_ENDINGS).map(({ first }) => first.seed);
    this.going = true;
    for (const seed of [a, b, ...stand]) {
      if (seed !== undefined && turn === this.turn) await this.logOf(turn, seed, now);
    }
    if (turn === this.turn) this.going = false;
  }

  private async logOf(turn: number, seed: number, { files, shuffle, samples }: Exploration): Promise<void> {
    const { state } = this;
    if (samples.has(seed) || state.exploration.value?.samples.has(seed) !== false) return;
    const options = { ...RUN_DEFAULTS, seed, shuffle, timeoutMs: SEED_MS, maxEvents: SAMPLE_EVENTS };
    const finished = await this.world.runner.run(this.program(files), options);
    const now = state.exploration.value;
    if (turn !== this.turn || !now || finished.end === "stopped") return;
    state.exploration.value = { ...now, samples: new Map([...now.samples, [seed, finished.log]]) };
  }
}

const PHASES = { all: "done", stopped: "stopped", crashed: "broken", invalid: "invalid" } as const;
