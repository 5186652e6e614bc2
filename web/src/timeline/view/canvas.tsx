// The timeline's picture on the page: a canvas that stays while its lanes scroll, the card, and what screen readers hear.
import type { JSX } from "preact";
import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { useApp } from "../../app/use";
import type { State } from "../../app/state";
import { timeText } from "../../app/words";
import { useThemeTurn } from "../../ui/themeturn";
import { useShelf } from "../shelf";
import { CardView } from "./card";
import { HeadHelp, headPlaces } from "./headhelp";
import type { HeadPlace } from "./headhelp";
import type { Shown } from "./card";
import { Keys } from "./keys";
import { Pointer } from "./pointer";
import { sourceNames } from "./source";
import { Stage } from "./stage";
import type { Choice } from "./stage";

/** The timeline of the latest run. */
export function TimelineCanvas(): JSX.Element {
  const { state, effects } = useApp();
  const scroller = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [shown, setShown] = useState<Shown | null>(null);
  const [height, setHeight] = useState(0);
  const [spoken, setSpoken] = useState("");
  const [heads, setHeads] = useState<readonly HeadPlace[]>([]);
  const drawn = (made: Stage, scrollTop: number, seen: number): void => {
    setHeight(Math.round(made.contentHeight));
    const places = made.scene ? headPlaces(made.scene, scrollTop, seen) : [];
    setHeads((before) => (JSON.stringify(before) === JSON.stringify(places) ? before : places));
  };
  const stage = useStage(canvas, scroller, drawn);
  const keys = useMemo(() => (stage ? new Keys(stage, state, { speak: setSpoken, scrollTo: (top) => scroller.current?.scrollTo({ top }), select: (seq) => effects.select(seq) }) : null), [stage]);
  useWishes(keys, state);
  useFollow(stage, keys);
  usePointer(stage, keys, scroller, setShown);
  const card = shown ?? (stage && keys?.carded.value ? focusedCard(stage, keys, scroller.current?.scrollTop ?? 0) : null);
  return (
    <>
      <div ref={scroller} class="timelinescroller" tabIndex={0} role="application" aria-label="Timeline of the run" aria-describedby="timelinekeys" onBlur={() => keys?.blur()} onFocus={(event) => { if (event.currentTarget.matches(":focus-visible")) keys?.focus(); }}>
        <div class="timelinespace" style={{ height: `${height}px` }}>
          <canvas ref={canvas} class="timelinecanvas" aria-hidden="true" />
        </div>
        <p class="unseen" id="timelinekeys">Arrow keys step through the run and its lanes, Enter selects, bracket keys go to the cause and the effect.</p>
        <p class="unseen" role="status">{spoken}</p>
        {card && stage?.model && <CardView shown={card} model={stage.model} stage={stage} />}
      </div>
      <HeadHelp places={heads} />
    </>
  );
}

/** The card of the span that the keyboard is at, at its middle as far as it can be seen; null when it is not drawn. */
function focusedCard(stage: Stage, keys: Keys, scrollTop: number): Shown | null {
  const { scene } = stage;
  const at = keys.focused.value;
  const block = at ? scene?.blocks.find((one) => one.row.id === at.row && (one.beginSeq === at.seq || (one.count > 1 && at.seq >= one.beginSeq && at.seq < one.endSeq))) : undefined;
  if (!scene || !block) return null;
  const middle = (Math.max(0, block.x0) + Math.min(scene.axis.width, block.x1)) / 2;
  return { hit: { what: "block", block }, x: scene.metrics.gutter + middle, y: scene.head.height + block.y + block.height / 2 - scrollTop };
}

