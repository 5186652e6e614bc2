// Reads a log for everything surprising that it proves.

import type { Kind } from "../../event/kinds.gen";
import type { EventLog } from "../../event/log";
import type { SourceFile } from "../../program/program";
import { Answers } from "./answers";
import { Clamped } from "./clamped";
import { Closed } from "./closed";
import { Deadlock } from "./deadlock";
import { Drawn } from "./drawn";
import { Early } from "./early";
import type { Detector, Finding } from "./finding";
import { Fetched } from "./fetched";
import { Forgotten } from "./forgotten";
import { NeverLetGo } from "./held";
import { Ignored } from "./ignored";
import { LateTimers } from "./lateness";
import { Promised } from "./promised";
import { Rejections } from "./rejections";
import { Sources } from "./sources";
import { Sleeps } from "./sleeps";
import { StaleCalls } from "./stale";
import { Threw } from "./threw";
import { Uncalled } from "./uncalled";
import { Uncaught } from "./uncaught";
import { Unfinished } from "./unfinished";
import { Unreleased } from "./unreleased";

/** So many findings of one question are told; the rest are left out. */
const MOST_ALIKE = 3;

/** Reads a finished log, in slices, and then tells what was found. `files` are the sources that ran; some findings need them. */
export class FindingReader {
  private next = 0;
  private readonly detectors: readonly Detector[];
  private readonly wanted = new Map<Kind, Detector[]>();

  constructor(private readonly log: EventLog, files: readonly SourceFile[] = []) {
    const sources = new Sources(log, files);
    this.detectors = [
      new Deadlock(log), new Threw(log), new Closed(log, sources), new NeverLetGo(log), new Answers(log, sources), new Early(log, sources), new Promised(sources), new Fetched(sources), new Forgotten(log, sources), new StaleCalls(log), new Rejections(), new Uncaught(log, sources), new Unfinished(log),
      new Uncalled(log), new LateTimers(log), new Clamped(log, sources), new Ignored(log, sources), new Unreleased(log), new Drawn(log), new Sleeps(log),
    ];
    for (const detector of this.detectors) {
      for (const kind of detector.kinds) this.wanted.set(kind, [...(this.wanted.get(kind) ?? []), detector]);
    }
  }

  /** Whether everything has been read. */
  get complete(): boolean {
    return this.next >= this.log.length;
  }

  /** Reads on, so many events at most. */
  update(most = Infinity): void {
    const { log, wanted } = this;
    for (const until = Math.min(log.length, this.next + most); this.next < until; this.next++) {
      const detectors = wanted.get(log.kindAt(this.next));
      if (detectors === undefined) continue;
      const event = log.at(this.next);
      for (const detector of detectors) detector.read(event);
    }
  }

  /** What was found, the gravest first. */
  get findings(): Finding[] {
    const told = new Map<string, number>();
    return this.detectors.flatMap((detector) => detector.found()).filter(({ question }) => {
      const count = (told.get(question) ?? 0) + 1;
      told.set(question, count);
      return count <= MOST_ALIKE;
    });
  }
}
