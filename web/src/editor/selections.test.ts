// Tests of how selections look: drawn by the editor while there are several, and only then.
import { EditorSelection, EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { expect, test } from "vitest";
import { drawnWhereMany } from "./selections";

test("several selections are drawn, one is the browser's own", () => {
  const one = EditorState.create({ doc: "a b a", extensions: [EditorState.allowMultipleSelections.of(true), drawnWhereMany()] });
  const plugins = (state: EditorState): number => state.facet(EditorView.outerDecorations).length + state.facet(EditorView.updateListener).length + state.facet(EditorView.styleModule).length;
  const before = plugins(one);
  const two = one.update({ selection: EditorSelection.create([EditorSelection.range(0, 1), EditorSelection.range(4, 5)]) }).state;
  expect(two.selection.ranges).toHaveLength(2);
  expect(plugins(two)).toBeGreaterThan(before);
  const typed = two.update(two.replaceSelection("c")).state;
  expect(typed.doc.toString()).toBe("c b c");
  expect(plugins(typed)).toBe(plugins(two));
  expect(plugins(typed.update({ selection: { anchor: 0 } }).state)).toBe(before);
});
