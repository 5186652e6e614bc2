// The code editor itself: one CodeMirror view that shows one file at a time. Loaded after the first paint.
import { defaultKeymap, history, historyKeymap, indentWithTab, isolateHistory } from "@codemirror/commands";
import { go } from "@codemirror/lang-go";
import { javascript } from "@codemirror/lang-javascript";
import { bracketMatching, indentOnInput, indentUnit } from "@codemirror/language";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { Annotation, EditorSelection, EditorState } from "@codemirror/state";
import type { Extension } from "@codemirror/state";
import { EditorView, dropCursor, highlightActiveLine, highlightActiveLineGutter, highlightSpecialChars, keymap, lineNumbers } from "@codemirror/view";
import type { Diagnostic } from "../program/diagnostic";
import type { SourceFile } from "../program/program";
import type { Origin } from "../ui/tag";
import { changeBetween, cursorAfter } from "./change";
import { offsetOf, problemField, setProblems, setShownLine, shownField } from "./marks";
import { marksOf, setMarks, shows, standingField } from "./now";
import type { Standing } from "./standing";
import { drawnWhereMany } from "./selections";
import { theme } from "./theme";

/** What an editor tells. */
export interface EditorListener {
  edited(name: string, text: string): void;
  focused(name: string): void;
  /** The cursor is at another line. */
  moved(name: string, line: number): void;
  /** The reader asks for what the run did at a line. */
  asked(name: string, line: number): void;
}

/** Marks changes that came from the state, so that they are not told back to it. */
const fromState = Annotation.define<boolean>();

/** An editor for the files of one pane, inside a shadow root: styles stay inside, and the page's CSP needs no exception for them. */
export class CodeEditor {
  private readonly view: EditorView;
  private name = "";
  /** The text that was last told or taken over; null where another file's was. */
  private known: string | null = null;

  /** `kept` holds what each file's editor knew (history, cursor) when it was last shown; it outlives this editor. */
  constructor(root: ShadowRoot, private readonly listener: EditorListener, private readonly kept: Map<string, object>) {
    this.view = new EditorView({ parent: root, root });
  }

  /** Shows a file; its history and cursor are kept while another is shown. */
  show(file: SourceFile): void {
    if (this.name === file.name) return this.take(file);
    this.keep();
    this.name = file.name;
    this.known = null;
    const known = this.kept.get(file.name);
    this.view.setState(known instanceof EditorState ? known : this.fresh(file));
    this.take(file);
  }

  /** Forgets which file is shown: another program is opened. */
  clear(): void {
    this.name = "";
  }

  /** The problems of the shown file. */
  problems(list: readonly Diagnostic[]): void {
    this.view.dispatch({ effects: setProblems.of(list) });
  }

  /** Shows what stands at the lines; `wanted` is a line that comes into view where the reader is not writing, 0 for none. */
  stand(standing: Standing, look: Origin, wanted: number): void {
    const { doc } = this.view.state;
    const scroll = wanted > 0 && wanted <= doc.lines && !this.view.hasFocus;
    const marks = marksOf(doc, standing, look);
    // Marks follow the text by themselves: mostly no key need pay for putting them there anew.
    const shown = shows(this.view.state, marks);
    if (shown && !scroll) return;
    this.view.dispatch({
      effects: [
        ...(shown ? [] : [setMarks.of(marks)]),
        ...(scroll ? [EditorView.scrollIntoView(doc.line(wanted).from, { y: "nearest", yMargin: SCROLL_MARGIN })] : []),
      ],
    });
  }

  /** Brings a place into view and marks its line; with `focus` the cursor goes there. */
  goTo(line: number, col: number, focus: boolean): void {
    const place = offsetOf(this.view.state.doc, line, col);
    this.view.dispatch({
      ...(focus ? { selection: EditorSelection.cursor(place) } : {}),
      effects: [setShownLine.of(line), EditorView.scrollIntoView(place, { y: "center" })],
    });
    if (focus) this.view.focus();
  }

  /** Takes over the selection and focus of the plain text field that stood here before. */
  adopt(from: number, to: number, scrollTop: number): void {
    const most = this.view.state.doc.length;
    this.view.dispatch({ selection: EditorSelection.single(Math.min(from, most), Math.min(to, most)) });
    this.view.focus();
    this.view.scrollDOM.scrollTop = scrollTop;
  }

  /** The size of code changed. */
  remeasure(): void {
    this.view.requestMeasure();
  }

