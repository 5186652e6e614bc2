// The top bar: which lesson, run, speed, what happened, share, look.
import type { ComponentChildren, JSX } from "preact";
import { useApp } from "../app/use";
import { Logo, ThemeIcon } from "../ui/icons";
import { LessonMenu } from "./lessonmenu";
import { MoreMenu } from "./more";
import { RunControls } from "./controls";
import { RunButton } from "./run";
import { SpeedSlider } from "./speed";
import { ExploreButton, SeedField } from "./seed";
import { StatusWord } from "./status";

/** The page's header; `share` is the menu of what is shared. */
export function TopBar(props: { share: ComponentChildren }): JSX.Element {
  const { state } = useApp();
  const narrow = state.width.value === "narrow";
  return (
    <header class="topbar">
      <span class="brand">
        <Logo />
        <h1 class="brandname">Interleave</h1>
      </span>
      <LessonMenu />
      {!narrow && <RunButton />}
      {!narrow && <RunControls />}
      {!narrow && <SpeedSlider />}
      {state.width.value === "wide" && <SeedField />}
      {!narrow && <ExploreButton />}
      <span class="filler" />
      <StatusWord />
      {props.share}
      {!narrow && <ThemeButton />}
      <MoreMenu />
    </header>
  );
}

function ThemeButton(): JSX.Element {
  const { effects } = useApp();
  return (
    <button type="button" class="button square bare" aria-label="Light or dark" title="Light or dark (T)" onClick={() => effects.toggleTheme()}>
      <ThemeIcon />
    </button>
  );
}
