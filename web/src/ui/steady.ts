// Draws what grows quickly less often, so that a flood costs the page only part of its frames.
import { useEffect, useRef, useState } from "preact/hooks";

/** How much may come at once before it counts as a flood. */
const FLOOD = 40;
/** How long a flood waits for its next drawing, in ms. */
const PAUSE_MS = 120;

/** The count to draw: the newest where little has come, a recent one during a flood. Without `growing` always the newest. */
export function useSteady(count: number, growing: boolean): number {
  const drawn = useRef({ count, at: 0 });
  const [, redraw] = useState(0);
  const now = performance.now();
  const came = count - drawn.current.count;
  const late = now - drawn.current.at >= PAUSE_MS;
  const wait = growing && came > FLOOD && !late;
  if (!wait && came !== 0) drawn.current = { count, at: now };
  useEffect(() => {
    if (!wait) return;
    const timer = setTimeout(() => redraw((turn) => turn + 1), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [wait]);
  return drawn.current.count;
}
