// The lines of the console, drawn only where they can be seen.
import type { JSX } from "preact";
import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { useApp } from "../app/use";
import { timeText } from "../app/words";
import type { ConsoleReader } from "../event/console";
import type { EventLog } from "../event/log";
import { CopyIcon } from "../ui/icons";
import { OriginTag } from "../ui/tag";
import { visible } from "./rows";
import type { Group, Row } from "./rows";
import { isError, RowStore } from "./rowstore";
import type { Filter } from "./rowstore";

const SPARE_ROWS = 10;
/** Where it is touched, a line is so high at least, in px, and has so many rows. */
const FINGER = 44;
const FINGER_ROWS = 2;

interface Measure {
  height: number;
  rowHeight: number;
  columns: number;
}

/** The lines in a scroller that keeps to the end while it stands there. `length` tells that the log has grown. */
export function LineList(props: { reader: ConsoleReader; length: number; log: EventLog | null; filter: Filter }): JSX.Element {
  const { reader, length, filter } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const measure = useMeasure(scroller);
  const [top, setTop] = useState(0);
  const least = useApp().state.width.value === "narrow" ? FINGER_ROWS : 1;
  const store = useMemo(() => new RowStore(reader, measure.columns, filter, least), [reader, measure.columns, filter, least]);
  useMemo(() => store.update(), [store, length]);
  const { rows, dropped } = store;
  useStickToEnd(scroller, reader, length);
  useReveal(scroller, store, measure.rowHeight, props.log);
  const step = useSteps(store);
  const from = Math.max(0, Math.floor(top / measure.rowHeight) - SPARE_ROWS);
  const to = Math.min(rows.length, Math.ceil((top + measure.height) / measure.rowHeight) + SPARE_ROWS);
  return (
    <div ref={scroller} class="lines" role="log" aria-live="off" aria-label="Console lines" tabIndex={0} onKeyDown={step} onScroll={(event) => setTop(event.currentTarget.scrollTop)}>
      {dropped > 0 && <p class="dropped">The {dropped.toLocaleString("en-US")} lines before these are not shown; Copy has them.</p>}
      <div class="linespace" style={{ height: `${rows.length * measure.rowHeight}px` }}>
        <div class="linewindow" style={{ transform: `translateY(${from * measure.rowHeight}px)` }}>
          {rows.slice(from, to).map((row, i) => <RowView key={from + i} row={row} log={props.log} />)}
        </div>
      </div>
    </div>
  );
}

function RowView(props: { row: Row; log: EventLog | null }): JSX.Element {
  const { effects, state } = useApp();
  const { row } = props;
  const { first, last, count } = row.group;
  const [over, setOver] = useState(false);
  const picked = isPicked(row.group, props.log, state.selection.value);
  const look = `${tone(row.group)} ${moment(row.group, state.playhead.value)} ${picked ? "picked" : ""} ${row.alone ? "alone" : ""}`;
  const select = (): void => { if (getSelection()?.isCollapsed ?? true) effects.select(state.selection.value === first.seq ? last.seq : first.seq); };
  if (!row.head) return <div class={`row more ${look}`} onClick={select}><span class="text">{visible(row.text)}</span></div>;
  const place = props.log?.position(first.pos) ?? null;
  const goThere = (event: Event): void => {
    event.stopPropagation();
    effects.select(first.seq);
    if (place) effects.goTo(place.file, place.line, place.col, true);
  };
  const copy = (event: Event): void => {
    event.stopPropagation();
    effects.copyText(first.text, "Line copied.");
  };
  return (
    <div class={`row ${look}`} onPointerEnter={() => setOver(true)} onPointerLeave={() => setOver(false)} onClick={select}>
      <span class="time" title="ms of virtual time">{timeText(first.at)}</span><OriginTag origin={first.from} /><span class="text">{visible(row.text)}</span>
      {count > 1 && <span class="times" title={`Until ${timeText(last.at)} ms`}>×{count.toLocaleString("en-US")}</span>}
      {(over || picked) && <button type="button" class="copyline" aria-label="Copy this line" title="Copy this line" onClick={copy}><CopyIcon /></button>}
      {place && <button type="button" class="place" onClick={goThere}>{place.file}:{place.line}</button>}
    </div>
  );
}

/** Where lines stand from the playhead: printed later, right there, or before. The playhead 0 is the end of the run. */
function moment(group: Group, playhead: number): "" | "later" | "current" {
  if (playhead === 0 || group.last.seq < playhead) return "";
  return group.first.seq <= playhead ? "current" : "later";
}

/** Whether the selected event printed it, or is what it was printed for. */
function isPicked(group: Group, log: EventLog | null, selection: number): boolean {
  if (selection === 0 || log === null) return false;
  const { first, last } = group;
  return (first.seq <= selection && selection <= last.seq) || log.causeAt(first.seq - 1) === selection;
}

/** How a line looks: as an error, as a warning, quiet, or plain. */
function tone(group: Group): string {
  const { level } = group.first;
  if (level === "stderr") return "errstream";
  if (isError(group.first)) return "bad";
  if (level === "warn") return "warn";
  return level === "debug" ? "quiet" : "";
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
  return { height: space.height, rowHeight: Math.max(state.width.value === "narrow" ? FINGER / FINGER_ROWS : 0, Math.round(size * 2.09)), columns };
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

/** The arrow keys go from line to line: each is selected, and the playhead goes along. */
function useSteps(store: RowStore): (event: KeyboardEvent) => void {
  const { state, effects } = useApp();
  return (event) => {
    const way = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (way === 0 || event.target !== event.currentTarget) return;
    const group = store.beside(state.selection.value || state.playhead.value, way);
    if (!group) return;
    event.preventDefault();
    effects.select(group.first.seq);
  };
}

/** Brings the latest line at the playhead, or the one of the selection, into view when either goes elsewhere. */
function useReveal(scroller: { readonly current: HTMLDivElement | null }, store: RowStore, rowHeight: number, log: EventLog | null): void {
  const { state } = useApp();
  const playhead = state.playhead.value;
  const selection = state.selection.value;
  const shown = useRef({ playhead, selection });
  useLayoutEffect(() => {
    const element = scroller.current;
    const picks = selection !== shown.current.selection && selection > 0;
    shown.current = { playhead, selection };
    const row = store.rowAt(picks ? selection : playhead);
    if (!element || row < 0) return;
    const group = store.rows[row]?.group;
    if (picks && playhead === 0 && !(group && isPicked(group, log, selection))) return;
    const top = row * rowHeight;
    if (top < element.scrollTop) element.scrollTop = Math.max(0, top - rowHeight);
    else if (top + rowHeight > element.scrollTop + element.clientHeight) element.scrollTop = top + 2 * rowHeight - element.clientHeight;
  }, [playhead, selection]);
}

function atEnd(element: HTMLElement): boolean {
  return element.scrollTop + element.clientHeight >= element.scrollHeight - 8;
}
