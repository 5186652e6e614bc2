// The Thread band: a canvas that shows who held the one thread, with its words beside it.
import type { JSX } from "preact";
import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { useApp } from "../app/use";
import { timeText } from "../app/words";
import { ThreadReader } from "../event/thread";
import type { ThreadSpan } from "../event/thread";
import { xOf } from "./axis";
import { ROWS, draw, drawEmpty } from "./draw";
import { sceneOf, sharesOf } from "./layout";
import type { Scene } from "./layout";
import { paletteOf } from "./palette";
import { lengthText, unitOf } from "./ticks";

/** Above so many spans the band is drawn less often while it grows: once in a ms per so many of them. The page keeps its frames. */
const MANY = 20_000;
const MANY_PER_MS = 200;

/** The band with its gutter. */
export function ThreadBand(): JSX.Element {
  const { state } = useApp();
  const spans = useSpans();
  const end = state.log.value?.lastAt ?? 0;
  return (
    <div class="band">
      <div class="gutter" aria-hidden="true">
        {spans.length > 0 && <><span class="stripname">true scale</span><span class="unit">virtual {unitOf(end).name}</span></>}
        <span class="thread"><b>Thread</b><small>who holds it</small></span>
        <span class="holder js">JS</span>
        <span class="holder go">Go</span>
      </div>
      <BandCanvas spans={spans} end={end} />
    </div>
  );
}

/** The spans so far, read anew with each frame that brought events; when there are very many, seldom. */
function useSpans(): readonly ThreadSpan[] {
  const { state } = useApp();
  const log = state.log.value;
  const reader = useMemo(() => (log ? new ThreadReader(log) : null), [log]);
  const length = state.logLength.value;
  const running = state.run.value.phase === "running";
  const drawn = useRef({ spans: [] as readonly ThreadSpan[], reader, at: 0 });
  return useMemo(() => {
    if (!reader) return [];
    const before = drawn.current;
    const now = performance.now();
    if (running && before.reader === reader && before.spans.length > MANY && now - before.at < before.spans.length / MANY_PER_MS) return before.spans;
    reader.update();
    const spans = reader.open ? [...reader.spans, reader.open] : [...reader.spans];
    drawn.current = { spans, reader, at: now };
    return spans;
  }, [reader, length, running]);
}

function BandCanvas(props: { spans: readonly ThreadSpan[]; end: number }): JSX.Element {
  const { state } = useApp();
  const canvas = useRef<HTMLCanvasElement>(null);
  const width = useWidth(canvas);
  const turn = useThemeTurn();
  const folded = state.folded.value;
  const running = state.run.value.phase === "running";
  const { spans, end } = props;
  const scene = useMemo(() => (spans.length > 0 && end > 0 && width > 0 ? sceneOf(spans, end, width, folded) : null), [spans, end, width, folded]);
  useLayoutEffect(() => {
    if (canvas.current && width > 0) paint(canvas.current, width, scene, running ? end : null);
  }, [scene, width, running, turn]);
  return <canvas ref={canvas} class="bandcanvas" role="img" aria-label={spoken(spans)} />;
}

/** The picture in words. */
function spoken(spans: readonly ThreadSpan[]): string {
  if (spans.length === 0) return "The thread is idle: nothing has run yet.";
  const shares = sharesOf(spans);
  return `Who holds the thread: JavaScript ${lengthText(shares.js)}, Go ${lengthText(shares.go)}, idle ${lengthText(shares.none)} of virtual time.`;
}

function paint(canvas: HTMLCanvasElement, width: number, scene: Scene | null, liveEnd: number | null): void {
  const context = canvas.getContext("2d");
  if (!context) return;
  const ratio = window.devicePixelRatio || 1;
  const wide = Math.round(width * ratio);
  const high = Math.round(ROWS.height * ratio);
  if (canvas.width !== wide || canvas.height !== high) {
    canvas.width = wide;
    canvas.height = high;
  }
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  const palette = paletteOf(canvas);
  if (!scene) return drawEmpty(context, width, palette);
  draw(context, scene, palette, liveEnd === null ? null : { x: xOf(scene.axis, liveEnd), text: timeText(liveEnd) });
}

function useWidth(canvas: { readonly current: HTMLCanvasElement | null }): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const take = (): void => setWidth(element.clientWidth);
    const observer = new ResizeObserver(take);
    observer.observe(element);
    take();
    return () => observer.disconnect();
  }, []);
  return width;
}

/** Counts up when the page's colours change. */
function useThemeTurn(): number {
  const { state } = useApp();
  const theme = state.look.value.theme;
  const [turn, setTurn] = useState(0);
  useLayoutEffect(() => {
    const dark = window.matchMedia("(prefers-color-scheme: dark)");
    const changed = (): void => setTurn((now) => now + 1);
    dark.addEventListener("change", changed);
    changed();
    return () => dark.removeEventListener("change", changed);
  }, [theme]);
  return turn;
}
