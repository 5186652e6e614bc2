// Wheel, drag, pinch and hover on the timeline.

import type { Hit } from "../layout/hit";
import type { Shown } from "./card";
import type { Stage } from "./stage";

/** What the pointer asks of the page. Times in ns. */
export interface PointerTarget {
  scrub(at: number): void;
  select(seq: number): void;
  show(shown: Shown | null): void;
}

/** A pointer shows the card after resting so long, in ms. */
const REST = 120;
/** A press that moves less than this is a click, in px. */
const CLICK = 4;
/** One notch of a wheel zooms so much. */
const WHEEL = 0.0022;

type Drag = "pan" | "scrub" | "strip" | "fold";

/** Listens to one element. */
export class Pointer {
  private readonly fingers = new Map<number, { x: number; y: number }>();
  private drag: { what: Drag; x: number; y: number; moved: boolean; hit: Hit | null } | null = null;
  private rest: ReturnType<typeof setTimeout> | null = null;
  private readonly stop = new AbortController();

  constructor(private readonly stage: Stage, private readonly element: HTMLElement, private readonly target: PointerTarget) {
    const { signal } = this.stop;
    element.addEventListener("wheel", (event) => this.wheel(event), { passive: false, signal });
    element.addEventListener("pointerdown", (event) => this.down(event), { signal });
    element.addEventListener("pointermove", (event) => this.move(event), { signal });
    element.addEventListener("pointerup", (event) => this.up(event), { signal });
    element.addEventListener("pointercancel", (event) => this.lost(event), { signal });
    element.addEventListener("pointerleave", () => this.hide(), { signal });
    element.addEventListener("scroll", () => this.hide(), { signal, passive: true });
  }

  /** Listens no more. */
  dispose(): void {
    this.hide();
    this.stop.abort();
  }

  /** Where an event is on the canvas, in px. */
  private at(event: { clientX: number; clientY: number }): { x: number; y: number } {
    const box = this.element.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  }

  /** Ctrl zooms at the pointer, Shift or a level wheel pans, else the lanes scroll. */
  private wheel(event: WheelEvent): void {
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
    const { x } = this.at(event);
    this.hide();
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      return this.stage.zoom(Math.exp(-event.deltaY * unit * WHEEL * (event.deltaMode === WheelEvent.DOM_DELTA_PIXEL && Math.abs(event.deltaY) < 40 ? 4 : 1)), this.stage.plotX(x));
    }
    const dx = event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX;
    if (dx === 0) return;
    event.preventDefault();
    this.stage.pan(dx * unit);
  }

  private down(event: PointerEvent): void {
    if (event.button !== 0) return;
    const { x, y } = this.at(event);
    if (x > this.element.clientWidth) return;
    const hit = this.stage.hit(x, y);
    this.fingers.set(event.pointerId, { x, y });
    if (this.fingers.size > 1) {
      this.drag = null;
      return;
    }
    const what: Drag = hit?.what === "axis" ? "scrub" : hit?.what === "strip" ? "strip" : hit?.what === "fold" ? "fold" : "pan";
    this.drag = { what, x, y, moved: false, hit };
    this.element.setPointerCapture(event.pointerId);
    if (hit?.what === "axis") this.target.scrub(hit.at);
    if (hit?.what === "strip") this.stage.center(hit.at);
  }

  private move(event: PointerEvent): void {
    const { x, y } = this.at(event);
    const finger = this.fingers.get(event.pointerId);
    if (finger && this.fingers.size === 2) return this.pinch(event.pointerId, x, y);
    const { drag } = this;
    if (!drag || !finger) return this.hover(event.pointerType, x, y);
    if (Math.abs(x - drag.x) + Math.abs(y - drag.y) > CLICK) drag.moved = true;
    if (!drag.moved && drag.what === "pan") return;
    this.hide();
    if (drag.what === "strip") this.stage.center(this.stage.stripTime(x));
    else if (drag.what === "scrub") this.scrubTo(x);
    else if (drag.hit?.what === "fold") this.stage.widen(drag.hit.gap, drag.hit.left ? finger.x - x : x - finger.x, drag.hit.left);
    else this.stage.pan(finger.x - x);
    this.fingers.set(event.pointerId, { x, y });
  }

  private scrubTo(x: number): void {
    const at = this.stage.scene?.axis.timeAt(this.stage.plotX(x));
    if (at !== undefined) this.target.scrub(Math.max(0, at));
  }

  private up(event: PointerEvent): void {
    const { drag } = this;
    const { x, y } = this.at(event);
    this.lost(event);
    if (drag && !drag.moved && drag.what === "pan") this.click(this.stage.hit(x, y));
  }

  private lost(event: PointerEvent): void {
    this.fingers.delete(event.pointerId);
    this.drag = null;
  }

  private click(hit: Hit | null): void {
    if (hit?.what === "band") return this.stage.toggleBand(hit.place.toggles);
    this.target.select(hit?.what === "event" ? hit.seq : hit?.what === "block" ? hit.block.beginSeq : 0);
  }

  /** Two fingers: their distance zooms, their middle pans. */
  private pinch(id: number, x: number, y: number): void {
    const other = [...this.fingers].find(([key]) => key !== id)?.[1];
    const before = this.fingers.get(id);
    if (!other || !before) return;
    const was = Math.max(20, Math.abs(before.x - other.x));
    const is = Math.max(20, Math.abs(x - other.x));
    this.stage.zoom(is / was, this.stage.plotX((x + other.x) / 2));
    this.stage.pan((before.x - x) / 2);
    this.fingers.set(id, { x, y });
  }

  private hover(kind: string, x: number, y: number): void {
    const hit = this.stage.hit(x, y);
    this.element.style.cursor = hit?.what === "axis" ? "ew-resize" : hit?.what === "fold" ? "col-resize" : hit?.what === "block" || hit?.what === "event" || hit?.what === "band" ? "pointer" : "default";
    this.hide();
    if (kind === "touch" || (hit?.what !== "block" && hit?.what !== "event")) return;
    this.rest = setTimeout(() => this.target.show({ hit, x, y }), REST);
  }

  private hide(): void {
    if (this.rest !== null) clearTimeout(this.rest);
    this.rest = null;
    this.target.show(null);
  }
}
