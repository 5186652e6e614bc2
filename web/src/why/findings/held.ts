// Finds who had the thread and did not let go of it until the run was cut.

import type { EventLog } from "../../event/log";
import type { EventOf, LogEvent } from "../../event/event";
import { laneName } from "../../event/event";
import { ms } from "./finding";
import type { Detector, Finding } from "./finding";

/** A run that came to the limit of its real time in the middle of a task. */
export class NeverLetGo implements Detector {
  readonly kinds = ["thread", "task", "taskend", "truncated", "end"] as const;
  private holder: EventOf<"thread"> | null = null;
  private inTask = false;
  private truncated = false;
  private cut: EventOf<"end"> | null = null;

  constructor(private readonly log: EventLog) {}

  read(event: LogEvent): void {
    if (event.kind === "thread") this.holder = event;
    else if (event.kind === "task" || event.kind === "taskend") this.inTask = event.kind === "task";
    else if (event.kind === "truncated") this.truncated = true;
    else if (event.kind === "end" && event.args.how === "limit") this.cut = event;
  }

  found(): Finding[] {
    const { cut, holder } = this;
    if (cut === null || this.truncated || !this.inTask || holder === null || holder.args.holder === "none") return [];
    const who = holder.args.holder === "js" ? "JavaScript" : holder.lane > 0 ? laneName(holder.lane) : "Go";
    return [{
      seq: holder.seq, question: "Who holds the thread?", proof: [holder.seq, cut.seq],
      text: `${who} got it at ${ms(holder.at)} and had not let go of it when the run was ended. ${this.lastSeen(holder)}Timers and callbacks of both languages wait until it does.`,
    }];
  }

  /** The last place that the log knows since then. */
  private lastSeen(holder: EventOf<"thread">): string {
    for (let seq = this.log.length; seq > holder.seq; seq--) {
      const place = this.log.position(this.log.posAt(seq - 1));
      if (place) return `It was last seen at ${place.file}:${place.line}. `;
    }
    return "";
  }
}
