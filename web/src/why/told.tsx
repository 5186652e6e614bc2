// What a run proves that surprises people: each as a question with its answer, which leads to the event.
import type { JSX } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import { useApp } from "../app/use";
import { FindingReader } from "./findings/findings";
import type { Finding } from "./findings/finding";

/** Events are read so many at a time, between two frames. */
const READ_AT_ONCE = 20_000;

/** What was found in the run that is over; nothing while it goes on, as its end may still change it. */
export function useFindings(): readonly Finding[] {
  const { state } = useApp();
  const log = state.run.value.phase === "ended" ? state.log.value : null;
  const reader = useMemo(() => (log === null ? null : new FindingReader(log, state.ran.value ?? [])), [log]);
  const [, turn] = useState(0);
  const read = reader?.complete ?? true;
  useEffect(() => {
    if (reader === null || reader.complete) return;
    const frame = requestAnimationFrame(() => {
      reader.update(READ_AT_ONCE);
      turn((one) => one + 1);
    });
    return () => cancelAnimationFrame(frame);
  });
  return useMemo(() => (reader !== null && read ? reader.findings : []), [reader, read]);
}

/** Asks once for the changes that fit what was found. */
export function useOffers(findings: readonly Finding[]): void {
  const { effects } = useApp();
  useEffect(() => effects.fixing.offer(findings.flatMap(({ fix }) => fix ?? [])), [findings]);
}

/** The button that tries the change for a finding, where there is one. */
export function FixButton(props: { finding: Finding }): JSX.Element | null {
  const { state, effects } = useApp();
  const offer = state.offers.value.find(({ fix }) => fix === props.finding.fix);
  if (!offer || state.stale.value) return null;
  return <button type="button" class="button small fixbutton" onClick={() => effects.fixing.attempt(offer)}>{offer.label}…</button>;
}

/** The findings as buttons: each selects its event. */
export function Told(props: { findings: readonly Finding[] }): JSX.Element {
  const { effects } = useApp();
  return (
    <ul class="told" aria-label="What this run shows">
      {props.findings.map((finding) => (
        <li key={`${finding.question} ${finding.seq}`}>
          <button type="button" class="toldbutton" onClick={() => effects.select(finding.seq)}><b>{finding.question}</b> <span>{finding.text}</span></button>
          <FixButton finding={finding} />
        </li>
      ))}
    </ul>
  );
}
