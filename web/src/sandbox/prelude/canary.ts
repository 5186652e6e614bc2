// This file proves, before any user code, that the browser really isolates this worker; if not, nothing is run.

/** What the checks try; the worker's own functions, captured before they are removed. */
export interface Escapes {
  readonly origin: string;
  fetch(address: string): Promise<unknown>;
  openDatabase(): unknown;
}

/** Resolves with null when the worker is isolated, else with a sentence that says what stood open. */
export async function canary(escapes: Escapes): Promise<string | null> {
  if (escapes.origin !== "null") return "this browser gave the program an origin of its own";
  if (await succeeds(() => escapes.fetch("data:,x"))) return "this browser let the program fetch";
  if (await succeeds(() => escapes.openDatabase())) return "this browser gave the program storage";
  return null;
}

async function succeeds(attempt: () => unknown): Promise<boolean> {
  try {
    await attempt();
    return true;
  } catch {
    return false;
  }
}
