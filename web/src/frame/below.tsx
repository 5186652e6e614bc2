// What stands under the picture of the run: console and Why beside each other where there is room, else under tabs.
import type { JSX } from "preact";
import { useApp } from "../app/use";
import { ConsolePane } from "../console/pane";
import { Tabs } from "../ui/tabs";
import { WhyPane } from "../why/pane";
import { useFindings } from "../why/told";

/** Console and Why. */
export function BelowPane(): JSX.Element {
  const { state } = useApp();
  if (state.width.value === "wide") return <div class="below"><div class="half"><ConsolePane /></div><div class="half more"><WhyPane /></div></div>;
  return state.below.value === "why" ? <WhyPane tabs={<BelowTabs />} /> : <ConsolePane tabs={<BelowTabs />} />;
}

function BelowTabs(): JSX.Element {
  const { state } = useApp();
  return (
    <Tabs label="Console or Why" tabs={[{ id: "console", face: "Console" }, { id: "why", face: state.below.value === "why" ? "Why?" : <WhyFace /> }]} selected={state.below.value}
      onSelect={(id) => { state.below.value = id === "why" ? "why" : "console"; }} />
  );
}

/** The tab of Why while the console is shown: it says how much there is to tell of the run. */
function WhyFace(): JSX.Element {
  const found = useFindings().length;
  return <>Why?{found > 0 && <span class="tabcount"><span class="unseen">findings: </span>{found}</span>}</>;
}
