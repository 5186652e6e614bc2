// Run and Stop: one button in one place.
import type { JSX } from "preact";
import { keyText } from "../app/commands";
import { useApp } from "../app/use";
import { PlayIcon, StopIcon } from "../ui/icons";

/** Run, or Stop while something is built or runs. */
export function RunButton(props: { wide?: boolean }): JSX.Element {
  const { state, effects, mac } = useApp();
  const busy = state.busy.value;
  const hint = keyText(busy ? "Ctrl+." : "Mod+Enter", mac);
  const showHint = state.width.value === "wide" && !props.wide;
  return (
    <button type="button" class="button primary runbutton" title={busy ? `Stop (${hint})` : `Run (${hint}, Shift ↵)`}
      onPointerEnter={() => effects.nearRun()} onFocus={() => effects.nearRun()}
      onClick={() => (busy ? effects.stop() : effects.run())}>
      {busy ? <StopIcon /> : <PlayIcon />}
      {busy ? "Stop" : "Run"}
      {showHint && <span class="keyhint" aria-hidden="true">{hint}</span>}
    </button>
  );
}
