// The menu that saves what was drawn: the timeline and the diagram as pictures, the log for a trace viewer.

import type { JSX } from "preact";
import { useApp } from "../app/use";
import { SaveIcon } from "../ui/icons";
import { Menu } from "../ui/menu";
import { useItems } from "./items";

/** A button with the list of what can be saved; none before there is anything. */
export function ExportMenu(): JSX.Element | null {
  const { state, effects } = useApp();
  const items = useItems();
  if (items.length === 0) return null;
  return (
    <Menu label="Save a picture or the log" buttonClass="square small bare" align="right" face={<SaveIcon />}>
      {(close) => items.map((item) => (
        <button key={item.name} type="button" class="menuitem" disabled={state.making.value} onClick={() => { close(); effects.saveFile(item.name, async () => item.make()); }}>{item.text}</button>
      ))}
    </Menu>
  );
}
