// The addresses of the open program as it stands in the editors: a lesson's own, or a link that carries everything.
import { NO_MOMENT } from "../../program/settings";
import type { SharedMoment } from "../../program/settings";
import type { Program } from "../../program/program";
import { encodeLink } from "../../share/link";
import type { State } from "../state";
import type { World } from "../world";

/** What stands behind the page's own path. */
export interface PageAddress {
  readonly search: string;
  readonly hash: string;
}

/** The program as it stands in the editors. */
export function programNow(state: State): Program {
  const opened = state.opened.peek();
  return { title: opened?.program.title ?? "", files: [...state.files.peek()], settings: state.settings.peek() };
}

/** The address of the program as it is now: a lesson's own when nothing is changed and no moment is shown. Rejects with LinkError. */
export async function addressOf(state: State, world: World, moment: SharedMoment = NO_MOMENT): Promise<PageAddress> {
  const opened = state.opened.peek();
  if (opened?.source.from === "lesson" && moment === NO_MOMENT && !state.edited.peek() && sameSettings(state)) {
    return { search: `?lesson=${encodeURIComponent(opened.source.id)}`, hash: "" };
  }
  const hash = await encodeLink({
    program: programNow(state),
    lesson: opened?.lesson?.id ?? null,
    go: state.goVersion.peek(),
    engine: world.engine,
    moment,
  });
  return { search: "", hash };
}

function sameSettings(state: State): boolean {
  const now = state.settings.peek();
  const own = state.opened.peek()?.program.settings;
  return now.clock === own?.clock && now.seed === own.seed && now.shuffle === own.shuffle && now.speed === own.speed;
}

/** The moment that is shown, to be shared; or why it cannot be, in a plain sentence. */
export function momentNow(state: State): { ok: true; moment: SharedMoment } | { ok: false; why: string } {
  const log = state.log.value;
  const { seed, clock } = state.settings.value;
  const first = log && log.length > 0 ? log.at(0) : null;
  if (state.busy.value || first?.kind !== "run" || !log) return { ok: false, why: "There is a moment to link to once a run has ended." };
  if (state.stale.value || first.args.seed !== seed || first.args.clock !== clock) return { ok: false, why: "The program or its settings changed since the run." };
  if (clock === "real") return { ok: false, why: "On the real clock no two runs are the same." };
  const view = state.view.value === "timeline" ? "" : state.view.value;
  return { ok: true, moment: { at: state.playhead.value || log.length, selected: state.selection.value, view } };
}
