// The lanes' skeleton before the first run.
import type { JSX } from "preact";

/** Names and empty lanes, where a run will be drawn. */
export function Skeleton(): JSX.Element {
  return (
    <div class="skeleton" aria-hidden="true">
      <div class="lanes thread"><b>Thread</b><i class="dotted" /></div>
      <div class="lanes js"><b>JavaScript</b><i /><i /></div>
      <div class="lanes go"><b>Go</b><i /><i /><i /></div>
      <div class="lanes flight"><b>In flight</b><i /></div>
    </div>
  );
}
