// The page's frame: which panes stand where at each width.
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { useApp } from "../app/use";
import { CodePane } from "../editor/pane";
import { LessonPane } from "../lessons/pane";
import { DropVeil } from "../sharing/drop";
import { ShareMenu } from "../sharing/menu";
import { ModelShelf, ShelfContext } from "../timeline/shelf";
import { TopBar } from "../toolbar/topbar";
import { CloseIcon } from "../ui/icons";
import { Splitter } from "../ui/splitter";
import { WhyPane } from "../why/pane";
import { useFindings } from "../why/told";
import { TrialDialog } from "../why/trial";
import { CrashBar, LiveRegion, NoticeBar } from "./bars";
import { BelowPane } from "./below";
import { BottomBar } from "./bottombar";
import { EmbedPage } from "./embed";
import { Modals } from "./modals";
import { NowLines, Peek } from "./nowlines";
import { PaneTabs } from "./panetabs";
import { useSizes } from "./sizes";
import { Rail, ViewPane, useRailed, useWhole } from "./views";

/** The whole page. */
export function Page(): JSX.Element {
  const { state } = useApp();
  const width = state.width.value;
  const shelf = useMemo(() => new ModelShelf(), []);
  if (state.embedded) return <ShelfContext.Provider value={shelf}><EmbedPage /></ShelfContext.Provider>;
  return (
    <div class={`page ${width}`}>
      <TopBar share={<ShareMenu />} />
      <CrashBar />
      <NoticeBar />
      <ShelfContext.Provider value={shelf}>{width === "narrow" ? <NarrowPanes /> : <WidePanes />}</ShelfContext.Provider>
      <Modals />
      <TrialDialog />
      <DropVeil />
      <LiveRegion />
    </div>
  );
}

function WidePanes(): JSX.Element {
  const sizes = useSizes();
  const railed = useRailed();
  return (
    <main class="panes" ref={sizes.panes}>
      {railed ? <Rail /> : (
        <>
          <div class="column left" style={{ width: `${sizes.left}px` }}>
            <LessonPane />
            <CodePanes />
          </div>
          <Splitter label="Width of the editors" axis="x" size={sizes.left} min={280} max={sizes.leftMost} onResize={sizes.setLeft} onReset={() => sizes.setLeft(0)} />
        </>
      )}
      <RightColumn />
    </main>
  );
}

/** The picture of the run with the console below it; compared diagrams have all of the height. */
function RightColumn(): JSX.Element {
  const sizes = useSizes();
  if (useWhole()) return <div class="column right"><div class="slot rest"><ViewPane /></div></div>;
  return (
    <div class="column right">
      <div class="slot" style={{ height: `${sizes.timeline}px` }}><ViewPane /></div>
      <Splitter label="Height of the timeline" axis="y" size={sizes.timeline} min={180} max={sizes.timelineMost} onResize={sizes.setTimeline} onReset={() => sizes.setTimeline(0)} />
      <BelowPane />
    </div>
  );
}

/** Two editors above each other where there is room, else one with all files as tabs. */
function CodePanes(): JSX.Element {
  const { state } = useApp();
  const sizes = useSizes();
  if (state.width.value !== "wide") return <div class="codes"><div class="slot rest"><CodePane group="all" /></div><Peek /></div>;
  return (
    <div class="codes" ref={sizes.codes}>
      <div class="slot" style={sizes.goHeight > 0 ? { height: `${sizes.goHeight}px` } : { flex: `${sizes.goShare / (1 - sizes.goShare)} 1 0` }}><CodePane group="go" /></div>
      <Splitter label="Height of the Go editor" axis="y" size={sizes.goNow()} min={90} max={sizes.goMost()} onResize={sizes.setGo} onReset={() => sizes.setGo(0)} />
      <div class="slot rest"><CodePane group="js" /></div>
    </div>
  );
}

/** What led to the selection, below a phone's timeline; with nothing selected, what surprises in the run. */
function WhySheet(): JSX.Element | null {
  const { state, effects } = useApp();
  const findings = useFindings();
  if (state.selection.value === 0) return findings.length === 0 ? null : <div class="whysheet"><WhyPane /></div>;
  const close = <button type="button" class="button bare small square whyclose" aria-label="Select nothing" onClick={() => effects.select(0)}><CloseIcon /></button>;
  return <div class="whysheet"><WhyPane tabs={<><h2>Why?</h2>{close}</>} /></div>;
}

function NarrowPanes(): JSX.Element {
  const { state } = useApp();
  const pane = state.pane.value;
  const whole = useWhole();
  return (
    <>
      <PaneTabs />
      <main class="panes single">
        {pane === "lesson" && <LessonPane />}
        {pane === "code" && <CodePane group="all" />}
        {pane === "timeline" && <ViewPane />}
        {pane === "timeline" && !whole && <NowLines />}
        {pane === "timeline" && !whole && <WhySheet />}
        {pane === "console" && <BelowPane />}
      </main>
      <BottomBar />
    </>
  );
}
