// The marks of the playhead in the text: the line its language is at, goroutines as chips at their lines, the selection's line.
import { RangeSet, StateEffect, StateField } from "@codemirror/state";
import type { EditorState, Range, Text } from "@codemirror/state";
import { Decoration, EditorView, GutterMarker, WidgetType, gutterLineClass } from "@codemirror/view";
import type { DecorationSet } from "@codemirror/view";
import type { Origin } from "../ui/tag";
import type { Chip, Standing } from "./standing";

/** The marks as the editor draws them. */
export interface Marks {
  readonly text: DecorationSet;
  readonly gutter: RangeSet<GutterMarker>;
}

/** Puts these marks into the text, in place of the ones before. */
export const setMarks = StateEffect.define<Marks>();

const NONE: Marks = { text: Decoration.none, gutter: RangeSet.empty };

/** The marks; between one setting and the next they follow the text while it is edited. */
export const standingField = StateField.define<Marks>({
  create: () => NONE,
  update(marks, transaction) {
    let next = marks;
    if (transaction.docChanged) next = { text: marks.text.map(transaction.changes), gutter: marks.gutter.map(transaction.changes) };
    for (const effect of transaction.effects) if (effect.is(setMarks)) next = effect.value;
    return next;
  },
  provide: (field) => [EditorView.decorations.from(field, (marks) => marks.text), gutterLineClass.from(field, (marks) => marks.gutter)],
});

/** The chips of one line, at the right edge of what can be seen. */
class Chips extends WidgetType {
  constructor(private readonly chips: readonly Chip[], private readonly look: Origin) {
    super();
  }

  override eq(other: Chips): boolean {
    return this.look === other.look && this.chips.length === other.chips.length && this.chips.every((chip, i) => chip.text === other.chips[i]?.text && chip.look === other.chips[i]?.look);
  }

  override toDOM(): HTMLElement {
    const row = document.createElement("span");
    row.className = "il-chips";
    const held = row.appendChild(document.createElement("span"));
    for (const chip of this.chips) {
      const label = held.appendChild(document.createElement("span"));
      label.className = `il-chip ${this.look} ${chip.look}`;
      label.dataset["text"] = chip.text; // Drawn by the style: the line's own text stays the code.
      label.setAttribute("role", "img");
      label.setAttribute("aria-label", chip.words);
    }
    return row;
  }

  override ignoreEvent(): boolean {
    return false;
  }
}

/** Gives a line's number its look. */
class NumberLook extends GutterMarker {
  constructor(override readonly elementClass: string) {
    super();
  }

  override eq(other: GutterMarker): boolean {
    return other.elementClass === this.elementClass;
  }
}

/** The marks of what stands at the lines of a text. Lines that it does not have are left out. */
export function marksOf(doc: Text, standing: Standing, look: Origin): Marks {
  const text: Range<Decoration>[] = [];
  const gutter: Range<GutterMarker>[] = [];
  const lines = new Set([standing.current, standing.picked, ...standing.chips.keys()]);
  for (const number of [...lines].filter((one) => one >= 1 && one <= doc.lines).sort((a, b) => a - b)) {
    const line = doc.line(number);
    const name = [number === standing.current ? `il-now ${look}` : "", number === standing.picked ? "il-picked" : ""].join(" ").trim();
    const chips = standing.chips.get(number);
    text.push(Decoration.line({ class: `il-standing ${name}` }).range(line.from));
    if (name !== "") gutter.push(new NumberLook(name).range(line.from));
    if (chips) text.push(Decoration.widget({ widget: new Chips(chips, look), side: 1 }).range(line.to));
  }
  return { text: Decoration.set(text, true), gutter: RangeSet.of(gutter) };
}

/** Whether an editor shows just these marks, after the edits since they were put there. */
export function shows(state: EditorState, marks: Marks): boolean {
  const shown = state.field(standingField, false) ?? NONE;
  return RangeSet.eq([shown.text], [marks.text]) && RangeSet.eq([shown.gutter], [marks.gutter]);
}
