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
  /** What the editors know of the open program's files, by name, so that a change of the layout does not lose it. */
  editorStates: { generation: number; files: Map<string, object> };
}

/** Carries the app down to the views. */
export const AppContext = createContext<App | null>(null);

/** The app; only inside the page. */
export function useApp(): App {
  const app = useContext(AppContext);
  if (!app) throw new Error("a view stands outside the page");
  return app;
}
