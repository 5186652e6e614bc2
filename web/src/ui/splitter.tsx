// A bar between two panes: dragged, moved by arrow keys, and reset by a double click.
import type { JSX, TargetedPointerEvent } from "preact";
import { useRef } from "preact/hooks";

interface SplitterProps {
  /** What it resizes, for screen readers. */
  label: string;
  /** The axis it moves on. */
  axis: "x" | "y";
  /** The size in CSS pixels of the pane before the bar. */
  size: number;
  min: number;
  max: number;
  onResize: (size: number) => void;
  /** Back to the default size. */
  onReset: () => void;
}

const STEP = 24;

/** A splitter; the caller owns the size. */
export function Splitter(props: SplitterProps): JSX.Element {
  const drag = useRef<{ from: number; size: number } | null>(null);
  const clamp = (size: number): number => Math.round(Math.max(props.min, Math.min(size, props.max)));
  const place = (event: PointerEvent): number => (props.axis === "x" ? event.clientX : event.clientY);
  const down = (event: TargetedPointerEvent<HTMLDivElement>): void => {
    event.currentTarget.setPointerCapture(event.pointerId);
    event.currentTarget.classList.add("held");
    drag.current = { from: place(event), size: props.size };
  };
  const move = (event: PointerEvent): void => {
    if (drag.current) props.onResize(clamp(drag.current.size + place(event) - drag.current.from));
  };
  const up = (event: TargetedPointerEvent<HTMLDivElement>): void => {
    event.currentTarget.classList.remove("held");
    drag.current = null;
  };
  const key = (event: KeyboardEvent): void => {
    const size = sizeAfterKey(event.key, props);
    if (size === null) return;
    event.preventDefault();
    props.onResize(clamp(size));
  };
  return (
    <div class={`splitter ${props.axis}`} role="separator" tabIndex={0} aria-label={props.label}
      aria-orientation={props.axis === "x" ? "vertical" : "horizontal"}
      aria-valuenow={Math.round(props.size)} aria-valuemin={Math.round(props.min)} aria-valuemax={Math.round(props.max)}
      onPointerDown={down} onPointerMove={move} onPointerUp={up} onPointerCancel={up} onKeyDown={key} onDblClick={props.onReset} />
  );
}

/** The size an arrow, Home or End asks for; null for other keys. */
function sizeAfterKey(key: string, props: SplitterProps): number | null {
  const [less, more] = props.axis === "x" ? ["ArrowLeft", "ArrowRight"] : ["ArrowUp", "ArrowDown"];
  if (key === less) return props.size - STEP;
  if (key === more) return props.size + STEP;
  if (key === "Home") return props.min;
  return key === "End" ? props.max : null;
}
