// Runs the lessons that are compared, each for real and once: by the same path as every run, apart from the editors.
import type { EventLog } from "../../event/log";
import type { Lesson } from "../../program/lesson";
import { WorldError } from "../lessons";
import { RUN_DEFAULTS } from "../run";
import type { Case, State } from "../state";
import type { World } from "../world";

/** A log with fewer events tells only that nothing ran. */
const LEAST_EVENTS = 3;

/** Runs lessons for comparison. */
export class Comparing {
  /** Finished logs by what decides about them: files, clock, seed and shuffle. */
  private readonly logs = new Map<string, Promise<EventLog>>();
  private turn = 0;

  constructor(private readonly state: State, private readonly world: World) {}

  /** Runs the lessons in order; each is in the state as soon as it is there. Those that have run are not run again. */
  async compare(ids: readonly string[]): Promise<void> {
    const turn = ++this.turn;
    const now = this.state.cases.value;
    this.state.cases.value = ids.map((id) => now.find((one) => one.id === id && one.log !== null) ?? { id, lesson: null, log: null, trouble: "" });
    for (const [i, id] of ids.entries()) {
      if (this.state.cases.value[i]?.log) continue;
      const ran = await this.runOne(id);
      if (turn !== this.turn) return;
      this.state.cases.value = this.state.cases.value.map((one, at) => (at === i ? ran : one));
    }
  }

  private async runOne(id: string): Promise<Case> {
    try {
      const lesson = await this.world.shelf.lesson(id);
      return { id, lesson, log: await this.logOf(lesson), trouble: "" };
    } catch (error) {
      if (error instanceof WorldError) return { id, lesson: null, log: null, trouble: error.message };
      return { id, lesson: null, log: null, trouble: error instanceof Error ? error.message : "It did not run." };
    }
  }

  private logOf(lesson: Lesson): Promise<EventLog> {
    const { files, settings } = lesson.program;
    const key = JSON.stringify([files.map(({ name, text }) => [name, text]), settings.clock, settings.seed, settings.shuffle]);
    const held = this.logs.get(key);
    if (held) return held;
    const run = this.world.runner.run(lesson.program, { ...RUN_DEFAULTS, clock: settings.clock, seed: settings.seed, shuffle: settings.shuffle }).then((finished) => {
      if (finished.end === "stopped" || finished.log.length < LEAST_EVENTS) throw new WorldError(finished.why || "It did not run.");
      return finished.log;
    });
    this.logs.set(key, run);
    run.catch(() => this.logs.delete(key));
    return run;
  }
}
