// The sizes of the panes: what the reader dragged, kept inside what the window has room for.
import { useEffect, useRef, useState } from "preact/hooks";
import type { RefObject } from "preact";
import { useApp } from "../app/use";
import type { Look, Width } from "../app/state";
import type { SourceFile } from "../program/program";

/** Sizes in CSS pixels and how to change them; 0 goes back to the layout's own. */
export interface Sizes {
  left: number;
  leftMost: number;
  timeline: number;
  timelineMost: number;
  goHeight: number;
  /** The part of both editors' height that the Go editor has of its own accord, from 0 to 1. */
  goShare: number;
  panes: RefObject<HTMLElement | null>;
  codes: RefObject<HTMLDivElement | null>;
  goNow(): number;
  goMost(): number;
  setLeft(size: number): void;
  setTimeline(size: number): void;
  setGo(size: number): void;
}

const LEFT: Record<Width, number> = { wide: 476, medium: 384, narrow: 0 };
const CONSOLE_LEAST = 120;
/** The console's height of its own accord; the timeline has the rest, between these limits. */
const CONSOLE_OWN = 220;
const TIMELINE_LEAST = 252;
const TIMELINE_MOST = 760;
const RIGHT_LEAST = 360;
const SHARE = { least: 0.2, most: 0.82 };
/** Where a language has no file, only its tabs and a sentence stand. */
const ALONE = 0.85;
const EDITOR_LEAST = 90;

/** The sizes for the window as it is now. */
export function useSizes(): Sizes {
  const { state } = useApp();
  const panes = useRef<HTMLElement>(null);
  const codes = useRef<HTMLDivElement>(null);
  const space = useWindow();
  const look = state.look.value;
  const change = (part: Partial<Look>): void => { state.look.value = { ...state.look.value, ...part }; };
  const leftMost = Math.max(280, space.width - RIGHT_LEAST);
  const timelineMost = Math.max(180, space.height - 52 - CONSOLE_LEAST);
  const ownTimeline = Math.max(TIMELINE_LEAST, Math.min(TIMELINE_MOST, space.height - 52 - CONSOLE_OWN));
  const goShare = shareOf(state.opened.value?.program.files ?? []);
  const goMost = (): number => Math.max(EDITOR_LEAST, (codes.current?.clientHeight ?? 600) - EDITOR_LEAST);
  return {
    left: Math.min(look.left || LEFT[state.width.value], leftMost),
    leftMost,
    timeline: Math.min(look.timeline || ownTimeline, timelineMost),
    timelineMost,
    goShare,
    goHeight: look.goHeight === 0 ? 0 : Math.min(look.goHeight, goMost()),
    panes,
    codes,
    goNow: () => look.goHeight || Math.round((codes.current?.clientHeight ?? 600) * goShare),
    goMost,
    setLeft: (left) => change({ left }),
    setTimeline: (timeline) => change({ timeline }),
    setGo: (goHeight) => change({ goHeight }),
  };
}

/** What part of all lines is in main.go, as the program was opened: an editor does not grow while one types. Files of no line count as a few. */
function shareOf(files: readonly SourceFile[]): number {
  const lines = (name: RegExp): number => files.find((one) => name.test(one.name))?.text.split("\n").length ?? 0;
  const [go, js] = [lines(/^main\.go$/), lines(/^main\.(?:js|ts)$/)];
  if (go > 0 && js === 0) return ALONE;
  return Math.min(SHARE.most, Math.max(SHARE.least, (go + 3) / (go + js + 6)));
}

function useWindow(): { width: number; height: number } {
  const [space, setSpace] = useState({ width: window.innerWidth, height: window.innerHeight });
  useEffect(() => {
    const resized = (): void => setSpace({ width: window.innerWidth, height: window.innerHeight });
    window.addEventListener("resize", resized);
    return () => window.removeEventListener("resize", resized);
  }, []);
  return space;
}
