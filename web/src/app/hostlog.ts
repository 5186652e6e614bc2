// The log of a run that never reached the sandbox: its settings and its end.
import { EventLog } from "../event/log";
import { EventWriter } from "../event/writer.gen";
import type { End, RunOptions } from "./run";

/** The engine's version until a site says otherwise. */
export const ENGINE = 1;

const EVENT_NS = 1000;

/** A log of `run` and `end` alone. */
export function unstartedLog(options: RunOptions, goVersion: string, how: End, why: string): EventLog {
  let at = -EVENT_NS;
  const writer = new EventWriter({ stamp: () => (at += EVENT_NS), maxEvents: 2, maxBytes: Number.MAX_SAFE_INTEGER });
  writer.run(0, 0, 0, 0, ENGINE, goVersion, options.clock, options.seed, options.epoch);
  writer.end(0, 0, 0, 0, how, 0, why);
  const log = new EventLog();
  const batch = writer.take();
  if (batch) log.append(batch);
  return log;
}