  /** Takes the editor down; what it knew is kept. */
  destroy(): void {
    this.keep();
    this.view.destroy();
  }

  private keep(): void {
    if (this.name !== "") this.kept.set(this.name, this.view.state);
  }

  /** Takes over a text that was changed elsewhere (formatted, reset) as one step of the history. */
  private take(file: SourceFile): void {
    if (file.text === this.known) return;
    this.known = file.text;
    const before = this.view.state.doc.toString();
    const after = file.text.replace(/\r\n?/g, "\n");
    const change = changeBetween(before, after);
    if (!change) return;
    const { anchor, head } = this.view.state.selection.main;
    const scroll = this.view.scrollDOM.scrollTop;
    this.view.dispatch({
      changes: change,
      selection: EditorSelection.single(cursorAfter(before, after, anchor), cursorAfter(before, after, head)),
      annotations: [fromState.of(true), isolateHistory.of("full")],
    });
    this.view.scrollDOM.scrollTop = scroll;
  }

  private tell(name: string, text: string): void {
    this.known = text;
    this.listener.edited(name, text);
  }

  private fresh(file: SourceFile): EditorState {
    return EditorState.create({ doc: file.text, extensions: [this.extensions(file.name)] });
  }

  /** Asks for what the run did at the line of an offset. */
  private ask(name: string, view: EditorView, place: number | null): boolean {
    if (place === null) return false;
    this.listener.asked(name, view.state.doc.lineAt(place).number);
    return true;
  }

  private extensions(name: string): Extension {
    return [
      lineNumbers({ domEventHandlers: { mousedown: (view, block) => this.ask(name, view, block.from) } }), history(), drawnWhereMany(), dropCursor(), indentOnInput(), bracketMatching(), search({ top: true }),
      highlightSpecialChars({ addSpecialChars: REORDERING }), highlightActiveLine(), highlightActiveLineGutter(), highlightSelectionMatches(), EditorState.allowMultipleSelections.of(true),
      keymap.of([...pageKeys(), ...searchKeymap, ...historyKeymap, indentWithTab, ...defaultKeymap]),
      languageOf(name), theme, problemField, shownField, standingField,
      EditorView.domEventHandlers({ beforeinput: insertLines, mousedown: (event, view) => event.altKey && event.button === 0 && this.ask(name, view, view.posAtCoords(event)) }),
      EditorView.contentAttributes.of({ "aria-label": name, "aria-description": "Escape, then Tab, leaves the editor.", spellcheck: "false", tabindex: "0" }),
      EditorView.updateListener.of((update) => {
        if (update.focusChanged && update.view.hasFocus) this.listener.focused(name);
        if (update.selectionSet || update.docChanged || update.focusChanged) this.listener.moved(name, update.state.doc.lineAt(update.state.selection.main.head).number);
        if (update.docChanged && !update.transactions.some((one) => one.annotation(fromState))) this.tell(name, update.state.doc.toString());
      }),
    ];
  }
}

/** Characters that turn the reading order of what follows, so that code can look like what it is not. The editor marks them with all others that cannot be seen. */
const REORDERING = /[\u061c\u202a-\u202e\u2066-\u2069]/;

/** How near to the edge a line that is asked for may stand, in px. */
const SCROLL_MARGIN = 48;

/** Keys that belong to the page's commands: the editor leaves them alone. */
function pageKeys(): { key: string; run: () => boolean }[] {
  return ["Mod-Enter", "Shift-Enter", "Alt-Enter", "Mod-s", "Ctrl-.", "F8", "Shift-F8"].map((key) => ({ key, run: () => true }));
}

/**
 * Takes inserted text of several lines (dictation, automation) as one change. Left to the browser it would come as markup
 * with style attributes, which the page's policy refuses.
 */
function insertLines(event: InputEvent, view: EditorView): boolean {
  if (event.inputType !== "insertText" || !event.data?.includes("\n")) return false;
  view.dispatch(view.state.replaceSelection(event.data), { userEvent: "input.paste", scrollIntoView: true });
  return true;
}

/** The language of a file by its name's ending. Go is indented by tabs, as gofmt does. */
function languageOf(name: string): Extension {
  if (name.endsWith(".go")) return [go(), indentUnit.of("\t"), EditorState.tabSize.of(4)];
  if (/\.(?:[cm]?js|ts)$/.test(name)) return [javascript({ typescript: name.endsWith(".ts") }), indentUnit.of("  "), EditorState.tabSize.of(4)];
  return [];
}
