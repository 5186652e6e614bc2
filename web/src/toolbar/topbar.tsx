// The top bar: which lesson, run, speed, what happened, share, look.
import type { JSX } from "preact";
import { keyText } from "../app/commands";
import { useApp } from "../app/use";
import { Logo, ShareIcon, ThemeIcon } from "../ui/icons";
import { LessonMenu } from "./lessonmenu";
import { MoreMenu } from "./more";
import { RunControls } from "./controls";
import { RunButton } from "./run";
import { SpeedSlider } from "./speed";
import { StatusWord } from "./status";

/** The page's header. */
export function TopBar(): JSX.Element {
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
      <span class="filler" />
      <StatusWord />
      <ShareButton />
      {!narrow && <ThemeButton />}
      <MoreMenu />
    </header>
  );
}

function ShareButton(): JSX.Element {
  const { state, effects, mac } = useApp();
  const wide = state.width.value === "wide";
  const label = `Copy a link to this program (${keyText("Mod+S", mac)} puts it into the address bar)`;
  return (
    <button type="button" class={`button ${wide ? "" : "square"}`} title={label} aria-label={wide ? undefined : "Copy link"} onClick={() => effects.copyLink()}>
      <ShareIcon />{wide && "Copy link"}
    </button>
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
