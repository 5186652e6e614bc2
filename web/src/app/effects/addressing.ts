// The addresses of the open program as it stands in the editors: a lesson's own, or a link that carries everything.
import { NO_MOMENT } from "../../program/settings";
import { sameRun } from "../../program/program";
import type { Program } from "../../program/program";
import { encodeLink } from "../../share/link";
import type { ShownMoment } from "../links";
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

/** The address of the program as it is now, with the moment that is shown, if any: a lesson's own when nothing is changed and there is no moment. Rejects with LinkError. */
export async function addressOf(state: State, world: World, shown: ShownMoment | null = null): Promise<PageAddress> {
  const opened = state.opened.peek();
  const program = programNow(state);
  if (opened?.source.from === "lesson" && shown === null && !state.edited.peek() && sameSettings(state)) {
    return { search: `?lesson=${encodeURIComponent(opened.source.id)}`, hash: "" };
  }
  const hash = await encodeLink({
    program: shown === null ? program : { ...program, settings: shown.settings },
    lesson: opened?.lesson?.id ?? null,
    go: state.goVersion.peek(),
    engine: world.engine,
    moment: shown?.moment ?? NO_MOMENT,
  });
  return { search: "", hash };
}

function sameSettings(state: State): boolean {
  const now = state.settings.peek();
  const own = state.opened.peek()?.program.settings;
  return own !== undefined && sameRun(now, own) && now.speed === own.speed;
}

/** The moment that is shown, to be shared; or why it cannot be, in a plain sentence. Settings that were changed since the run do not count, its own do. */
export function momentNow(state: State): ({ ok: true } & ShownMoment) | { ok: false; why: string } {
  const log = state.log.value;
  const ranWith = state.ranWith.value;
  if (state.busy.value || !log || log.length === 0 || !ranWith) return { ok: false, why: "There is a moment to link to once a run has ended." };
  if (state.stale.value) return { ok: false, why: "The program changed since the run." };
  if (ranWith.clock === "real") return { ok: false, why: "On the real clock no two runs are the same." };
  const view = state.view.value === "timeline" ? "" : state.view.value;
  const settings = { ...ranWith, speed: state.settings.value.speed };
  return { ok: true, settings, moment: { at: state.playhead.value || log.length, selected: state.selection.value, view } };
}
