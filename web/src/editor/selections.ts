// How selections look: one is the browser's own, several are drawn by the editor, as browsers show one only.
import { Compartment, EditorState, type Extension } from "@codemirror/state";
import { drawSelection } from "@codemirror/view";

/** Draws selections while there are several. Drawn ones cost a key a fifth more, so one alone is left to the browser. */
export function drawnWhereMany(): Extension {
  const drawing = new Compartment();
  const none: Extension = [];
  const drawn = drawSelection();
  const look = EditorState.transactionExtender.of(({ startState, newSelection }) => {
    const wanted = newSelection.ranges.length > 1 ? drawn : none;
    return drawing.get(startState) === wanted ? null : { effects: drawing.reconfigure(wanted) };
  });
  return [drawing.of(none), look];
}
