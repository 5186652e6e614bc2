// A choice between two or three things, all visible.
import type { JSX } from "preact";

/** A group of buttons of which one is pressed. */
export function Segmented<Id extends string>(props: { label: string; options: readonly { id: Id; text: string; title?: string }[]; value: Id; onChange: (id: Id) => void }): JSX.Element {
  return (
    <span class="segmented" role="group" aria-label={props.label}>
      {props.options.map((option) => (
        <button key={option.id} type="button" aria-pressed={option.id === props.value} title={option.title} onClick={() => props.onChange(option.id)}>{option.text}</button>
      ))}
    </span>
  );
}
