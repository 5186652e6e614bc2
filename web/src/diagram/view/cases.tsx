// The lessons that are compared: each with its lines of source, its diagram from its own run, and the line it printed.

import type { JSX } from "preact";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Case } from "../../app/state";
import { useApp } from "../../app/use";
import { timeText } from "../../app/words";
import type { EventLog } from "../../event/log";
import type { Lesson } from "../../program/lesson";
import { OriginTag } from "../../ui/tag";
import { Picture } from "./picture";
import { piecesOf, snippetsOf } from "./snippet";
import type { Shown, Snippet } from "./snippet";

/** Room in px that a compared diagram needs for each lifeline to be told apart, and for its times and margins. */
const ROOM = { lifeline: 56, around: 85 };

/** All that are compared side by side, or the one at a place. */
export function Cases(props: { ids: readonly string[]; what: "all" | number }): JSX.Element {
  const { state, effects } = useApp();
  const { ids, what } = props;
  useEffect(() => effects.compare(ids), [ids.join(" ")]);
  const box = useRef<HTMLDivElement>(null);
  const [laid, setLaid] = useState(0);
  const own = state.opened.value?.lesson?.id ?? "";
  // Where not all have room, the open lesson's own one is in view.
  useLayoutEffect(() => showOwn(box.current, ids.indexOf(own)), [laid, own]);
  const shown = ids.flatMap((id, i) => (what === "all" || what === i ? [{ id, i }] : []));
  return (
    <div ref={box} class={`cases ${what === "all" ? "" : "single"}`} tabIndex={0} role="region" aria-label="Compared lessons">
      {shown.map(({ id, i }) => <CaseColumn key={id} place={i + 1} one={state.cases.value.find((held) => held.id === id)} onLaid={() => setLaid((count) => count + 1)} />)}
    </div>
  );
}

/** Scrolls sideways as far as is needed for the column at a place to stand whole. */
function showOwn(box: HTMLElement | null, place: number): void {
  const column = box?.children[place];
  if (!box || !(column instanceof HTMLElement)) return;
  const beyond = column.getBoundingClientRect().right - box.getBoundingClientRect().right;
  if (beyond > 0) box.scrollLeft += beyond;
}

function CaseColumn(props: { place: number; one: Case | undefined; onLaid: () => void }): JSX.Element {
  const { one, place } = props;
  const { state } = useApp();
  const [lifelines, setLifelines] = useState(0);
  useEffect(() => props.onLaid(), [lifelines]);
  const title = one?.lesson?.title ?? state.lessons.value.find((head) => head.id === one?.id)?.title ?? "";
  return (
    <section class="case" aria-label={title} style={{ minWidth: `${lifelines * ROOM.lifeline + ROOM.around}px` }}>
      <h2><span class="caseplace">{place}</span>{shortTitle(title)}</h2>
      {one?.lesson && <p class="casecaption">{one.lesson.caption}</p>}
      {one?.lesson && one.log ? <Ran lesson={one.lesson} log={one.log} onLifelines={setLifelines} /> : <p class="casewait" role="status">{one?.trouble || "Running it…"}</p>}
    </section>
  );
}

/** The title up to its colon. */
function shortTitle(title: string): string {
  return title.split(": ", 1)[0] ?? title;
}

function Ran(props: { lesson: Lesson; log: EventLog; onLifelines: (count: number) => void }): JSX.Element {
  const { lesson, log, onLifelines } = props;
  const { files } = lesson.program;
  const shown = useMemo(() => snippetsOf(log, files), [log, files]);
  return (
    <>
      <Code shown={shown} />
      <div class="casepicture"><Picture log={log} length={log.length} files={files} brief name={shortTitle(lesson.title)} selected={0} playhead={0} onLifelines={onLifelines} /></div>
      <Outcome lesson={lesson} log={log} bad={shown.missing !== null} />
    </>
  );
}

function Code(props: { shown: Shown }): JSX.Element {
  return (
    <div class="casecode">
      {props.shown.snippets.map((snippet) => <Lines key={snippet.file} snippet={snippet} missing={props.shown.missing} />)}
    </div>
  );
}

function Lines(props: { snippet: Snippet; missing: Shown["missing"] }): JSX.Element {
  const { snippet, missing } = props;
  const go = snippet.file.endsWith(".go");
  return (
    <div class="casefile">
      <span class="casefilename"><OriginTag origin={go ? "go" : "js"} /> <span class="unseen">{snippet.file}</span></span>
      <pre>
        {snippet.lines.map((line, i) => {
          const number = snippet.first + i;
          const bad = missing?.file === snippet.file && missing.line === number;
          return (
            <span key={number} class={`caseline ${bad ? "bad" : ""}`}>
              <span class="casenumber" aria-hidden="true">{number}</span>
              <code>{piecesOf(line.replace(/\t/g, "  ")).map((piece, at) => <span key={at} class={piece.kind}>{piece.text}</span>)}</code>
              {bad && <span class="casebad">{missing.text}</span>}
              {"\n"}
            </span>
          );
        })}
      </pre>
    </div>
  );
}

/** The line printed that matters, and what it tells. */
function Outcome(props: { lesson: Lesson; log: EventLog; bad: boolean }): JSX.Element | null {
  const { lesson, log, bad } = props;
  const line = useMemo(() => printedLine(log, lesson.outcome ?? ""), [log, lesson]);
  if (!line) return null;
  return (
    <p class={`outcome ${bad ? "bad" : ""}`}>
      <span class="outcometime">{timeText(line.at)}</span><OriginTag origin={line.go ? "go" : "js"} />
      <b>{line.text}</b><span class="moral">{lesson.moral}</span>
    </p>
  );
}

/** The first line printed that begins so; `at` in ns. */
function printedLine(log: EventLog, begin: string): { at: number; go: boolean; text: string } | null {
  for (const event of log) {
    if (event.kind !== "console" && event.kind !== "print") continue;
    if (event.args.text.startsWith(begin)) return { at: event.at, go: event.kind === "print", text: event.args.text.trimEnd() };
  }
  return null;
}
