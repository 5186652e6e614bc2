// A pane of code: tabs for its files, and the editor of the one that is shown.
import { computed } from "@preact/signals";
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { Group } from "../app/files";
import { groupOf } from "../app/files";
import { useApp } from "../app/use";
import { timeText } from "../app/words";
import { PlusIcon } from "../ui/icons";
import { useSteady } from "../ui/steady";
import { OriginTag, originOfFile } from "../ui/tag";
import { Tabs } from "../ui/tabs";
import { Standings } from "./follow";
import { EditorHost } from "./host";
import { wordsOf } from "./standing";

/** The Go files, the other files, or all of them in one pane; `bare` where its tabs stand elsewhere. */
export function CodePane(props: { group: Group | "all"; bare?: boolean }): JSX.Element {
  const { state, effects } = useApp();
  const { group } = props;
  const shown = state.shown.value;
  const name = group === "all" ? shown[shown.last] : shown[group];
  const names = useNames(group);
  const add = (): void => { state.modal.value = { kind: "new", group: group === "all" ? shown.last : group }; };
  return (
    <section class="codepane" id={group === "js" ? undefined : "pane-code"} tabIndex={-1} aria-label={PANE_NAMES[group]}>
      {!props.bare && (
        <div class="panehead">
          <FileTabs group={group} names={names} shown={name} />
          <button type="button" class="button bare small square addfile" aria-label="New file" title="New file" onClick={add}><PlusIcon /></button>
          <span class="aside">{group !== "js" && <Head />}</span>
        </div>
      )}
      <StandingWords name={name} />
      <EditorBody group={group} name={names.includes(name) ? name : null} onEdit={(text) => name !== "" && effects.edit(name, text)} />
    </section>
  );
}

/** The tabs of all files, where a bare pane stands below. */
export function AllFileTabs(): JSX.Element {
  const { state } = useApp();
  const { last, ...shown } = state.shown.value;
  return <FileTabs group="all" names={useNames("all")} shown={shown[last]} />;
}

const PANE_NAMES: Record<Group | "all", string> = { go: "Go code", js: "JavaScript code", all: "Code" };

/** The names of a group's files; what is typed into them renders nothing. */
function useNames(group: Group | "all"): readonly string[] {
  const { state } = useApp();
  const names = useMemo(() => computed(() => state.files.value.map((file) => file.name).filter((name) => group === "all" || groupOf(name) === group).join("\n")), [group]).value;
  return useMemo(() => (names === "" ? [] : names.split("\n")), [names]);
}

function FileTabs(props: { group: Group | "all"; names: readonly string[]; shown: string }): JSX.Element {
  const { state, effects } = useApp();
  const tabs = props.names.map((name) => ({ id: name, face: <><OriginTag origin={originOfFile(name)} />{name}</>, label: name }));
  return (
    <Tabs label={PANE_NAMES[props.group]} tabs={tabs} selected={props.shown} onSelect={(name) => effects.showFile(name)}
      onRename={(file) => { state.modal.value = { kind: "rename", file }; }}
      onDelete={(file) => { state.modal.value = { kind: "delete", file }; }} />
  );
}

function EditorBody(props: { group: Group | "all"; name: string | null; onEdit: (text: string) => void }): JSX.Element {
  const { state } = useApp();
  if (props.name !== null) return <EditorHost name={props.name} onEdit={props.onEdit} />;
  if (!state.opened.value) return <div class="editorhost" />;
  return <p class="nofile">{props.group === "js" ? "No JavaScript: Go runs alone." : "No Go: JavaScript runs alone."} + adds a file.</p>;
}

/** The playhead's time; before a run the version of Go that compiles in this page. */
function Head(): JSX.Element | null {
  const { state } = useApp();
  const version = state.goVersion.value;
  const live = state.run.value.phase === "running";
  const at = useSteady(state.moment.value?.at ?? -1, live);
  if (at >= 0) return <span class="momenttime" title="ms of virtual time at the playhead">at {timeText(at)} ms</span>;
  return version === "" ? null : <span title="The version of Go that compiles in this page">{version.replace(/^go/, "Go ")}</span>;
}

/** The marks of the file in words, for those who cannot see them. */
function StandingWords(props: { name: string }): JSX.Element | null {
  const { state } = useApp();
  const words = useMemo(() => {
    const standings = new Standings(state, props.name);
    return computed(() => (state.run.value.phase === "running" ? "" : wordsOf(standings.now())));
  }, [props.name]).value;
  return words === "" ? null : <p class="unseen" role="note" aria-label={`${props.name} at the playhead`}>{words}</p>;
}
