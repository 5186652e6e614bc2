// The menu of what is shared: links, texts for other pages, files, and the way in for what others made.
import type { ComponentChildren, JSX } from "preact";
import { momentNow } from "../app/effects/addressing";
import { keyText } from "../app/commands";
import type { ShownMoment } from "../app/links";
import { lengthText } from "../app/sharewords";
import type { State } from "../app/state";
import { useApp } from "../app/use";
import { timeText } from "../app/words";
import { usePicture } from "../export/items";
import { sameRun } from "../program/program";
import { ShareIcon } from "../ui/icons";
import { Menu } from "../ui/menu";

/** The button "Share" with its menu. */
export function ShareMenu(): JSX.Element {
  const { state, effects } = useApp();
  const wide = state.width.value === "wide";
  return (
    <Menu label="Share" buttonClass={wide ? "sharebutton" : "square"} align="right" face={<><ShareIcon />{wide && "Share"}</>} onOpen={() => effects.sharing.prepare()}>
      {(close) => <ShareItems close={close} />}
    </Menu>
  );
}

function ShareItems(props: { close: () => void }): JSX.Element {
  const { state, effects, mac } = useApp();
  const { close } = props;
  const { sharing } = effects;
  const { link, problem } = state.links.value;
  const picture = usePicture();
  const moment = momentNow(state);
  const then = (act: () => void) => (): void => { close(); act(); };
  return (
    <div class="sharemenu">
      <div role="group" aria-label="Copy">
        <Item text="Copy link" hint={problem || (link === "" ? "…" : lengthText(link.length))} bad={problem !== ""} off={problem !== ""} act={then(() => sharing.copyLink())} />
        <Item text="Copy link to this moment" hint={moment.ok ? momentText(state, moment) : moment.why} off={!moment.ok || problem !== ""} act={then(() => sharing.copyMoment())} />
        <Item text="Copy as Markdown" hint="The code, and the link below it" off={problem !== ""} act={then(() => sharing.copyMarkdown())} />
        <Item text="Copy embed code" hint="A frame for your own page" off={problem !== ""} act={then(() => sharing.copyEmbed())} />
      </div>
      <div role="group" aria-label="Save" class="sharegroup">
        <Item text="Save as .txtar" hint="Opens here again; Go's own tools build it" act={then(() => sharing.download())} />
        <Item text="Save the picture" hint={picture ? "What the run drew, as PNG" : "There is one once the program has run"} off={!picture}
          act={then(() => { if (picture) effects.saveFile(picture.name, async () => picture.make()); })} />
      </div>
      <div role="group" aria-label="Open" class="sharegroup">
        <Item text="Open code…" hint="A file or pasted text; a file can be dropped too" act={then(() => { state.modal.value = { kind: "open" }; })} />
      </div>
      {state.width.value !== "narrow" && <p class="small about">{keyText("Mod+S", mac)} puts the link into the address bar.</p>}
    </div>
  );
}

/** Where the moment is in the run, and that it keeps the run's settings where others are chosen now. */
function momentText(state: State, { moment: { at }, settings }: ShownMoment): string {
  const log = state.log.value;
  const where = log && at < log.length ? `Event ${at.toLocaleString("en-US")}, at ${timeText(log.timeAt(at - 1))} ms` : "The end of the run";
  return sameRun(settings, state.settings.value) ? where : `${where}, with the settings it ran with`;
}

/** A row of the menu: what it does, and below it what that means. One that is off stays in the order of keys, so that its reason can be heard. */
function Item(props: { text: string; hint: ComponentChildren; bad?: boolean; off?: boolean; act: () => void }): JSX.Element {
  return (
    <button type="button" class="menuitem shareitem" aria-disabled={props.off ? true : undefined} onClick={() => { if (!props.off) props.act(); }}>
      <span>{props.text}</span>
      <span class={props.bad ? "sharehint bad" : "sharehint"}>{props.hint}</span>
    </button>
  );
}
