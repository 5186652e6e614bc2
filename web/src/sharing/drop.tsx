// What is seen while files are held over the page.
import type { JSX } from "preact";
import { useApp } from "../app/use";

/** A veil that says what a drop does. */
export function DropVeil(): JSX.Element | null {
  const { state } = useApp();
  return state.dropping.value ? <div class="dropveil" aria-hidden="true"><p>Drop to open. Your draft is kept.</p></div> : null;
}
