// The page in a frame of another page: code and timeline, the latest line of the console, and the way to the whole page.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { useApp } from "../app/use";
import { ConsoleLine } from "../console/oneline";
import { ConsolePane } from "../console/pane";
import { AllFileTabs, CodePane } from "../editor/pane";
import { RunControls } from "../toolbar/controls";
import { RunButton } from "../toolbar/run";
import { SpeedSlider } from "../toolbar/speed";
import { Logo } from "../ui/icons";
import { Tabs } from "../ui/tabs";
import { CrashBar, LiveRegion, NoticeBar } from "./bars";
import { Modals } from "./modals";
import { OtherNow } from "./nowlines";
import { ViewPane } from "./views";

/** The whole embed, from 480 × 320 px on; below 560 px of width code and timeline are tabs. */
export function EmbedPage(): JSX.Element {
  const { state } = useApp();
  const slim = state.width.value === "narrow";
  const [console, setConsole] = useState(false);
  const pictured = state.pane.value === "timeline";
  return (
    <div class={`page embed ${slim ? "slim" : ""}`}>
      <EmbedBar slim={slim} />
      <CrashBar />
      <NoticeBar />
      <main class="panes embedpanes">
        {(!slim || !pictured) && <div class="column embedcode"><CodePane group="all" bare={!slim} /><OtherNow /></div>}
        {(!slim || pictured) && <div class="column right"><ViewPane /></div>}
        {console && <div class="embedconsole"><ConsolePane /></div>}
      </main>
      <footer class="embedfoot">
        <ConsoleLine open={console} onToggle={() => setConsole(!console)} />
        <OpenWhole />
      </footer>
      <Modals />
      <LiveRegion />
    </div>
  );
}

function EmbedBar(props: { slim: boolean }): JSX.Element {
  const { state } = useApp();
  const pictured = state.pane.value === "timeline";
  return (
    <header class="embedbar">
      <h1 class="unseen">Interleave</h1>
      {props.slim
        ? <Tabs label="Panes" tabs={[{ id: "code", face: "Code" }, { id: "timeline", face: "Timeline" }]} selected={pictured ? "timeline" : "code"}
            onSelect={(id) => { state.pane.value = id === "timeline" ? "timeline" : "code"; }} />
        : <AllFileTabs />}
      <span class="filler" />
      <SpeedSlider />
      <RunControls brief />
      <RunButton />
    </header>
  );
}

/** The way to the whole page, with the reader's edits. */
function OpenWhole(): JSX.Element {
  const { state, effects } = useApp();
  const edited = state.edited.value ? state.links.value.link : "";
  return <a class="openwhole" href={edited || effects.sharing.wholePage()} target="_blank" rel="noopener"><Logo />Open in Interleave</a>;
}