/** The stage of a canvas, as large as its scroller. */
function useStage(canvas: { readonly current: HTMLCanvasElement | null }, scroller: { readonly current: HTMLDivElement | null }, drawn: (stage: Stage, scrollTop: number, height: number) => void): Stage | null {
  const { state } = useApp();
  const shelf = useShelf();
  const [stage, setStage] = useState<Stage | null>(null);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!canvas.current || !element) return;
    const made = new Stage(canvas.current, choiceOf(state, null, false), shelf);
    const take = (): void => {
      if (canvas.current) canvas.current.style.height = `${element.clientHeight}px`;
      made.resize(element.clientWidth, element.clientHeight, gutterOf(element));
    };
    const scrolled = (): void => made.scrolled(element.scrollTop);
    const observer = new ResizeObserver(take);
    observer.observe(element);
    element.addEventListener("scroll", scrolled, { passive: true });
    made.onDrawn = () => drawn(made, element.scrollTop, element.clientHeight);
    take();
    setStage(made);
    return () => {
      observer.disconnect();
      element.removeEventListener("scroll", scrolled);
      made.dispose();
    };
  }, []);
  return stage;
}

/** The gutter's width as the page's style says, in px. */
function gutterOf(element: HTMLElement): number {
  const px = Number.parseFloat(getComputedStyle(element).getPropertyValue("--gutter"));
  return Number.isFinite(px) ? px : 124;
}

/** Draws anew when what is shown changes. */
function useFollow(stage: Stage | null, keys: Keys | null): void {
  const { state } = useApp();
  const log = state.log.value;
  const length = state.logLength.value;
  const turn = useThemeTurn(state.look.value.theme);
  const choice = choiceOf(state, keys?.focused.value ?? null, useAltHeld());
  useLayoutEffect(() => {
    stage?.show(log);
    stage?.choose(choice);
  });
  useLayoutEffect(() => stage?.redraw(), [stage, length]);
  useLayoutEffect(() => {
    if (log && choice.playhead > 0 && choice.playhead <= log.length) stage?.reveal(log.timeAt(choice.playhead - 1));
  }, [stage, choice.playhead]);
  useLayoutEffect(() => stage?.recolour(), [stage, turn]);
}

function choiceOf(state: State, focus: Choice["focus"], effects: boolean): Choice {
  return {
    source: sourceNames(state.ran.value ?? []),
    folded: state.folded.value,
    running: state.run.value.phase === "running",
    pace: paceOf(state),
    playhead: state.playhead.value,
    selected: state.selection.value,
    effects,
    focus,
    timeText,
  };
}

/** How fast the clock goes on while nothing happens; it does not in a pause, nor where the reader wants no motion. */
function paceOf(state: State): number {
  const { speed, clock } = state.settings.value;
  if (state.stand.value !== "going") return 0;
  if (window.matchMedia("(prefers-reduced-motion: reduce)").matches) return 0;
  if (clock === "real") return 1e6;
  return speed === "max" ? 0 : speed * 1e6;
}

/** Does what keys and buttons ask for, once each. */
function useWishes(keys: Keys | null, state: State): void {
  const wish = state.timelineWish.value;
  const done = useRef(wish?.turn ?? 0);
  useLayoutEffect(() => {
    if (!keys || !wish || wish.turn === done.current) return;
    done.current = wish.turn;
    keys.act(wish.act);
  }, [keys, wish]);
}

/** Wheel, drag and hover. */
function usePointer(stage: Stage | null, keys: Keys | null, scroller: { readonly current: HTMLDivElement | null }, setShown: (shown: Shown | null) => void): void {
  const { effects } = useApp();
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!stage || !keys || !element) return;
    const pointer = new Pointer(stage, element, {
      scrub: (at) => { keys.scrub(at); },
      select: (seq) => effects.select(seq),
      show: setShown,
    });
    return () => pointer.dispose();
  }, [stage, keys]);
}

/** Whether Alt is held down. */
function useAltHeld(): boolean {
  const [held, setHeld] = useState(false);
  useLayoutEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    window.addEventListener("keydown", (event) => {
      setHeld(event.key === "Alt");
      // Some systems would go to the browser's menu.
      if (event.key === "Alt" && event.target instanceof Element && event.target.closest(".timeline")) event.preventDefault();
    }, { signal });
    window.addEventListener("keyup", () => setHeld(false), { signal });
    window.addEventListener("blur", () => setHeld(false), { signal });
    return () => stop.abort();
  }, []);
  return held;
}
