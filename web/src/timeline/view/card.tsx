// The card beside a mark: what it is, where, why now, how long it waited, what came next.
import type { JSX } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { useApp } from "../../app/use";
import type { Hit } from "../layout/hit";
import type { TimelineModel } from "../model/model";
import { cardOf, eventCard } from "./facts";
import { blockBox, costOf, markBox, placeCard } from "./placing";
import type { Box } from "./placing";
import type { Stage } from "./stage";

/** What the card is about, and where the pointer stands on the canvas, in px. */
export interface Shown {
  readonly hit: Extract<Hit, { what: "block" | "event" }>;
  readonly x: number;
  readonly y: number;
}

const NAMES = { go: "Go", js: "JS", out: "Out" } as const;

/** The card, in the corner beside its mark that covers the least. */
export function CardView(props: { shown: Shown; model: TimelineModel; stage: Stage }): JSX.Element {
  const { state } = useApp();
  const { shown, model, stage } = props;
  const element = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState({ left: 0, top: 0 });
  useLayoutEffect(() => {
    const card = element.current;
    const pane = card?.parentElement;
    if (!card || !pane) return;
    const seq = shown.hit.what === "block" ? shown.hit.block.beginSeq : shown.hit.seq;
    const cost = stage.scene ? costOf(stage.scene, model, pane.scrollTop, seq) : () => 0;
    const best = placeCard(boxOf(shown, stage, model, pane.scrollTop), { width: card.offsetWidth, height: card.offsetHeight }, { width: pane.clientWidth, height: pane.clientHeight }, cost);
    setPlace({ left: best.x, top: best.y + pane.scrollTop });
  }, [shown]);
  const card = shown.hit.what === "block" ? cardOf(model, shown.hit.block) : eventCard(model, shown.hit.seq, shown.hit.count);
  const line = sourceLine(state.ran.value, card.place);
  return (
    <div ref={element} class="timelinecard" style={{ left: `${place.left}px`, top: `${place.top}px` }}>
      <div class="cardtitle"><span class={`origin ${card.tag}`}>{NAMES[card.tag]}</span><b>{card.title}</b><span class="cardspan">{card.span}</span></div>
      {card.place !== "" && <code class={`cardline ${card.tag}`}><span>{card.place}</span> {line}</code>}
      {card.facts.length > 0 && <dl>{card.facts.map(([name, text]) => <div key={name}><dt>{name}</dt><dd>{text}</dd></div>)}</dl>}
      <p class="cardkeys"><span><kbd>[</kbd> cause</span><span><kbd>]</kbd> effect</span><span><kbd>F</kbd> zoom here</span></p>
    </div>
  );
}

/** Where the mark is on the canvas, in px: of a long one the part at the pointer. */
function boxOf(shown: Shown, stage: Stage, model: TimelineModel, scrollTop: number): Box {
  const { hit } = shown;
  const { scene } = stage;
  if (hit.what !== "block" || !scene) return markBox(shown);
  const { head, metrics } = scene;
  const from = hit.block.row === model.thread ? head.thread : head.height - scrollTop;
  return blockBox(hit.block, shown, from + hit.block.y, metrics.gutter);
}

/** The text of a line such as "main.go:25" in the program that ran. */
function sourceLine(files: readonly { name: string; text: string }[] | null, place: string): string {
  const at = place.lastIndexOf(":");
  const file = files?.find((one) => one.name === place.slice(0, at));
  return file?.text.split("\n")[Number(place.slice(at + 1)) - 1]?.trim() ?? "";
}
