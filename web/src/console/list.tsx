// The lines of the console, drawn only where they can be seen.
import type { JSX } from "preact";
import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { useApp } from "../app/use";
import { timeText } from "../app/words";
import type { ConsoleLine, ConsoleReader } from "../event/console";
import type { EventLog } from "../event/log";
import { OriginTag } from "../ui/tag";
import { visible } from "./rows";
import type { Row } from "./rows";
import { RowStore } from "./rowstore";

const SPARE_ROWS = 20;

interface Measure {
  height: number;
  rowHeight: number;
  columns: number;
}

/** The lines in a scroller that keeps to the end while it stands there. `length` tells that the log has grown. */
export function LineList(props: { reader: ConsoleReader; length: number; log: EventLog | null }): JSX.Element {
  const { reader, length } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const measure = useMeasure(scroller);
  const [top, setTop] = useState(0);
  const store = useMemo(() => new RowStore(reader, measure.columns), [reader, measure.columns]);
  useMemo(() => store.update(), [store, length]);
  const { rows, dropped } = store;
  useStickToEnd(scroller, reader, length);
  const from = Math.max(0, Math.floor(top / measure.rowHeight) - SPARE_ROWS);
  const to = Math.min(rows.length, Math.ceil((top + measure.height) / measure.rowHeight) + SPARE_ROWS);
  return (
    <div ref={scroller} class="lines" role="log" aria-live="off" aria-label="Console lines" tabIndex={0} onScroll={(event) => setTop(event.currentTarget.scrollTop)}>
      {dropped > 0 && <p class="dropped">The {dropped.toLocaleString("en-US")} lines before these are not shown; Copy has them.</p>}
      <div class="linespace" style={{ height: `${rows.length * measure.rowHeight}px` }}>
        <div class="linewindow" style={{ transform: `translateY(${from * measure.rowHeight}px)` }}>
          {rows.slice(from, to).map((row, i) => <RowView key={from + i} row={row} line={store.line(row.line)} log={props.log} />)}
        </div>
      </div>
    </div>
  );
}

function RowView(props: { row: Row; line: ConsoleLine | undefined; log: EventLog | null }): JSX.Element | null {
  const { effects, state } = useApp();
  const { row, line } = props;
  if (!line) return null;
  const place = props.log?.position(line.pos) ?? null;
  const look = `${tone(line)} ${moment(line, state.playhead.value)}`;
  if (!row.head) return <div class={`row more ${look}`}><span class="text">{visible(row.text)}</span></div>;
  const words = <><span class="time" title="ms of virtual time">{timeText(line.at)}</span><OriginTag origin={line.from} /><span class="text">{visible(row.text)}</span></>;
  const clicked = (): void => { if (getSelection()?.isCollapsed ?? true) effects.select(line.seq); };
  const goThere = (): void => {
    effects.select(line.seq);
    if (place) effects.goTo(place.file, place.line, place.col, true);
  };
  if (!place) return <div class={`row ${look}`} onClick={clicked}>{words}</div>;
  return (
    <div class={`row ${look}`} onClick={clicked}>
      {words}
      <button type="button" class="place" onClick={(event) => { event.stopPropagation(); goThere(); }}>{place.file}:{place.line}</button>
    </div>
  );
}

/** Where a line stands from the playhead: printed later, right there, or before. The playhead 0 is the end of the run. */
function moment(line: ConsoleLine, playhead: number): "" | "later" | "current" {
  if (playhead === 0 || line.seq < playhead) return "";
  return line.seq === playhead ? "current" : "later";
}

/** How a line looks: as an error, as a warning, quiet, or plain. */
function tone(line: ConsoleLine): string {
  if (line.level === "uncaught" || line.level === "error" || line.level === "assert") return "bad";
  if (line.level === "warn") return "warn";
  if (line.level === "stderr") return "errstream";
  return line.level === "debug" ? "quiet" : "";
}

/** The scroller's height, and how many characters fit into a row. */
function useMeasure(scroller: { readonly current: HTMLDivElement | null }): Measure {
  const { state } = useApp();
  const size = state.look.value.code / 10;
  const [space, setSpace] = useState({ width: 600, height: 300 });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const take = (): void => setSpace({ width: element.clientWidth, height: element.clientHeight });
    const observer = new ResizeObserver(take);
    observer.observe(element);
    take();
    return () => observer.disconnect();
  }, []);
  const columns = Math.max(16, Math.floor((space.width - HEAD_WIDTH - PLACE_WIDTH) / (size * CHARACTER)));
  return { height: space.height, rowHeight: Math.round(size * 2.09), columns };
}

/** Time, tag and margins before the text, and room for the place behind it, in px; a code font's character in em. */
const HEAD_WIDTH = 108;
const PLACE_WIDTH = 110;
const CHARACTER = 0.603;

/** Follows the end while the scroller stands there; a new run begins there. */
function useStickToEnd(scroller: { readonly current: HTMLDivElement | null }, reader: ConsoleReader, length: number): void {
  const stuck = useRef(true);
  useLayoutEffect(() => { stuck.current = true; }, [reader]);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    let before = element.scrollTop;
    const scrolled = (): void => {
      const { scrollTop } = element;
      stuck.current = (scrollTop >= before && stuck.current) || atEnd(element);
      before = scrollTop;
    };
    element.addEventListener("scroll", scrolled, { passive: true });
    return () => element.removeEventListener("scroll", scrolled);
  }, []);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element && stuck.current) element.scrollTop = element.scrollHeight;
  }, [length]);
}

function atEnd(element: HTMLElement): boolean {
  return element.scrollTop + element.clientHeight >= element.scrollHeight - 8;
}
