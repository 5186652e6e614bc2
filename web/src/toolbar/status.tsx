// The short word on the run at the right of the top bar.
import type { JSX } from "preact";
import { standText, statusOf } from "../app/words";
import { timeOfLast } from "../app/state";
import { useApp } from "../app/use";
import { AlertIcon, CheckIcon } from "../ui/icons";

/** "Compiled in 0.4 s", "1 error in main.go", or what was just copied or saved. */
export function StatusWord(): JSX.Element | null {
  const { state } = useApp();
  const said = state.said.value;
  const stands = state.run.value.phase === "running" ? standText(state.stand.value, timeOfLast(state)) : "";
  const status = said || stands ? { text: said || stands, tone: "plain" as const } : statusOf(state.run.value, state.diagnostics.value);
  if (status.text === "") return null;
  return (
    <span class={`status ${status.tone}`} aria-hidden="true">
      {status.tone === "ok" && <CheckIcon />}
      {status.tone === "error" && <AlertIcon />}
      <span class="statustext">{status.text}</span>
    </span>
  );
}
