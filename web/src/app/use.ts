// How a view reaches the state and the effects.
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Effects } from "./effects";
import type { State } from "./state";

/** What every view is given. */
export interface App {
  state: State;
  effects: Effects;
  /** Whether the keyboard is a Mac's. */
  mac: boolean;
}

/** Carries the app down to the views. */
export const AppContext = createContext<App | null>(null);

/** The app; only inside the page. */
export function useApp(): App {
  const app = useContext(AppContext);
  if (!app) throw new Error("a view stands outside the page");
  return app;
}
