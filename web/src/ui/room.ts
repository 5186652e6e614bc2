// How much room an element has, as it changes.
import { useLayoutEffect, useState } from "preact/hooks";

/** The width of an element in whole px; 0 until it is laid out. */
export function useWidth(box: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    let frame = 0;
    const take = (): void => {
      frame = 0;
      setWidth(Math.floor(element.clientWidth));
    };
    // Not at once: what is drawn then may change the height, which is news to the observer.
    const observer = new ResizeObserver(() => { frame ||= requestAnimationFrame(take); });
    observer.observe(element);
    take();
    return () => {
      observer.disconnect();
      cancelAnimationFrame(frame);
    };
  }, []);
  return width;
}
