// The seed of the runs to come, and the way to what other seeds come to.
import type { JSX } from "preact";
import { keyText } from "../app/commands";
import { useApp } from "../app/use";
import { DiceIcon, ExploreIcon } from "../ui/icons";

/** The seed, to be written, and a die that runs with the next one. */
export function SeedField(): JSX.Element {
  const { state, effects } = useApp();
  return (
    <span class="seed">
      <label>Seed
        <input type="text" inputMode="numeric" pattern="[0-9]*" maxLength={16} value={String(state.settings.value.seed)}
          onChange={(event) => take(event.currentTarget, (seed) => effects.seeds.choose(seed), state.settings.value.seed)}
          onKeyDown={(event) => { if (event.key === "Enter") take(event.currentTarget, (seed) => effects.seeds.open(seed), state.settings.value.seed); }} />
      </label>
      {state.settings.value.shuffle && <span class="shuffled" title="The seed also decides which of the runnable goroutines goes next">shuffled</span>}
      <button type="button" aria-label="Run with the next seed" title="Run with the next seed (D)" onClick={() => effects.seeds.next(1)}><DiceIcon /></button>
    </span>
  );
}

/** Hands on a seed that was written; what is none is put back. */
function take(field: HTMLInputElement, then: (seed: number) => void, before: number): void {
  const seed = Number(field.value);
  if (/^[0-9]+$/.test(field.value) && Number.isSafeInteger(seed)) then(seed);
  else field.value = String(before);
}

/** Runs 200 seeds and shows what they come to. */
export function ExploreButton(): JSX.Element {
  const { state, effects, mac } = useApp();
  const shown = state.view.value === "outcomes";
  return (
    <button type="button" class="button explorebutton" aria-pressed={shown} aria-label="Explore 200 seeds" title={`Explore 200 seeds (${keyText("E", mac)})`} onClick={() => effects.seeds.show()}>
      <ExploreIcon /><span class="explorelabel">Explore 200 seeds</span>
    </button>
  );
}
