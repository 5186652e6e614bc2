// What is said of versions: when, why, and what changed, in short.
import { changesBetween } from "./version";
import type { FileChange, Reason } from "./version";
import type { SourceFile } from "../../program/program";

/** Why a version was kept. */
export const REASON_TEXTS: Readonly<Record<Reason, string>> = {
  opened: "As it was opened",
  pause: "Edited",
  run: "Run",
  saved: "Saved",
  left: "Left",
  before: "Before another text came",
  restored: "Put back",
};

/** A time of the wall clock in ms as a reader of another time `now` says it: the hour of the same day, else the day too. */
export function whenText(at: number, now: number): string {
  const date = new Date(at);
  const time = date.toLocaleTimeString("en-GB");
  const day = date.toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric" });
  return day === new Date(now).toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric" }) ? time : `${day}, ${time}`;
}

/** What differs from an earlier to a later text: "main.go +2 −1, main.js new". */
export function changeText(before: readonly SourceFile[], after: readonly SourceFile[]): string {
  return changesBetween(before, after).map(fileText).join(", ");
}

function fileText({ name, kind, added, removed }: FileChange): string {
  if (kind !== "changed") return `${name} ${kind}`;
  const counts = [added.length > 0 ? `+${added.length}` : "", removed > 0 ? `−${removed}` : ""].filter(Boolean);
  return counts.length === 0 ? `${name} changed` : `${name} ${counts.join(" ")}`;
}
