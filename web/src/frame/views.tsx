// The pictures of the run and the tabs that lead to them; the rail to which lesson and editors fold beside a wide one.
import type { JSX } from "preact";
import { useApp } from "../app/use";
import type { View } from "../app/state";
import { DiagramPane } from "../diagram/pane";
import { useShownDiagram } from "../diagram/view/which";
import { OutcomesPane } from "../explore/pane";
import { ExportMenu } from "../export/menu";
import { TimelinePane } from "../timeline/pane";
import { RailIcon } from "../ui/icons";
import { Tabs } from "../ui/tabs";

const VIEWS: readonly { id: View; text: string }[] = [{ id: "timeline", text: "Timeline" }, { id: "diagram", text: "Diagram" }, { id: "outcomes", text: "Outcomes" }];

/** The picture that is chosen, under its tab. */
export function ViewPane(): JSX.Element {
  const { state } = useApp();
  if (state.view.value === "outcomes") return <OutcomesPane tabs={<ViewTabs />} />;
  const parts = { tabs: <ViewTabs />, tools: <ExportMenu /> };
  return state.view.value === "diagram" ? <DiagramPane {...parts} /> : <TimelinePane {...parts} />;
}

function ViewTabs(): JSX.Element {
  const { state, effects } = useApp();
  const pick = (id: string): void => {
    const view = VIEWS.find((one) => one.id === id);
    if (view) effects.showView(view.id);
  };
  return <Tabs label="Pictures of the run" tabs={VIEWS.map(({ id, text }) => ({ id, face: text }))} selected={state.view.value} onSelect={pick} />;
}

/** Whether lesson and editors are folded away: where diagrams stand side by side, unless the reader says otherwise. */
export function useRailed(): boolean {
  const { state } = useApp();
  const shown = useShownDiagram();
  return state.view.value === "diagram" && (state.railed.value ?? shown.what === "all");
}

/** Whether the picture has all of the column's height: lessons that are compared print nothing into the console, many seeds tell what each has printed. */
export function useWhole(): boolean {
  const { state } = useApp();
  const shown = useShownDiagram();
  return state.view.value === "outcomes" || (state.view.value === "diagram" && shown.what !== "run");
}

/** What is left of lesson and editors: a button that brings them back. */
export function Rail(): JSX.Element {
  const { state } = useApp();
  return (
    <button type="button" class="rail" aria-expanded={false} onClick={() => { state.railed.value = false; }}>
      <RailIcon /><span>Lesson and code</span>
    </button>
  );
}
