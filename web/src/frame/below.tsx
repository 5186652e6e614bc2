// What stands under the picture of the run: console and Why beside each other where there is room, else under tabs.
import type { JSX } from "preact";
import { useApp } from "../app/use";
import { ConsolePane } from "../console/pane";
import { Tabs } from "../ui/tabs";
import { WhyPane } from "../why/pane";

/** Console and Why. */
export function BelowPane(): JSX.Element {
  const { state } = useApp();
  if (state.width.value === "wide") return <div class="below"><div class="half"><ConsolePane /></div><div class="half more"><WhyPane /></div></div>;
  return state.below.value === "why" ? <WhyPane tabs={<BelowTabs />} /> : <ConsolePane tabs={<BelowTabs />} />;
}

function BelowTabs(): JSX.Element {
  const { state } = useApp();
  return (
    <Tabs label="Console or Why" tabs={[{ id: "console", face: "Console" }, { id: "why", face: "Why?" }]} selected={state.below.value}
      onSelect={(id) => { state.below.value = id === "why" ? "why" : "console"; }} />
  );
}
