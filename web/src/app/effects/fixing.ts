// Standard changes to the program: which can be made is asked of the toolchain; one is tried by running it apart, and used only when the reader says so.
import type { Fix } from "../../program/fix";
import type { SourceFile } from "../../program/program";
import { RUN_DEFAULTS } from "../run";
import type { Finished, RunOptions } from "../run";
import type { Offer, State, Trial } from "../state";
import type { World } from "../world";

/** What trying a change needs from outside. */
export interface FixingWorld {
  readonly toolchain: Pick<World["toolchain"], "fix">;
  readonly runner: Pick<World["runner"], "run" | "stop">;
}

/** Ends of a run that nothing is wrong with. */
const GOOD_ENDS: ReadonlySet<Finished["end"]> = new Set(["quiet", "exited"]);

/** What trying a change needs of the other effects: to let something go on, to keep the text as it is, and to run it. */
export interface FixingPage {
  go(promise: Promise<void>): void;
  flush(): void;
  run(): void;
}

/** Offers and tries changes. None of what it offers must be waited for. */
export class Fixing {
  private turn = 0;

  constructor(private readonly state: State, private readonly world: FixingWorld, private readonly page: FixingPage) {}

  /** Finds out which of some changes can be made to the program that ran; those are then on offer. Failing to find out offers nothing. */
  offer(fixes: readonly Fix[]): void {
    this.page.go(this.offering(fixes));
  }

  /** Runs a changed program beside the run that there is, with the same settings. */
  attempt(offer: Offer): void {
    this.page.go(this.trying(offer));
  }

  /** Takes over the changed program that was tried, if it ended well, and runs it. */
  use(): void {
    const trial = this.state.trial.value;
    this.state.trial.value = null;
    if (!trial?.helps) return;
    this.page.flush();
    this.state.files.value = trial.files;
    this.page.run();
  }

  /** Leaves the program as it is. */
  leave(): void {
    const trial = this.state.trial.value;
    if (trial?.after === null && trial.trouble === "") this.world.runner.stop();
    this.state.trial.value = null;
  }

  private async offering(fixes: readonly Fix[]): Promise<void> {
    const turn = ++this.turn;
    const files = this.state.ran.value;
    this.state.offers.value = [];
    if (files === null) return;
    for (const fix of fixes) {
      const fixed = await this.world.toolchain.fix(files, fix).catch(() => null);
      if (turn !== this.turn) return;
      if (fixed) this.state.offers.value = [...this.state.offers.value, { fix, ...fixed }];
    }
  }

  private async trying({ label, files }: Offer): Promise<void> {
    const { log, ran, settings, opened } = this.state;
    if (log.value === null || ran.value === null) return;
    const trial: Trial = { label, files, ran: ran.value, before: log.value, after: null, helps: false, trouble: "" };
    this.state.trial.value = trial;
    const outcome = await this.outcome(files, opened.value?.program.title ?? "", { ...RUN_DEFAULTS, ...settings.value, speed: "max" });
    if (this.state.trial.value === trial) this.state.trial.value = { ...trial, ...outcome };
  }

  private async outcome(files: readonly SourceFile[], title: string, options: RunOptions): Promise<Pick<Trial, "after" | "helps" | "trouble">> {
    try {
      const finished = await this.world.runner.run({ title, files: [...files], settings: this.state.settings.value }, options);
      if (finished.end === "invalid") return { after: null, helps: false, trouble: "The changed program does not compile, so this change is none for it." };
      return { after: finished.log, helps: GOOD_ENDS.has(finished.end), trouble: GOOD_ENDS.has(finished.end) ? "" : "The changed program does not end well either, so this change is none for it." };
    } catch (error) {
      return { after: null, helps: false, trouble: error instanceof Error ? error.message : "It did not run." };
    }
  }
}
