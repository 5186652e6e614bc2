// What keys do in the timeline: the playhead, the focused lane, the selection and its causes.

import { signal } from "@preact/signals";
import type { State, TimelineAct } from "../../app/state";
import type { Place } from "../layout/arrange";
import { causeOf, effectOf } from "../model/chain";
import type { TimelineModel } from "../model/model";
import { LOOKS, spanAt } from "../model/rows";
import type { Row, SpanRef } from "../model/rows";
import { eventText } from "./eventtext";
import { spokenOf } from "./facts";
import type { Stage } from "./stage";

/** How much one press zooms. */
const STEP = 1.5;

/** What keys ask of the page. */
export interface KeysTarget {
  speak(text: string): void;
  /** Scrolls the lanes to so many px. */
  scrollTo(top: number): void;
  /** Selects an event and takes the playhead there; 0 selects nothing. */
  select(seq: number): void;
}

/** Carries out what keys and buttons ask for. */
export class Keys {
  /** The focused lane and the span in it; null while the focus is elsewhere. */
  readonly focused = signal<{ readonly row: string; readonly seq: number } | null>(null);
  /** Whether the focused span has its card: it was reached by going from lane to lane, not by stepping in time. */
  readonly carded = signal(false);
  private place = 0;

  constructor(private readonly stage: Stage, private readonly state: State, private readonly target: KeysTarget) {}

  /** Does one thing. */
  act(act: TimelineAct): void {
    const { stage } = this;
    const { model } = stage;
    if (act === "nearer") return stage.zoom(STEP);
    if (act === "farther") return stage.zoom(1 / STEP);
    if (act === "fit") return stage.fit();
    if (model && model.length > 0) this.actOn(act, model);
  }

  /** The keyboard comes to the timeline. */
  focus(): void {
    this.refocus();
  }

  /** It goes elsewhere. */
  blur(): void {
    this.carded.value = false;
    this.focused.value = null;
  }

  /** Puts the playhead at the last event up to a time in ns. */
  scrub(at: number): void {
    const { model } = this.stage;
    if (!model) return;
    const index = Math.max(0, model.indexAt(at));
    this.setPlayhead(model, index + 1);
  }

  private actOn(act: TimelineAct, model: TimelineModel): void {
    const now = this.now(model);
    switch (act) {
      case "next": return this.step(model, now + 1);
      case "previous": return this.step(model, now - 1);
      case "nextBurst": return this.burst(model, 1);
      case "previousBurst": return this.burst(model, -1);
      case "first": return this.step(model, 1);
      case "last": return this.step(model, model.length);
      case "rowDown": return this.row(1);
      case "rowUp": return this.row(-1);
      case "select": return this.selectFocused(model);
      case "leave":
        this.carded.value = false;
        return this.select(model, 0);
      case "cause": return this.select(model, causeOf(model, this.state.selection.value || now));
      case "effect": return this.select(model, effectOf(model, this.state.selection.value || now));
      case "zoomSelection": return this.zoomSelection(model);
      default:
    }
  }

  private now(model: TimelineModel): number {
    return this.state.playhead.value || model.length;
  }

  private step(model: TimelineModel, seq: number): void {
    const held = Math.max(1, Math.min(seq, model.length));
    this.setPlayhead(model, held);
    this.target.speak(eventText(model.log.at(held - 1)));
    this.carded.value = false;
    this.refocus();
  }

  /** To the begin of the burst after or before. */
  private burst(model: TimelineModel, way: 1 | -1): void {
    const { bursts } = model;
    const at = model.log.timeAt(this.now(model) - 1);
    const next = bursts.firstGapAfter(at);
    const before = (bursts.begins[next - 1] ?? 0) < at ? next - 1 : next - 2;
    const target = way === 1 ? next : before;
    if (target < 0) return this.step(model, 1);
    if (target >= bursts.length) return this.step(model, model.length);
    this.step(model, model.indexAt(bursts.begins[target] ?? 0) + 1);
  }

  private setPlayhead(model: TimelineModel, seq: number): void {
    this.state.playhead.value = seq >= model.length ? 0 : seq;
    this.stage.reveal(model.log.timeAt(seq - 1));
  }

  private row(way: 1 | -1): void {
    const places = this.places();
    if (places.length === 0) return;
    this.place = Math.max(0, Math.min(this.place + way, places.length - 1));
    this.refocus();
    const place = places[this.place];
    if (place) this.target.scrollTo(Math.max(0, place.y - 80));
    this.carded.value = true;
  }

  private places(): readonly Place[] {
    return this.stage.scene?.arrangement.places.filter((place) => place.row?.used || place.toggles !== "") ?? [];
  }

  /** The focused span is the one of the focused lane at the playhead, or the last before it. */
  private refocus(): void {
    const { model } = this.stage;
    const place = this.places()[this.place];
    if (!model || !place) return;
    const { row } = place;
    if (!row) {
      this.focused.value = { row: place.id, seq: 0 };
      return this.target.speak(`${place.name}, ${place.note}, Enter ${place.population ? "opens them as lanes" : "closes them into a band"}`);
    }
    const span = lastSpan(row, this.now(model));
    this.focused.value = { row: row.id, seq: span?.beginSeq ?? 0 };
    this.target.speak(span ? spokenOf(model, { ...span, count: 1 }) : `${row.id}: nothing yet`);
  }

  private selectFocused(model: TimelineModel): void {
    const toggles = this.places()[this.place]?.toggles ?? "";
    if (toggles !== "") return this.stage.toggleBand(toggles);
    const seq = this.focused.value?.seq ?? 0;
    this.select(model, seq === this.state.selection.value ? 0 : seq);
  }

  private select(model: TimelineModel, seq: number): void {
    if (seq === 0 && this.state.selection.value !== 0 && !model.over) return;
    this.target.select(seq);
    if (seq === 0) return;
    this.stage.reveal(model.log.timeAt(seq - 1));
    this.target.speak(eventText(model.log.at(seq - 1)));
  }

  private zoomSelection(model: TimelineModel): void {
    const seq = this.state.selection.value || this.focused.value?.seq || this.now(model);
    const span = model.spanOf(seq);
    if (!span) return;
    this.stage.showSpan(span.begin, Math.min(span.end, model.end));
  }
}

/** The innermost span of a row that holds an event or ended last before it. */
function lastSpan(row: Row, seq: number): SpanRef | null {
  let best: SpanRef | null = null;
  for (const look of LOOKS) {
    const track = row.tracks.find((one) => one.look === look);
    if (!track) continue;
    const { column } = track;
    let low = 0;
    let high = column.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((column.beginSeqs[middle] ?? 0) <= seq) low = middle + 1;
      else high = middle;
    }
    if (low === 0) continue;
    const span = spanAt(row, track, low - 1);
    if (!best || span.beginSeq > best.beginSeq) best = span;
  }
  return best;
}
