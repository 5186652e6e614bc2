// The lesson: its place among its fellows, its title, its text.
import type { JSX } from "preact";
import type { LessonHead } from "../app/lessons";
import type { Block, Span } from "../program/lesson";
import { termOf } from "../app/terms";
import { useApp } from "../app/use";
import { DownIcon, LeftIcon, RightIcon, UpIcon } from "../ui/icons";
import { TermButton } from "../ui/term";

/** The lesson above the editors, or what is known of a program that is none. */
export function LessonPane(): JSX.Element | null {
  const { state } = useApp();
  const opened = state.opened.value;
  const width = state.width.value;
  if (!opened) return null;
  const folded = width === "wide" ? state.look.value.lessonFolded : width === "medium" ? !state.look.value.lessonFolded : false;
  return (
    <section class={`lesson ${folded ? "folded" : ""}`} id="pane-lesson" tabIndex={-1} aria-label="Lesson" data-lesson={opened.lesson?.id}>
      {opened.lesson ? <LessonText folded={folded} /> : <OwnProgram />}
    </section>
  );
}

function LessonText(props: { folded: boolean }): JSX.Element | null {
  const { state } = useApp();
  const lesson = state.opened.value?.lesson;
  if (!lesson) return null;
  const number = state.lessons.value.findIndex((one) => one.id === lesson.id) + 1;
  const kicker = number > 0 ? `Lesson ${number}` : "Lesson";
  return (
    <>
      <div class="lessonhead">
        {props.folded ? <h2 class="line"><b>{kicker}</b> {lesson.title}</h2> : <span class="kicker">{kicker} · {lesson.group}</span>}
        <LessonSteps />
        <FoldButton folded={props.folded} />
      </div>
      {!props.folded && (
        <>
          <h2>{lesson.title}</h2>
          <div class="lessontext">{lesson.text.map((block, i) => <TextBlock key={i} block={block} />)}</div>
          <EditedRow />
          {state.width.value === "narrow" && <NextRow />}
        </>
      )}
    </>
  );
}

/** Dots for the lessons of the same group, filled for those that have run, with a step to the one before and after. */
function LessonSteps(): JSX.Element | null {
  const { state, effects } = useApp();
  const lessons = state.lessons.value;
  const at = lessons.findIndex((one) => one.id === state.opened.value?.lesson?.id);
  const lesson = lessons[at];
  if (!lesson) return null;
  const seen = state.seen.value;
  const fellows = lessons.filter((one) => one.group === lesson.group);
  const step = (to: number, label: string, icon: JSX.Element): JSX.Element => {
    const target = lessons[to];
    return (
      <button type="button" class="button bare small square" disabled={!target} aria-label={label} title={target?.title ?? label}
        onClick={() => target && effects.openLesson(target.id)}>{icon}</button>
    );
  };
  return (
    <span class="steps">
      {step(at - 1, "Lesson before", <LeftIcon />)}
      <span class="dots" role="img" aria-label={progressText(fellows, lesson, seen)} title={progressText(fellows, lesson, seen)}>
        {fellows.map((one) => <i key={one.id} class={`dot ${one.id === lesson.id ? "now" : ""} ${seen.has(one.id) ? "seen" : ""}`} />)}
      </span>
      {step(at + 1, "Next lesson", <RightIcon />)}
    </span>
  );
}

/** Where the reader is in a group, in words. */
function progressText(fellows: readonly LessonHead[], lesson: LessonHead, seen: ReadonlySet<string>): string {
  const run = fellows.filter((one) => seen.has(one.id)).length;
  return `${fellows.indexOf(lesson) + 1} of ${fellows.length} in ${lesson.group}, ${run} run`;
}

/** The lesson that comes after this one, at the end of the text. */
function NextRow(): JSX.Element | null {
  const { state, effects } = useApp();
  const lessons = state.lessons.value;
  const id = state.opened.value?.lesson?.id ?? "";
  const next = lessons[lessons.findIndex((one) => one.id === id) + 1];
  if (!next || !state.seen.value.has(id)) return null;
  return <p class="editedrow">Next: <button type="button" class="link" onClick={() => effects.openLesson(next.id)}>{next.title}</button></p>;
}

function FoldButton(props: { folded: boolean }): JSX.Element | null {
  const { state } = useApp();
  if (state.width.value === "narrow") return null;
  const flip = (): void => { state.look.value = { ...state.look.value, lessonFolded: !state.look.value.lessonFolded }; };
  return (
    <button type="button" class="button bare small square" aria-expanded={!props.folded} aria-label="Lesson's text" onClick={flip}>
      {props.folded ? <DownIcon /> : <UpIcon />}
    </button>
  );
}

function EditedRow(): JSX.Element | null {
  const { state, effects } = useApp();
  if (!state.edited.value) return null;
  return (
    <p class="editedrow">
      Edited. <button type="button" class="link" onClick={() => effects.reset()}>Reset</button> <button type="button" class="link" onClick={() => effects.showVersions()}>Versions</button>
    </p>
  );
}

function OwnProgram(): JSX.Element {
  const { state } = useApp();
  const opened = state.opened.value;
  return (
    <>
      <div class="lessonhead"><span class="kicker">{opened?.source.from === "link" ? "From a link" : "No lesson"}</span></div>
      <h2>{opened?.program.title || "Your program"}</h2>
      <EditedRow />
    </>
  );
}

function TextBlock(props: { block: Block }): JSX.Element {
  const { block } = props;
  if (block.kind === "paragraph") return <p><Spans spans={block.spans} /></p>;
  return <ul>{block.items.map((spans, i) => <li key={i}><Spans spans={spans} /></li>)}</ul>;
}

function Spans(props: { spans: readonly Span[] }): JSX.Element {
  return <>{props.spans.map((span, i) => <SpanText key={i} span={span} />)}</>;
}

function SpanText(props: { span: Span }): JSX.Element {
  const { effects } = useApp();
  const { span } = props;
  switch (span.kind) {
    case "code":
      return <code>{span.text}</code>;
    case "strong":
      return <strong>{span.text}</strong>;
    case "em":
      return <em>{span.text}</em>;
    case "term": {
      const term = termOf(span.term);
      return term ? <TermButton shown={span.text} word={term.word} text={term.text} /> : <>{span.text}</>;
    }
    case "link":
      return (
        <a href={`?lesson=${encodeURIComponent(span.lesson)}`} onClick={(event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) return;
          event.preventDefault();
          effects.openLesson(span.lesson);
        }}>{span.text}</a>
      );
    case "text":
      return <>{span.text}</>;
  }
}
