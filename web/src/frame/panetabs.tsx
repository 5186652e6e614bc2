// The tabs of a phone: one pane at a time.
import type { JSX } from "preact";
import type { Pane } from "../app/state";
import { useApp } from "../app/use";
import { Tabs } from "../ui/tabs";

const PANES: readonly { id: Pane; text: string }[] = [
  { id: "lesson", text: "Lesson" },
  { id: "code", text: "Code" },
  { id: "timeline", text: "Timeline" },
  { id: "console", text: "Console" },
];

/** Lesson, Code, Timeline, Console. */
export function PaneTabs(): JSX.Element {
  const { state } = useApp();
  return (
    <nav class="panetabs" aria-label="Panes">
      <Tabs label="Panes" tabs={PANES.map(({ id, text }) => ({ id, face: text }))} selected={state.pane.value}
        onSelect={(id) => { state.pane.value = PANES.find((pane) => pane.id === id)?.id ?? "code"; }} />
    </nav>
  );
}
