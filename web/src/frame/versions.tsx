// The dialog of versions: what is kept of the open program, shown before it is put back.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { changesBetween } from "../app/kept/version";
import { REASON_TEXTS, changeText, whenText } from "../app/kept/words";
import type { KeptTexts } from "../app/state";
import { useApp } from "../app/use";
import { sameFiles } from "../program/program";
import type { SourceFile } from "../program/program";
import { Dialog } from "../ui/dialog";
import { Segmented } from "../ui/segmented";

/** One text that may be put back. */
interface Entry {
  id: string;
  when: string;
  why: string;
  /** What changed against the text before it; "" where that is not known. */
  change: string;
  files: readonly SourceFile[];
  /** What is said when it is back. */
  said: string;
}

/** Lists versions, newest first, with the text of the one that is chosen. */
export function VersionsDialog(): JSX.Element {
  const { state, effects } = useApp();
  const kept = state.versions.value;
  const entries = entriesOf(kept);
  const now = state.files.value;
  const [chosen, choose] = useState(entries.find((one) => !sameFiles(one.files, now))?.id ?? entries[0]?.id);
  const entry = entries.find((one) => one.id === chosen);
  const close = (): void => { state.modal.value = null; };
  const restore = (): void => {
    close();
    if (entry) effects.restore(entry.files, entry.said);
  };
  return (
    <Dialog title="Versions of this program" wide onClose={close}>
      {!kept.lasting && <p>This browser keeps no versions for this page. These last as long as this tab.</p>}
      {entries.length === 0 && <p>None yet. One is kept at each pause of editing and at each Run.</p>}
      {entry && (
        <div class="versions">
          <div class="versionlist" role="radiogroup" aria-label="Versions">
            {entries.map((one) => <Row key={one.id} entry={one} now={now} chosen={one.id === chosen} onChoose={() => choose(one.id)} />)}
          </div>
          <Preview key={entry.id} files={entry.files} now={now} />
        </div>
      )}
      <div class="row">
        <button type="button" class="button" onClick={close}>Close</button>
        {entry && <button type="button" class="button primary" disabled={sameFiles(entry.files, now)} onClick={restore}>Put this text back</button>}
      </div>
    </Dialog>
  );
}

/** Drafts of other tabs first, as only this dialog shows them; one that is a version already is not shown twice. */
function entriesOf(kept: KeptTexts): Entry[] {
  const others = kept.others.filter((other) => !kept.versions.some((one) => sameFiles(one.files, other.files)));
  return [
    ...others.map((one, i) => ({ id: `tab${i}`, when: whenText(one.at, kept.at), why: "From another tab", change: "", files: one.files, said: "The other tab's text is here." })),
    ...kept.versions.map((one, i) => {
      const before = kept.versions[i + 1];
      const change = before ? changeText(before.files, one.files) : "";
      if (one.why === "opened") return { id: String(one.id), when: "At first", why: REASON_TEXTS.opened, change, files: one.files, said: "The first text is back." };
      const when = whenText(one.at, kept.at);
      return { id: String(one.id), when, why: REASON_TEXTS[one.why], change, files: one.files, said: `The text of ${when} is back.` };
    }),
  ];
}

function Row(props: { entry: Entry; now: readonly SourceFile[]; chosen: boolean; onChoose: () => void }): JSX.Element {
  const { entry } = props;
  return (
    <label class={`version ${props.chosen ? "chosen" : ""}`}>
      <input type="radio" name="version" class="unseen" checked={props.chosen} autofocus={props.chosen} onChange={props.onChoose} />
      <span class="versionhead"><b>{entry.when}</b> <span>{entry.why}</span></span>
      {sameFiles(entry.files, props.now) ? <span class="small">In the editors now</span> : entry.change !== "" && <span class="small">{entry.change}</span>}
    </label>
  );
}

/** The text, file by file; lines that the editors do not have are marked. */
function Preview(props: { files: readonly SourceFile[]; now: readonly SourceFile[] }): JSX.Element {
  const changes = changesBetween(props.now, props.files);
  const [name, show] = useState(changes.find((one) => one.kind !== "gone")?.name ?? props.files[0]?.name ?? "");
  const text = props.files.find((file) => file.name === name)?.text ?? "";
  const marked = new Set(changes.find((one) => one.name === name)?.added);
  const summary = changeText(props.now, props.files);
  return (
    <div class="versiontext">
      <div class="versionfiles">
        <Segmented label="File" options={props.files.map((file) => ({ id: file.name, text: file.name }))} value={name} onChange={show} />
      </div>
      <p class="small" role="status">{summary === "" ? "The same as in the editors." : `Against the editors: ${summary}`}</p>
      <pre tabIndex={0} aria-label={name}>
        {text.split(/\r\n?|\n/).map((line, i) => <code key={i} class={marked.has(i + 1) ? "mark" : undefined}>{line}{"\n"}</code>)}
      </pre>
    </div>
  );
}
