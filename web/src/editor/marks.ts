// Marks in the text: problems at their lines with their words below, and the line that was asked for.
import { StateEffect, StateField } from "@codemirror/state";
import type { EditorState, Range, Text } from "@codemirror/state";
import { Decoration, EditorView, WidgetType } from "@codemirror/view";
import type { DecorationSet } from "@codemirror/view";
import type { Diagnostic } from "../program/diagnostic";

/** Puts these problems into the text, in place of the ones before. */
export const setProblems = StateEffect.define<readonly Diagnostic[]>();

/** Marks one line as the place that was asked for; 0 for none. */
export const setShownLine = StateEffect.define<number>();

/** The words of a problem, under its line. */
class Message extends WidgetType {
  constructor(private readonly text: string, private readonly severity: Diagnostic["severity"]) {
    super();
  }

  override eq(other: Message): boolean {
    return other.text === this.text && other.severity === this.severity;
  }

  override toDOM(): HTMLElement {
    const box = document.createElement("div");
    box.className = `il-message ${this.severity}`;
    box.textContent = this.text;
    return box;
  }
}

/** Problems follow the text while it is edited; a line that is edited keeps its mark until the next build. */
export const problemField = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, transaction) {
    let next = marks.map(transaction.changes);
    for (const effect of transaction.effects) if (effect.is(setProblems)) next = problemMarks(transaction.state, effect.value);
    return next;
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** The line that was asked for, until the text changes. */
export const shownField = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, transaction) {
    let next = transaction.docChanged ? Decoration.none : marks;
    for (const effect of transaction.effects) if (effect.is(setShownLine)) next = shownMark(transaction.state.doc, effect.value);
    return next;
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** The offset of a 1-based place, kept inside the text. */
export function offsetOf(doc: Text, line: number, col: number): number {
  const found = doc.line(Math.max(1, Math.min(line, doc.lines)));
  return Math.min(found.from + Math.max(0, col - 1), found.to);
}

function shownMark(doc: Text, line: number): DecorationSet {
  if (line < 1 || line > doc.lines) return Decoration.none;
  return Decoration.set(Decoration.line({ class: "il-shown" }).range(doc.line(line).from));
}

function problemMarks(state: EditorState, problems: readonly Diagnostic[]): DecorationSet {
  const marks: Range<Decoration>[] = [];
  for (const problem of problems) {
    const line = state.doc.line(Math.max(1, Math.min(problem.line, state.doc.lines)));
    if (problem.severity === "error") marks.push(Decoration.line({ class: "il-wrong" }).range(line.from));
    const { from, to } = problemRange(state, problem);
    if (to > from) marks.push(Decoration.mark({ class: "il-squiggle" }).range(from, to));
    marks.push(Decoration.widget({ widget: new Message(problem.text, problem.severity), block: true, side: 1 }).range(line.to));
  }
  return Decoration.set(marks, true);
}

/** What is underlined: the columns the compiler named, else the word at the column. */
function problemRange(state: EditorState, problem: Diagnostic): { from: number; to: number } {
  const from = offsetOf(state.doc, problem.line, problem.col);
  if (problem.col === 0) return { from, to: from };
  if (problem.endCol !== undefined) return { from, to: offsetOf(state.doc, problem.line, problem.endCol) };
  const word = state.wordAt(from);
  return { from, to: word ? word.to : Math.min(from + 1, state.doc.lineAt(from).to) };
}
