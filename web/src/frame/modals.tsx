// The modal dialogs: the list of keys, the words that are explained, a file's name, a program to open.
import type { JSX } from "preact";
import { useRef, useState } from "preact/hooks";
import { GROUPS, isSingle, keyText } from "../app/commands";
import type { Command } from "../app/commands";
import { freeName, nameProblem } from "../app/files";
import { LANE_HELP, TERMS } from "../app/terms";
import { useApp } from "../app/use";
import { OpenDialog } from "../sharing/opendialog";
import { VersionsDialog } from "./versions";
import { Dialog } from "../ui/dialog";

/** Whichever dialog is open. */
export function Modals(): JSX.Element | null {
  const { state } = useApp();
  const modal = state.modal.value;
  switch (modal?.kind) {
    case "keys":
      return <KeySheet />;
    case "open":
      return <OpenDialog />;
    case "versions":
      return <VersionsDialog />;
    case "words":
      return <WordSheet />;
    case "new":
      return <NameDialog title="New file" action="Add" first={freeName(state.files.value, modal.group)} self={null} />;
    case "rename":
      return <NameDialog title={`Rename ${modal.file}`} action="Rename" first={modal.file} self={modal.file} />;
    case "delete":
      return <DeleteDialog file={modal.file} />;
    case undefined:
      return null;
  }
}

function KeySheet(): JSX.Element {
  const { state } = useApp();
  const look = state.look.value;
  return (
    <Dialog title="Keys" wide onClose={() => { state.modal.value = null; }}>
      <label class="switch">
        <input type="checkbox" role="switch" checked={look.letters} onChange={(event) => { state.look.value = { ...look, letters: event.currentTarget.checked }; }} />
        Single letters and signs are shortcuts, outside the editors
      </label>
      <div class="keygroups">
        {GROUPS.map((group) => (
          <section key={group.title}>
            <h3>{group.title}</h3>
            <dl class="keys">
              {group.commands.map((command) => <KeyRow key={command.id} command={command} />)}
              {group.title === "The code" && <MoreCodeKeys />}
            </dl>
          </section>
        ))}
      </div>
      <div class="row"><button type="button" class="button" onClick={() => { state.modal.value = null; }}>Close</button></div>
    </Dialog>
  );
}

/** All words that lessons and headers explain. */
function WordSheet(): JSX.Element {
  const { state } = useApp();
  const close = (): void => { state.modal.value = null; };
  return (
    <Dialog title="Words" wide onClose={close}>
      <WordList words={TERMS} />
      <h3>In the timeline</h3>
      <WordList words={Object.values(LANE_HELP)} />
      <div class="row"><button type="button" class="button" onClick={close}>Close</button></div>
    </Dialog>
  );
}

function WordList(props: { words: readonly { readonly word: string; readonly text: string }[] }): JSX.Element {
  return <dl class="words">{props.words.map(({ word, text }) => <div key={word}><dt>{word}</dt><dd>{text}</dd></div>)}</dl>;
}

function KeyRow(props: { command: Command }): JSX.Element {
  const { state, mac } = useApp();
  const { title, keys, where } = props.command;
  const off = !state.look.value.letters && where !== "timeline" && keys.every(isSingle);
  return (
    <div class={off ? "off" : undefined}>
      <dt>{title}{off && <span class="unseen"> (switched off)</span>}</dt>
      <dd>{keys.map((key) => <kbd key={key}>{keyText(key, mac)}</kbd>)}</dd>
    </div>
  );
}

/** Keys that the editors and tabs have by themselves. */
function MoreCodeKeys(): JSX.Element {
  return (
    <>
      <div><dt>Leave an editor</dt><dd><kbd>Esc</kbd> <kbd>Tab</kbd></dd></div>
      <div><dt>Rename, delete a file (on its tab)</dt><dd><kbd>F2</kbd> <kbd>Del</kbd></dd></div>
    </>
  );
}

function NameDialog(props: { title: string; action: string; first: string; self: string | null }): JSX.Element {
  const { state, effects } = useApp();
  const [name, setName] = useState(props.first);
  const input = useRef<HTMLInputElement>(null);
  const problem = nameProblem(state.files.value, name, props.self);
  const close = (): void => { state.modal.value = null; };
  const submit = (event: Event): void => {
    event.preventDefault();
    if (problem !== "" || name === "") return input.current?.focus();
    close();
    if (props.self === null) effects.addFile(name);
    else if (name !== props.self) effects.renameFile(props.self, name);
  };
  return (
    <Dialog title={props.title} onClose={close}>
      <form onSubmit={submit}>
        <label>Name
          <input ref={input} class="field" autofocus value={name} spellcheck={false} autocomplete="off" aria-invalid={problem !== ""}
            aria-describedby="name-problem" onInput={(event) => setName(event.currentTarget.value.trim())} />
        </label>
        <p id="name-problem" class="fieldproblem" role="status">{problem}</p>
        <div class="row">
          <button type="button" class="button" onClick={close}>Cancel</button>
          <button type="submit" class="button primary">{props.action}</button>
        </div>
      </form>
    </Dialog>
  );
}

function DeleteDialog(props: { file: string }): JSX.Element {
  const { state, effects } = useApp();
  const close = (): void => { state.modal.value = null; };
  return (
    <Dialog title={`Delete ${props.file}?`} onClose={close}>
      <p>The notice that follows can take it back.</p>
      <div class="row">
        <button type="button" class="button" onClick={close}>Keep it</button>
        <button type="button" class="button primary" onClick={() => { close(); effects.deleteFile(props.file); }}>Delete</button>
      </div>
    </Dialog>
  );
}
