// Beside the console: the selected event, what it is and why it came, with its causes in order.
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { useApp } from "../app/use";
import { timeText } from "../app/words";
import type { TimelineModel } from "../timeline/model/model";
import { useShelf } from "../timeline/shelf";
import { cardOf, eventCard } from "../timeline/view/facts";
import type { Card } from "../timeline/view/facts";
import { OriginTag } from "../ui/tag";
import type { Finding } from "./findings/finding";
import { beforeText, stepsTo } from "./steps";
import type { Step } from "./steps";
import { turnOf } from "./findings/turns";
import { FixButton, Told, useFindings, useOffers } from "./told";

/** Events are read so many at a time where the timeline has not read them. */
const READ_AT_ONCE = 20_000;

/** The pane; `tabs` stand in its head in place of its name. */
export function WhyPane(props: { tabs?: JSX.Element }): JSX.Element {
  const { state } = useApp();
  const selected = state.selection.value;
  const model = useModelAt(selected);
  const findings = useFindings();
  useOffers(findings);
  return (
    <section class={`why ${state.stale.value ? "stale" : ""}`} id="pane-why" tabIndex={-1} aria-label="Why?">
      <div class="panehead">
        {props.tabs ?? <h2>Why?</h2>}
        {model && <span class="aside">selected at {timeText(model.log.timeAt(selected - 1))} ms</span>}
      </div>
      {model ? <Selected model={model} selected={selected} finding={findings.find(({ seq }) => seq === selected)} /> : <Nothing findings={findings} />}
    </section>
  );
}

function Nothing(props: { findings: readonly Finding[] }): JSX.Element | null {
  const { state } = useApp();
  if (props.findings.length > 0) return <Told findings={props.findings} />;
  if (state.log.value === null) return <p class="empty">What was selected, and what led to it, comes here.</p>;
  return <p class="empty">Select a mark, a console line, or the number of a line of code: what led to it stands here.</p>;
}

/** The run's model, read at least up to an event; null for no event and until it is read. */
function useModelAt(selected: number): TimelineModel | null {
  const { state } = useApp();
  const shelf = useShelf();
  const log = state.log.value;
  const model = log && selected > 0 && selected <= log.length ? shelf.of(log) : null;
  const [, turn] = useState(0);
  const missing = model !== null && model.length < selected;
  useEffect(() => {
    if (!missing) return;
    const frame = requestAnimationFrame(() => {
      model.update(READ_AT_ONCE);
      turn((one) => one + 1);
    });
    return () => cancelAnimationFrame(frame);
  });
  return missing ? null : model;
}

function Selected(props: { model: TimelineModel; selected: number; finding: Finding | undefined }): JSX.Element {
  const { model, selected } = props;
  const span = model.spanOf(selected);
  const begins = span?.beginSeq === selected;
  const card = begins ? cardOf(model, { ...span, count: 1 }) : eventCard(model, selected);
  const steps = stepsTo(model, selected);
  const turn = turnOf(model.log, selected, (lane) => isUsers(model, lane));
  return (
    <div class="whybody">
      {props.finding && <div class="finding"><h3>{props.finding.question}</h3><p>{props.finding.text}</p><FixButton finding={props.finding} /></div>}
      <h3><OriginTag origin={card.tag === "out" ? "data" : card.tag} {...(card.tag === "out" ? { text: "Out" } : {})} />{card.title}{begins && <span class="whyspan">{card.span}</span>}</h3>
      <Place card={card} />
      {card.facts.length > 0 && <dl>{card.facts.map(([name, text]) => <div key={name}><dt>{name}</dt><dd>{text}</dd></div>)}</dl>}
      {turn && <p class="whyturn">{turn.text}</p>}
      {steps.length > 0 && <Steps steps={steps} before={beforeText(model, selected)} />}
    </div>
  );
}

/** Whether a goroutine is one that the user's code has started. */
function isUsers(model: TimelineModel, lane: number): boolean {
  const born = model.goroutines.lanes.get(lane)?.bornSeq ?? 0;
  const event = born > 0 ? model.log.at(born - 1) : null;
  return event?.kind === "gonew" && event.args.role === "user";
}

/** The line of the source, which leads there. */
function Place(props: { card: Card }): JSX.Element | null {
  const { state, effects } = useApp();
  const { place } = props.card;
  if (place === "") return null;
  const at = place.lastIndexOf(":");
  const name = place.slice(0, at);
  const line = Number(place.slice(at + 1));
  const text = state.ran.value?.find((file) => file.name === name)?.text.split(/\r\n?|\n/)[line - 1]?.trim() ?? "";
  return (
    <button type="button" class={`whyline ${name.endsWith(".go") ? "go" : "js"}`} onClick={() => effects.goTo(name, line, 1, true)}>
      <span>{place}</span> {text}
    </button>
  );
}

/** The causes as buttons: each takes the playhead there and leaves the selection. */
function Steps(props: { steps: readonly Step[]; before: string }): JSX.Element {
  const { state } = useApp();
  const length = state.logLength.value;
  const playhead = state.playhead.value || length;
  return (
    <ol class="whysteps" aria-label="What led to it">
      {props.steps.map(({ number, seq, text, title }) => (
        <li key={number}>
          <button type="button" title={title} aria-current={seq === playhead ? "step" : undefined} onClick={() => { state.playhead.value = seq >= length ? 0 : seq; }}>
            <span class="badge" aria-hidden="true">{number}</span>{text}
          </button>
        </li>
      ))}
      {props.before !== "" && <li class="whybefore">{props.before}</li>}
    </ol>
  );
}
