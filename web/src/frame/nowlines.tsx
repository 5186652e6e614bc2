// The lines that both languages are at, at the playhead: two rows on a phone, the other language's lines below a tablet's editor.
import type { JSX } from "preact";
import { groupOf } from "../app/files";
import type { Group } from "../app/files";
import type { State } from "../app/state";
import { useApp } from "../app/use";
import type { Moment } from "../event/moment";
import { OriginTag } from "../ui/tag";

/** Where a language is, and the text of its file as the run saw it. */
interface Now {
  file: string;
  line: number;
  lines: readonly string[];
}

const NAMES: Record<Group, string> = { go: "Go", js: "JavaScript" };
/** So many lines are shown above and below the current one. */
const AROUND = 1;

/** Two rows: the line JavaScript is at, and the one Go is at. */
export function NowLines(): JSX.Element | null {
  const { state } = useApp();
  const moment = state.moment.value;
  if (!moment) return null;
  return (
    <div class="nowlines" role="group" aria-label="Lines at the playhead">
      <NowLine group="js" moment={moment} />
      <NowLine group="go" moment={moment} />
    </div>
  );
}

/** The line that the language is at which the editor does not show; nothing before a run. */
export function OtherNow(): JSX.Element | null {
  const { state } = useApp();
  const moment = state.moment.value;
  const group: Group = state.shown.value.last === "go" ? "js" : "go";
  return moment && (state.ran.value ?? []).some((file) => groupOf(file.name) === group) ? <NowLine group={group} moment={moment} /> : null;
}

function NowLine(props: { group: Group; moment: Moment }): JSX.Element {
  const { state, effects } = useApp();
  const { group, moment } = props;
  const now = nowOf(state, moment, group);
  if (!now) return <div class={`nowline ${group} idle`}><OriginTag origin={group} /><span class="nowtext">runs nothing now</span></div>;
  return (
    <button type="button" class={`nowline ${group}`} aria-label={`${NAMES[group]} is at ${now.file} line ${now.line}: ${now.lines[now.line - 1]?.trim() ?? ""}`}
      onClick={() => effects.goTo(now.file, now.line, 1, false)}>
      <OriginTag origin={group} /><code class="nowtext">{now.lines[now.line - 1]?.trim()}</code><span class="nownumber">{now.line}</span>
    </button>
  );
}

/** Where the language that the editor does not show is, with the lines around. */
export function Peek(): JSX.Element | null {
  const { state } = useApp();
  const moment = state.moment.value;
  const group: Group = state.shown.value.last === "go" ? "js" : "go";
  if (!moment || !(state.ran.value ?? []).some((file) => groupOf(file.name) === group)) return null;
  const now = nowOf(state, moment, group);
  return (
    <section class={`peek ${group}`} aria-label={`${NAMES[group]} at the playhead`}>
      <p class="peekhead"><OriginTag origin={group} />{now ? `${now.file}, ${doing(moment, group)}` : "runs nothing now"}</p>
      {now && <PeekLines now={now} />}
    </section>
  );
}

function PeekLines(props: { now: Now }): JSX.Element {
  const { effects } = useApp();
  const { now } = props;
  const first = Math.max(1, Math.min(now.line - AROUND, now.lines.length - 2 * AROUND));
  const shown = now.lines.slice(first - 1, first + 2 * AROUND);
  return (
    <button type="button" class="peeklines" aria-label={`Show ${now.file} line ${now.line}: ${now.lines[now.line - 1]?.trim() ?? ""}`} onClick={() => effects.goTo(now.file, now.line, 1, false)}>
      {shown.map((text, i) => (
        <span key={first + i} class={first + i === now.line ? "peekline now" : "peekline"}>
          <span class="peeknumber">{first + i}</span><code>{text.replace(/\t/g, "    ")}</code>
        </span>
      ))}
    </button>
  );
}

/** What the language does at its line, in words. */
function doing(moment: Moment, group: Group): string {
  if (group === "js") return moment.js?.inGo ? "waiting for Go" : "running now";
  const who = moment.go ? `g${moment.go.id} ` : "";
  return moment.go?.state === "inJs" ? `${who}waiting for JavaScript` : `${who}running now`;
}

/** Where a language is at the moment; null where it is nowhere, or the log does not know. */
function nowOf(state: State, moment: Moment, group: Group): Now | null {
  const pos = (group === "js" ? moment.js?.pos : moment.go?.pos) ?? 0;
  const place = state.log.value?.position(pos);
  const file = place && state.ran.value?.find((one) => one.name === place.file);
  return place && file ? { file: place.file, line: place.line, lines: file.text.split(/\r\n?|\n/) } : null;
}
