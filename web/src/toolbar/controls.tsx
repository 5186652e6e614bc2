// Pause or play, step, and from the start: the group of buttons beside Run.
import type { ComponentChildren, JSX } from "preact";
import { COMMANDS, keyText } from "../app/commands";
import type { Effects } from "../app/effects";
import { useApp } from "../app/use";
import { PauseIcon, PlayIcon, RestartIcon, StepIcon } from "../ui/icons";

/** What is done with a run under way. Every button does something at any time. `few` leaves out the way back to the start, `brief` pausing. */
export function RunControls(props: { few?: boolean; brief?: boolean }): JSX.Element {
  return (
    <span class="controls" role="group" aria-label="The run">
      {!props.brief && <PlayButton />}
      <ControlButton command="step" label="Step" title="Run one task, then pause; with Shift, show one event" act={(effects, shift) => (shift ? effects.stepEvent() : effects.step())}><StepIcon /></ControlButton>
      {!props.few && <ControlButton command="restart" label="Restart" title="From the start, with the same seed" act={(effects) => effects.restart()}><RestartIcon /></ControlButton>}
    </span>
  );
}

function PlayButton(): JSX.Element {
  const { state } = useApp();
  const live = state.busy.value;
  const going = live ? state.stand.value === "going" : state.replaying.value;
  const title = going ? "Pause" : live ? "Go on" : state.log.value ? "Play what was recorded" : "Run";
  return (
    <ControlButton command="play" label={going ? "Pause" : "Play"} title={title} act={(effects) => effects.togglePlay()}>
      {going ? <PauseIcon /> : <PlayIcon />}
    </ControlButton>
  );
}

function ControlButton(props: { command: string; label: string; title: string; act: (effects: Effects, shift: boolean) => void; children: ComponentChildren }): JSX.Element {
  const { effects, mac } = useApp();
  const key = COMMANDS.find((one) => one.id === props.command)?.keys[0] ?? "";
  return (
    <button type="button" aria-label={props.label} title={`${props.title} (${keyText(key, mac)})`}
      onPointerEnter={() => effects.nearRun()} onClick={(event) => props.act(effects, event.shiftKey)}>
      {props.children}
    </button>
  );
}
