// The code editor itself: one CodeMirror view that shows one file at a time. Loaded after the first paint.
import { defaultKeymap, history, historyKeymap, indentWithTab, isolateHistory } from "@codemirror/commands";
import { go } from "@codemirror/lang-go";
import { javascript } from "@codemirror/lang-javascript";
import { bracketMatching, indentOnInput, indentUnit } from "@codemirror/language";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { Annotation, EditorSelection, EditorState } from "@codemirror/state";
import type { Extension } from "@codemirror/state";
import { EditorView, drawSelection, dropCursor, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers } from "@codemirror/view";
import type { Diagnostic } from "../program/diagnostic";
import type { SourceFile } from "../program/program";
import { changeBetween, cursorAfter } from "./change";
import { offsetOf, problemField, setProblems, setShownLine, shownField } from "./marks";
import { theme } from "./theme";

/** What an editor tells. */
export interface EditorListener {
  edited(name: string, text: string): void;
  focused(name: string): void;
}

/** Marks changes that came from the state, so that they are not told back to it. */
const fromState = Annotation.define<boolean>();

/** An editor for the files of one pane, inside a shadow root: styles stay inside, and the page's CSP needs no exception for them. */
export class CodeEditor {
  private readonly view: EditorView;
  private name = "";

  /** `kept` holds what each file's editor knew (history, cursor) when it was last shown; it outlives this editor. */
  constructor(root: ShadowRoot, private readonly listener: EditorListener, private readonly kept: Map<string, object>) {
    this.view = new EditorView({ parent: root, root });
  }

  /** Shows a file; its history and cursor are kept while another is shown. */
  show(file: SourceFile): void {
    if (this.name === file.name) return this.take(file);
    this.keep();
    this.name = file.name;
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

  /** Brings a place into view and marks its line; with `focus` the cursor goes there. */
  goTo(line: number, col: number, look: "go" | "js" | "data", focus: boolean): void {
    const place = offsetOf(this.view.state.doc, line, col);
    this.view.dispatch({
      ...(focus ? { selection: EditorSelection.cursor(place) } : {}),
      effects: [setShownLine.of({ line, look }), EditorView.scrollIntoView(place, { y: "center" })],
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

  private fresh(file: SourceFile): EditorState {
    return EditorState.create({ doc: file.text, extensions: [this.extensions(file.name)] });
  }

  private extensions(name: string): Extension {
    return [
      lineNumbers(), history(), drawSelection(), dropCursor(), indentOnInput(), bracketMatching(), search({ top: true }),
      highlightActiveLine(), highlightActiveLineGutter(), highlightSelectionMatches(), EditorState.allowMultipleSelections.of(true),
      keymap.of([...pageKeys(), ...searchKeymap, ...historyKeymap, indentWithTab, ...defaultKeymap]),
      languageOf(name), theme, problemField, shownField, EditorView.domEventHandlers({ beforeinput: insertLines }),
      EditorView.contentAttributes.of({ "aria-label": name, "aria-description": "Escape, then Tab, leaves the editor.", spellcheck: "false", tabindex: "0" }),
      EditorView.updateListener.of((update) => {
        if (update.focusChanged && update.view.hasFocus) this.listener.focused(name);
        if (update.docChanged && !update.transactions.some((one) => one.annotation(fromState))) this.listener.edited(name, update.state.doc.toString());
      }),
    ];
  }
}

/** Keys that belong to the page's commands: the editor leaves them alone. */
function pageKeys(): { key: string; run: () => boolean }[] {
  return ["Mod-Enter", "Shift-Enter", "Mod-s", "Ctrl-.", "F8", "Shift-F8"].map((key) => ({ key, run: () => true }));
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
