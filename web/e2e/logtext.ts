// The log of a result in its text form, and read back.
import type { Result, ResultEvent } from "../src/app/result";
import type { EventLog } from "../src/event/log";
import { parseLog } from "../src/event/parse";
import { TEXT_HEADER, formatEvent } from "../src/event/text";

/** The text form of a result's log. */
export function logText(result: Result): string {
  return [TEXT_HEADER, ...result.events.map(lineOf)].join("\n") + "\n";
}

/** A result's log. */
export function logOf(result: Result): EventLog {
  return parseLog(logText(result));
}

/** One line of it; scripts get an event's lane by name and its place in plain, the formatter wants the lane's number and the place apart. */
function lineOf(event: ResultEvent): string {
  const lane = event.lane === "js" ? 0 : Number(event.lane.slice(1));
  return formatEvent(JSON.parse(JSON.stringify({ ...event, lane, pos: 0 })), event.pos);
}
