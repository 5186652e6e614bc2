// A modal dialog of the platform, open for as long as it is rendered.
import type { ComponentChildren, JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";

/** A modal dialog with a heading, `wide` where it has columns; `onClose` is called on Escape and on a click beside it. */
export function Dialog(props: { title: string; wide?: boolean; onClose: () => void; children: ComponentChildren }): JSX.Element {
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = element.current;
    const before = document.activeElement;
    dialog?.showModal();
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog ref={element} class={`dialog ${props.wide ? "widedialog" : ""}`} aria-label={props.title} onCancel={props.onClose}
      onClick={(event) => { if (event.target === element.current) props.onClose(); }}>
      <h2>{props.title}</h2>
      {props.children}
    </dialog>
  );
}
