// The log of a run that never reached the sandbox: its settings and its end.
import { EventLog } from "../event/log";
import { EventWriter } from "../event/writer.gen";
import type { End, RunOptions } from "./run";

/** What would have run the program. */
export interface Versions {
  readonly engine: number;
  /** Such as "go1.26.8"; "" where there is no Go. */
  readonly go: string;
}

const EVENT_NS = 1000;

/** A log of `run` and `end` alone. */
export function unstartedLog(options: RunOptions, { engine, go }: Versions, how: End, why: string): EventLog {
  let at = -EVENT_NS;
  const writer = new EventWriter({ stamp: () => (at += EVENT_NS), maxEvents: 2, maxBytes: Number.MAX_SAFE_INTEGER });
  writer.run(0, 0, 0, 0, engine, go, options.clock, options.seed, options.epoch);
  writer.end(0, 0, 0, 0, how, 0, why);
  const log = new EventLog();
  const batch = writer.take();
  if (batch) log.append(batch);
  return log;
}
