// The page's icons, drawn as inline SVG in the colour of the text around them.
import type { ComponentChildren, JSX } from "preact";

function Icon(props: { children: ComponentChildren; size?: number }): JSX.Element {
  const size = props.size ?? 16;
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" fill="none" stroke="currentColor" stroke-width="1.5"
      stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">
      {props.children}
    </svg>
  );
}

/** The product's mark: two JavaScript blocks and a Go block taking turns on one thread. */
export function Logo(): JSX.Element {
  return (
    <svg class="logo" width="28" height="20" viewBox="0 0 28 20" aria-hidden="true" focusable="false">
      <rect x="1" y="1" width="9.2" height="8" rx="2.4" class="logo-js" />
      <rect x="17.8" y="1" width="9.2" height="8" rx="2.4" class="logo-js" />
      <path d="M10.2 6v8M17.8 6v8" class="logo-joint" />
      <rect x="10.2" y="11" width="7.6" height="8" class="logo-go" />
    </svg>
  );
}

/** A triangle: run. */
export const PlayIcon = (): JSX.Element => <Icon><path d="M4.5 3v10l8-5z" fill="currentColor" stroke="none" /></Icon>;
/** A square: stop. */
export const StopIcon = (): JSX.Element => <Icon><rect x="3.5" y="3.5" width="9" height="9" rx="1.5" fill="currentColor" stroke="none" /></Icon>;
/** Two bars: pause. */
export const PauseIcon = (): JSX.Element => <Icon><path d="M5.5 3.5v9M10.5 3.5v9" stroke-width="2.4" stroke-linecap="butt" /></Icon>;
/** A triangle before a bar: one step. */
export const StepIcon = (): JSX.Element => <Icon><path d="M3 3.4v9.2l6.6-4.6z" fill="currentColor" /><path d="M12.5 3.2v9.6" stroke-width="1.8" stroke-linecap="butt" /></Icon>;
/** An arrow back to where it began: from the start. */
export const RestartIcon = (): JSX.Element => <Icon><path d="M3.2 6.2a5.2 5.2 0 1 1-.4 3.2" /><path d="M2.6 2.6v3.8h3.8" /></Icon>;
/** A chevron that points down. */
export const DownIcon = (): JSX.Element => <Icon size={12}><path d="M4 6l4 4 4-4" stroke-width="2" /></Icon>;
/** A chevron that points up. */
export const UpIcon = (): JSX.Element => <Icon size={12}><path d="M4 10l4-4 4 4" stroke-width="2" /></Icon>;
/** A chevron that points left. */
export const LeftIcon = (): JSX.Element => <Icon size={12}><path d="M10 4L6 8l4 4" stroke-width="2" /></Icon>;
/** A chevron that points right. */
export const RightIcon = (): JSX.Element => <Icon size={12}><path d="M6 4l4 4-4 4" stroke-width="2" /></Icon>;
/** An arrow that leaves a box: share. */
export const ShareIcon = (): JSX.Element => <Icon><path d="M12.5 9.5v3a1 1 0 0 1-1 1h-8a1 1 0 0 1-1-1v-8a1 1 0 0 1 1-1h3M9.5 2.5h4v4M13.2 2.8L7.5 8.5" /></Icon>;
/** A way that parts in three: other seeds. */
export const ExploreIcon = (): JSX.Element => <Icon><path d="M2 8h4M6 8c3 0 3-4.5 7.5-4.5M6 8h7.5M6 8c3 0 3 4.5 7.5 4.5" /></Icon>;
/** A die: the next seed. */
export const DiceIcon = (): JSX.Element => (
  <Icon><rect x="2.5" y="2.5" width="11" height="11" rx="2" /><g fill="currentColor" stroke="none"><circle cx="5.7" cy="5.7" r="1" /><circle cx="10.3" cy="5.7" r="1" /><circle cx="5.7" cy="10.3" r="1" /><circle cx="10.3" cy="10.3" r="1" /></g></Icon>
);
/** A half-filled disc: the theme. */
export const ThemeIcon = (): JSX.Element => <Icon><circle cx="8" cy="8" r="5.5" /><path d="M8 2.5a5.5 5.5 0 0 1 0 11z" fill="currentColor" stroke="none" /></Icon>;
/** A tick: done. */
export const CheckIcon = (): JSX.Element => <Icon size={14}><path d="M2.5 8.5L6 12l7.5-8" stroke-width="1.8" /></Icon>;
/** A plus sign. */
export const PlusIcon = (): JSX.Element => <Icon><path d="M8 3.5v9M3.5 8h9" /></Icon>;
/** A cross: close. */
export const CloseIcon = (): JSX.Element => <Icon size={14}><path d="M4 4l8 8M12 4l-8 8" /></Icon>;
/** Three dots: more. */
export const MoreIcon = (): JSX.Element => (
  <Icon><g fill="currentColor" stroke="none"><circle cx="3.5" cy="8" r="1.3" /><circle cx="8" cy="8" r="1.3" /><circle cx="12.5" cy="8" r="1.3" /></g></Icon>
);
/** Two sheets: copy. */
export const CopyIcon = (): JSX.Element => <Icon size={14}><rect x="5.5" y="5.5" width="8" height="8" rx="1.5" /><path d="M10.5 5.5v-2a1 1 0 0 0-1-1h-6a1 1 0 0 0-1 1v6a1 1 0 0 0 1 1h2" /></Icon>;
/** A large and a small A: the size of code. */
export const SizeIcon = (): JSX.Element => <Icon><path d="M1.5 12.5l3.6-9 3.6 9M2.7 9.6h4.8M9.9 12.5l2.3-5.6 2.3 5.6M10.7 10.7h3" /></Icon>;
/** A triangle with a stroke: something is wrong. */
export const AlertIcon = (): JSX.Element => <Icon size={14}><path d="M8 2.5l6 11H2zM8 6.5v3.2M8 11.6v.1" /></Icon>;
/** A pane with an arrow: bring back what is folded to the side. */
export const RailIcon = (): JSX.Element => <Icon><rect x="2" y="3" width="12" height="10" rx="1.5" /><path d="M6 3v10M9 6.5L10.8 8 9 9.5" /></Icon>;
/** An arrow into a tray: save. */
export const SaveIcon = (): JSX.Element => <Icon><path d="M8 2.5v7M5 7l3 3 3-3M3 11.5v1a1 1 0 0 0 1 1h8a1 1 0 0 0 1-1v-1" /></Icon>;
