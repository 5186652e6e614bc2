// Which diagram is shown: of this run, of one lesson, or of all that are compared, by choice, room and what the lesson names.

import { useEffect, useState } from "preact/hooks";
import type { State } from "../../app/state";
import { useApp } from "../../app/use";

/** From this width of the window on the compared diagrams stand side by side, in px. */
const COLUMNS_FROM = 1100;

/** What is shown: this run, all that are compared, or the one at a place. `ids` are the lessons compared, if any. */
export interface Shown {
  readonly what: "run" | "all" | number;
  readonly ids: readonly string[];
  readonly wide: boolean;
}

/** What is shown in a window. */
export function shownDiagram(state: State, wide: boolean): Shown {
  const opened = state.opened.value;
  const ids = opened?.lesson?.compare ?? [];
  const { choice, generation } = state.diagram.value;
  const chosen = generation === opened?.generation ? choice : "auto";
  return { what: ids.length === 0 ? "run" : resolve(chosen, ids, { wide, edited: state.edited.value, own: opened?.lesson?.id ?? "" }), ids, wide };
}

function resolve(chosen: State["diagram"]["value"]["choice"], ids: readonly string[], now: { wide: boolean; edited: boolean; own: string }): Shown["what"] {
  if (chosen === "run" || (chosen === "auto" && now.edited)) return "run";
  if (typeof chosen === "number") return Math.min(chosen, ids.length - 1);
  return now.wide ? "all" : Math.max(0, ids.indexOf(now.own));
}

/** What is shown now, in this window. */
export function useShownDiagram(): Shown {
  const { state } = useApp();
  const [wide, setWide] = useState(window.innerWidth >= COLUMNS_FROM);
  useEffect(() => {
    const resized = (): void => setWide(window.innerWidth >= COLUMNS_FROM);
    window.addEventListener("resize", resized);
    return () => window.removeEventListener("resize", resized);
  }, []);
  return shownDiagram(state, wide);
}
