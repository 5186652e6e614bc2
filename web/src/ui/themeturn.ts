// Tells what is painted by script that the page's colours have changed: by the reader's choice or by the system.
import { useLayoutEffect, useState } from "preact/hooks";

const QUERIES = ["(prefers-color-scheme: dark)", "(prefers-contrast: more)"];

/** Counts up when the page's colours change; `theme` is what the reader has chosen. */
export function useThemeTurn(theme: string): number {
  const [turn, setTurn] = useState(0);
  useLayoutEffect(() => {
    const queries = QUERIES.map((query) => window.matchMedia(query));
    const changed = (): void => setTurn((now) => now + 1);
    for (const query of queries) query.addEventListener("change", changed);
    changed();
    return () => { for (const query of queries) query.removeEventListener("change", changed); };
  }, [theme]);
  return turn;
}
