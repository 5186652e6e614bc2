// A button that opens a menu or panel in the page's top layer; the platform closes it on Escape or a click elsewhere.
import type { ComponentChildren, JSX } from "preact";
import { useId, useRef } from "preact/hooks";

interface MenuProps {
  /** The button's accessible name. */
  label: string;
  /** What the button shows. */
  face: ComponentChildren;
  /** Extra classes of the button. */
  buttonClass?: string;
  /** Which edge of the button the panel keeps to. */
  align?: "left" | "right";
  /** Called when the panel opens. */
  onOpen?: () => void;
  /** The panel's content; `close` shuts it. */
  children: (close: () => void) => ComponentChildren;
}

/** A button with a panel below it. */
export function Menu(props: MenuProps): JSX.Element {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const close = (): void => {
    panel.current?.hidePopover();
    button.current?.focus();
  };
  const place = (): void => {
    if (button.current && panel.current) placeBelow(button.current, panel.current, props.align ?? "left");
  };
  const toggles = (event: Pick<ToggleEvent, "newState">): void => {
    if (event.newState === "open") props.onOpen?.();
    place();
  };
  return (
    <>
      <button ref={button} type="button" class={`button ${props.buttonClass ?? ""}`} popoverTarget={id} aria-label={props.label} title={props.label}>
        {props.face}
      </button>
      <div ref={panel} id={id} class="menu" popover="auto" onBeforeToggle={toggles} onToggle={(event) => { place(); if (event.newState === "open") toCurrent(event.currentTarget); }}
        onKeyDown={(event) => { if (moveAmong(event.currentTarget, event.key)) event.preventDefault(); }}>
        {props.children(close)}
      </div>
    </>
  );
}

/** Moves the focus to the item that stands for what is open, where there is one. */
function toCurrent(panel: HTMLElement): void {
  const current = panel.querySelector<HTMLElement>('.menuitem[aria-current="true"]');
  current?.focus();
  current?.scrollIntoView({ block: "nearest" });
}

/** Moves the focus among a panel's items, as a key asks; false for any other key. */
function moveAmong(panel: HTMLElement, key: string): boolean {
  const items = [...panel.querySelectorAll<HTMLElement>(".menuitem")];
  const at = items.findIndex((item) => item === document.activeElement);
  const to: Readonly<Record<string, number>> = { ArrowDown: Math.min(at + 1, items.length - 1), ArrowUp: Math.max(0, at - 1), Home: 0, End: items.length - 1 };
  const wanted = items[to[key] ?? -1];
  wanted?.focus();
  return wanted !== undefined;
}

/** Puts a panel under a button, inside the window. */
export function placeBelow(button: HTMLElement, panel: HTMLElement, align: "left" | "right"): void {
  const box = button.getBoundingClientRect();
  const width = panel.offsetWidth;
  const wanted = align === "left" ? box.left : box.right - width;
  const left = Math.max(8, Math.min(wanted, window.innerWidth - width - 8));
  panel.style.left = `${left}px`;
  panel.style.top = `${box.bottom + 6}px`;
}
