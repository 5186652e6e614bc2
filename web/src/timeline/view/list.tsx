// The run as a table of events, for those who read rather than look: a window of rows around the playhead.
import type { JSX } from "preact";
import { useApp } from "../../app/use";
import { listText } from "./facts";

/** Rows shown at once. */
const PAGE = 200;

/** The events around the playhead in a table, with buttons to the pages before and after. */
export function EventList(): JSX.Element {
  const { state, effects } = useApp();
  const log = state.log.value;
  const length = state.logLength.value;
  if (!log || length === 0) return <p class="listempty">Nothing has run yet.</p>;
  const playhead = state.playhead.value;
  const first = playhead === 0 ? Math.max(0, length - PAGE) : Math.floor((playhead - 1) / PAGE) * PAGE;
  const rows = Array.from({ length: Math.min(PAGE, length - first) }, (_, i) => listText(log, first + i));
  const go = (seq: number): void => { state.playhead.value = seq >= length ? 0 : Math.max(1, seq); };
  return (
    <div class="eventlist" tabIndex={0} role="region" aria-label="Events of the run">
      <p class="listpages">
        Events {first + 1} to {first + rows.length} of {length.toLocaleString("en-US")}
        <button type="button" class="button small" disabled={first === 0} onClick={() => go(first)}>Before</button>
        <button type="button" class="button small" disabled={first + rows.length >= length} onClick={() => go(first + PAGE + 1)}>After</button>
      </p>
      <table>
        <thead><tr><th scope="col">Time</th><th scope="col">Lane</th><th scope="col">What happened</th><th scope="col">Where</th></tr></thead>
        <tbody>
          {/* A press of a button, by key too, is a click on its row. */}
          {rows.map((row) => (
            <tr key={row.seq} aria-current={row.seq === state.selection.value ? "true" : undefined} onClick={() => effects.select(row.seq)}>
              <td class="time">{row.at}</td><td>{row.lane}</td><td><button type="button" class="choose">{row.text}</button></td>
              <td>{row.place !== "" && <button type="button" class="place" onClick={() => goTo(effects, row.place)}>{row.place}</button>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function goTo(effects: ReturnType<typeof useApp>["effects"], place: string): void {
  const at = place.lastIndexOf(":");
  effects.goTo(place.slice(0, at), Number(place.slice(at + 1)), 1, true);
}
