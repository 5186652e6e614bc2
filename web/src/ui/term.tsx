// A word with its explanation behind it: a button, and a small panel in the page's top layer.
import type { ComponentChildren, JSX } from "preact";
import { useId, useRef } from "preact/hooks";
import { placeBelow } from "./menu";

/** A word as a text has it; pressed, it tells in a sentence or two what `word` means. */
export function TermButton(props: { shown: string; word: string; text: string }): JSX.Element {
  return (
    <Explained label={`${props.shown}: what is that?`} buttonClass="term" word={props.word} text={props.text}>
      {props.shown}<span class="termmark" aria-hidden="true">?</span>
    </Explained>
  );
}

/** A question mark for something that is drawn, at a place in px. */
export function HelpMark(props: { word: string; text: string; left: number; top: number }): JSX.Element {
  const { word, text, left, top } = props;
  return (
    <span class="helpmark" style={{ left: `${left}px`, top: `${top}px` }}>
      <Explained label={`${word}: what is that?`} buttonClass="helpbutton" word={word} text={text}>?</Explained>
    </span>
  );
}

function Explained(props: { label: string; buttonClass: string; word: string; text: string; children: ComponentChildren }): JSX.Element {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLSpanElement>(null);
  const place = (): void => {
    if (button.current && panel.current) placeBelow(button.current, panel.current, "left");
  };
  return (
    <>
      <button ref={button} type="button" class={props.buttonClass} popoverTarget={id} aria-label={props.label}>{props.children}</button>
      <span ref={panel} id={id} class="menu termpanel" popover="auto" role="note" onBeforeToggle={place} onToggle={place}>
        <b>{props.word}</b> {props.text}
      </span>
    </>
  );
}
