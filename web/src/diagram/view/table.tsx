// The diagram as a table, for those who read rather than look: each message and each line printed, in order.

import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { EventLog } from "../../event/log";
import type { SourceFile } from "../../program/program";
import { pointText } from "../../timeline/scale/ticks";
import { DiagramModel } from "../model/model";

/** One line of the table. */
interface Line {
  readonly seq: number;
  readonly from: string;
  readonly to: string;
  readonly text: string;
}

/** What happened between whom, as a table. */
export function DiagramTable(props: { log: EventLog; length: number; files: readonly SourceFile[]; selected: number; onSelect: (seq: number) => void }): JSX.Element {
  const { log, onSelect } = props;
  const model = useMemo(() => new DiagramModel(log, props.files), [log, props.files]);
  const lines = useMemo(() => {
    model.update();
    return linesOf(model);
  }, [model, props.length]);
  return (
    <div class="eventlist" tabIndex={0} role="region" aria-label="Messages of the run">
      <table>
        <thead><tr><th scope="col">Time</th><th scope="col">From</th><th scope="col">To</th><th scope="col">What happened</th></tr></thead>
        <tbody>
          {lines.map((line, i) => (
            <tr key={i} aria-current={line.seq === props.selected ? "true" : undefined}>
              <td class="time">{pointText(log.timeAt(line.seq - 1))}</td><td>{line.from}</td><td>{line.to}</td>
              <td><button type="button" class="place" onClick={() => onSelect(line.seq)}>{line.text}</button></td>
            </tr>
          ))}
        </tbody>
      </table>
      {model.cut && <p class="listpages">This is {model.share}.</p>}
    </div>
  );
}

function linesOf(model: DiagramModel): Line[] {
  const { lines, messages, notes } = model.sheet;
  const name = (line: number): string => lines[line]?.name ?? "";
  const said = messages.map((one): Line => ({ seq: one.toSeq, from: name(one.fromLine), to: one.kind === "lost" ? "nobody" : name(one.toLine), text: one.label }));
  const noted = notes.map((one): Line => ({ seq: one.seq, from: name(one.line), to: "", text: one.output ? `prints ${one.text}` : one.text }));
  return [...said, ...noted].sort((a, b) => a.seq - b.seq);
}
