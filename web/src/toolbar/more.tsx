// The menu at the end of the top bar: size of code, theme, clock, keys, words.
import type { JSX } from "preact";
import type { Look } from "../app/state";
import { useApp } from "../app/use";
import { CLOCKS, IDLE_TIMES } from "../app/words";
import { MoreIcon } from "../ui/icons";
import { Menu } from "../ui/menu";
import { Segmented } from "../ui/segmented";
import { SeedField } from "./seed";

const THEMES: readonly { id: Look["theme"]; text: string }[] = [{ id: "system", text: "System" }, { id: "light", text: "Light" }, { id: "dark", text: "Dark" }];

/** Settings that are seldom changed. */
export function MoreMenu(): JSX.Element {
  const { state, effects } = useApp();
  const look = state.look.value;
  return (
    <Menu label="More" buttonClass="square bare" align="right" face={<MoreIcon />}>
      {(close) => (
        <div class="settings">
          <div class="setting">
            <span id="code-size">Code size</span>
            <span class="segmented" role="group" aria-labelledby="code-size">
              <button type="button" aria-label="Smaller" onClick={() => effects.resizeCode(-1)}>−</button>
              <button type="button" aria-label="As at first" onClick={() => effects.resizeCode(0)}>{(look.code / 10).toFixed(1)} px</button>
              <button type="button" aria-label="Larger" onClick={() => effects.resizeCode(1)}>+</button>
            </span>
          </div>
          <div class="setting">
            <span>Theme</span>
            <Segmented label="Theme" options={THEMES} value={look.theme} onChange={(theme) => { state.look.value = { ...look, theme }; }} />
          </div>
          {state.width.value !== "wide" && <TimeSettings />}
          <div class="setting"><SeedField /></div>
          <button type="button" class="menuitem" onClick={() => { close(); effects.save(); }}>Format, save, link to address bar</button>
          <button type="button" class="menuitem" onClick={() => { close(); effects.showVersions(); }}>Versions of this program <kbd>V</kbd></button>
          <button type="button" class="menuitem" onClick={() => { close(); state.modal.value = { kind: "keys" }; }}>Keys <kbd>?</kbd></button>
          <button type="button" class="menuitem" onClick={() => { close(); state.modal.value = { kind: "words" }; }}>Words</button>
          <p class="small about">{state.goVersion.value === "" ? "" : `Go ${state.goVersion.value.replace(/^go/, "")} compiles in this page.`}</p>
        </div>
      )}
    </Menu>
  );
}

/** What stands over the timeline only where there is room. */
function TimeSettings(): JSX.Element {
  const { state, effects } = useApp();
  return (
    <>
      <div class="setting">
        <span>Clock</span>
        <Segmented label="Clock" options={CLOCKS} value={state.settings.value.clock} onChange={(clock) => effects.setClock(clock)} />
      </div>
      <div class="setting">
        <span>Idle time</span>
        <Segmented label="Idle time" options={IDLE_TIMES} value={state.folded.value ? "folded" : "scale"} onChange={(id) => { state.folded.value = id === "folded"; }} />
      </div>
    </>
  );
}
