// The plain text field that shows a file before the editor is loaded, with the editor's own metrics.
import type { JSX, RefObject, TargetedEvent } from "preact";
import { useApp } from "../app/use";

/** Line numbers and a text field; editing works at once. */
export function PlainEditor(props: { field: RefObject<HTMLTextAreaElement | null>; name: string; onEdit: (text: string) => void }): JSX.Element {
  const { state, effects } = useApp();
  const text = state.files.value.find((file) => file.name === props.name)?.text ?? "";
  const lines = text.split("\n").length;
  const numbers = Array.from({ length: lines }, (_, i) => i + 1).join("\n");
  const scrolled = (event: TargetedEvent<HTMLTextAreaElement>): void => {
    const gutter = event.currentTarget.previousElementSibling;
    if (gutter) gutter.scrollTop = event.currentTarget.scrollTop;
  };
  return (
    <div class="plaineditor">
      <pre class="plaingutter" aria-hidden="true">{numbers}</pre>
      <textarea ref={props.field} class="plaintext" value={text} aria-label={props.name} spellcheck={false} wrap="off" autocomplete="off" autocapitalize="off"
        onFocus={() => effects.focused(props.name.endsWith(".go") ? "go" : "js")}
        onScroll={scrolled} onInput={(event) => props.onEdit(event.currentTarget.value)} />
    </div>
  );
}
