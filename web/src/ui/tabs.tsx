// A row of tabs with the keyboard of the platform: arrows move and select, one tab stop.
import type { ComponentChildren, JSX } from "preact";
import { useRef } from "preact/hooks";

/** One tab. */
export interface TabFace {
  id: string;
  face: ComponentChildren;
  /** The accessible name where the face is not enough. */
  label?: string;
}

interface TabsProps {
  label: string;
  tabs: readonly TabFace[];
  selected: string;
  onSelect: (id: string) => void;
  /** A double click or F2 on a tab. */
  onRename?: (id: string) => void;
  /** Delete on a tab. */
  onDelete?: (id: string) => void;
}

/** Tabs; the caller shows the panel. */
export function Tabs(props: TabsProps): JSX.Element {
  const row = useRef<HTMLDivElement>(null);
  const key = (event: KeyboardEvent): void => {
    const at = props.tabs.findIndex((tab) => tab.id === props.selected);
    if (event.key === "F2") return props.onRename?.(props.selected);
    if (event.key === "Delete") return props.onDelete?.(props.selected);
    const next = placeAfterKey(event.key, at, props.tabs.length);
    const tab = next === null ? undefined : props.tabs[next];
    if (!tab) return;
    event.preventDefault();
    props.onSelect(tab.id);
    const button = row.current?.children[next ?? 0];
    if (button instanceof HTMLElement) button.focus();
  };
  return (
    <div ref={row} class="tabs" role="tablist" aria-label={props.label} onKeyDown={key}>
      {props.tabs.map((tab) => (
        <button key={tab.id} type="button" class="tab" role="tab" aria-selected={tab.id === props.selected} aria-label={tab.label}
          tabIndex={tab.id === props.selected ? 0 : -1} onClick={() => props.onSelect(tab.id)} onDblClick={() => props.onRename?.(tab.id)}>
          {tab.face}
        </button>
      ))}
    </div>
  );
}

function placeAfterKey(key: string, at: number, count: number): number | null {
  if (key === "ArrowRight") return (at + 1) % count;
  if (key === "ArrowLeft") return (at - 1 + count) % count;
  if (key === "Home") return 0;
  return key === "End" ? count - 1 : null;
}
