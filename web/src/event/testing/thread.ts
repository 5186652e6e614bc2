// Who held the thread, read off a whole log in the plainest way: what tests hold the page's own readers against.
import type { ThreadArgs } from "../kinds.gen";
import type { EventLog } from "../log";

/** A time during which one held the thread, or nobody did. The spans of a log follow one another without a gap, from time 0 on. */
export interface ThreadSpan {
  readonly holder: ThreadArgs["holder"];
  /** Goroutine that held it, or 0 where that is not known or it was none. */
  readonly lane: number;
  /** Begin and end in ns of virtual time. */
  readonly begin: number;
  readonly end: number;
  /** Seq of the event that began it, and of the one that ended it or is the latest inside. */
  readonly beginSeq: number;
  readonly endSeq: number;
}

/** The spans of a whole log; the last ends with the log's last event. A holder that keeps the thread begins no new span. */
export function readThread(log: EventLog): ThreadSpan[] {
  const spans: ThreadSpan[] = [];
  let now: Omit<ThreadSpan, "end" | "endSeq"> = { holder: "none", lane: 0, begin: 0, beginSeq: 1 };
  for (const event of log) {
    if (event.kind !== "thread") continue;
    const { holder } = event.args;
    const lane = holder === "go" ? event.lane : 0;
    if (holder === now.holder && lane === now.lane) continue;
    if (event.at > now.begin || now.holder !== "none") spans.push({ ...now, end: event.at, endSeq: event.seq });
    now = { holder, lane, begin: event.at, beginSeq: event.seq };
  }
  return log.length === 0 ? spans : [...spans, { ...now, end: log.lastAt, endSeq: log.length }];
}
