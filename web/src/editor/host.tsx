// Where an editor stands: a plain text field at once, the real editor in its place as soon as it is loaded.
import { effect, untracked } from "@preact/signals";
import type { JSX } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { groupOf } from "../app/files";
import type { State } from "../app/state";
import { useApp } from "../app/use";
import type { CodeEditor } from "./codemirror";
import { useFollow } from "./follow";
import { PlainEditor } from "./plain";

/** What the plain field hands over: cursor and scroll, or null when it had no focus. */
type Held = { from: number; to: number; scroll: number } | null;

interface Loaded {
  editor: CodeEditor;
  held: Held;
}

type Ref<Element> = { readonly current: Element | null };

/** The editor of one file, by its name; another may be given at any time. */
export function EditorHost(props: { name: string; onEdit: (text: string) => void }): JSX.Element {
  const host = useRef<HTMLDivElement>(null);
  const plain = useRef<HTMLTextAreaElement>(null);
  const loaded = useEditor(host, plain);
  useSync(loaded, props.name);
  return (
    <div class="editorhost">
      <div ref={host} class="editorroot" />
      {!loaded && <PlainEditor field={plain} name={props.name} onEdit={props.onEdit} />}
    </div>
  );
}

/** Loads the editor behind the first paint and puts it into the host; null until it stands there. */
function useEditor(host: Ref<HTMLDivElement>, plain: Ref<HTMLTextAreaElement>): Loaded | null {
  const { effects, editorStates } = useApp();
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  useLayoutEffect(() => {
    let gone = false;
    let made: CodeEditor | null = null;
    const start = async (): Promise<void> => {
      await painted();
      const { CodeEditor } = await import("./codemirror");
      if (gone || !host.current) return;
      const root = host.current.shadowRoot ?? host.current.attachShadow({ mode: "open" });
      const editor = new CodeEditor(root, {
        edited: (name, text) => effects.edit(name, text),
        focused: (name) => effects.focused(groupOf(name)),
        moved: (name, line) => effects.cursorAt(name, line),
        asked: (name, line) => effects.selectLine(name, line),
      }, editorStates.files);
      made = editor;
      setLoaded({ editor, held: held(plain.current) });
    };
    start().catch(() => undefined); // The network failed: the plain text field stays, and does.
    return () => {
      gone = true;
      made?.destroy();
    };
  }, []);
  return loaded;
}

function held(field: HTMLTextAreaElement | null): Held {
  if (!field || document.activeElement !== field) return null;
  return { from: field.selectionStart, to: field.selectionEnd, scroll: field.scrollTop };
}

function painted(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
}

/** Keeps the editor at what the state says. */
function useSync(loaded: Loaded | null, name: string): void {
  const { state, editorStates } = useApp();
  const editor = loaded?.editor;
  const generation = state.opened.value?.generation ?? 0;
  const problems = state.diagnostics.value;
  const goto = state.goto.value;
  const codeSize = state.look.value.code;
  useLayoutEffect(() => {
    editor?.clear();
    if (editorStates.generation === generation) return;
    editorStates.generation = generation;
    editorStates.files.clear();
  }, [editor, generation]);
  useLayoutEffect(() => editor && keepShown(state, editor, name, generation), [editor, generation, name]);
  useLayoutEffect(() => {
    if (loaded?.held) loaded.editor.adopt(loaded.held.from, loaded.held.to, loaded.held.scroll);
  }, [loaded]);
  useLayoutEffect(() => editor?.problems(problems.filter((one) => one.file === name && one.line > 0)), [editor, generation, name, problems]);
  useLayoutEffect(() => {
    if (goto && goto.file === name) editor?.goTo(goto.line, goto.col, goto.focus);
  }, [editor, name, goto]);
  useFollow(editor, name, generation);
  useLayoutEffect(() => editor?.remeasure(), [editor, codeSize]);
}

/** Shows a file, and each text that comes in its place; gives what ends that. Nothing is rendered for what is typed. */
function keepShown(state: State, editor: CodeEditor, name: string, generation: number): () => void {
  return effect(() => {
    const file = state.files.value.find((one) => one.name === name);
    const later = state.opened.peek()?.generation !== generation; // Another program's file is shown with a history of its own.
    if (file && !later) untracked(() => editor.show(file));
  });
}
