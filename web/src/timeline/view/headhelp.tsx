// The question marks beside the names of the Thread and of the groups of lanes: each tells what is drawn there.
import type { JSX } from "preact";
import { LANE_HELP } from "../../app/terms";
import { HelpMark } from "../../ui/term";
import type { GroupName } from "../layout/arrange";
import { NORMAL } from "../layout/metrics";
import type { Scene } from "../layout/scene";

/** A name that is explained; `top` in px of the stage, of the middle of its line. */
export interface HeadPlace {
  readonly name: GroupName | "thread";
  readonly left: number;
  readonly top: number;
}

/** The middle of a group's name below the group's top, in px. */
const NAME_MIDDLE = 17;

/** Where names stand that are in sight, when the lanes are scrolled by so many px; none where there is no room beside the names. */
export function headPlaces(scene: Scene, scrollTop: number, height: number): HeadPlace[] {
  const { head, metrics, arrangement } = scene;
  if (metrics.gutter < NORMAL.gutter) return [];
  const thread: HeadPlace = { name: "thread", left: 64, top: head.thread + head.threadHeight / 2 - 6 };
  const groups = arrangement.groups.map(({ name, y }): HeadPlace => {
    const place = name === "go" ? undefined : arrangement.places.find((one) => one.group === name);
    return { name, left: metrics.gutter - 24, top: head.height - scrollTop + (place ? place.y + place.height / 2 : y + NAME_MIDDLE) };
  });
  return [thread, ...groups.filter(({ top }) => top > head.height + 6 && top < height - 6)];
}

/** The marks, over the picture. */
export function HeadHelp(props: { places: readonly HeadPlace[] }): JSX.Element {
  return <>{props.places.map(({ name, left, top }) => <HelpMark key={name} word={LANE_HELP[name].word} text={LANE_HELP[name].text} left={left} top={top} />)}</>;
}
