// The smallest change that turns one text into another, and where a cursor goes with it; pure.

/** Replace `from`..`to` of the old text by `insert`. Offsets in UTF-16 units. */
export interface TextChange {
  from: number;
  to: number;
  insert: string;
}

/** One change between the common beginning and the common end; null when the texts are equal. */
export function changeBetween(before: string, after: string): TextChange | null {
  if (before === after) return null;
  const least = Math.min(before.length, after.length);
  let start = 0;
  while (start < least && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let end = 0;
  while (end < least - start && before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)) end++;
  return { from: start, to: before.length - end, insert: after.slice(start, after.length - end) };
}

/**
 * Where a cursor belongs after a formatter ran: behind the same character that is no white space. Formatters move white
 * space above all, so counting the rest finds the place again.
 */
export function cursorAfter(before: string, after: string, cursor: number): number {
  const wanted = countInk(before, cursor);
  let seen = 0;
  let place = 0;
  while (place < after.length && seen < wanted) {
    if (!isSpace(after.charCodeAt(place))) seen++;
    place++;
  }
  const atLineEnd = cursor >= before.length || before.charCodeAt(cursor) === 10;
  if (atLineEnd) return place;
  // The cursor stood before some character: it goes there, over white space that the formatter put between.
  const next = firstInk(before, cursor);
  if (next !== cursor) return place;
  while (place < after.length && isSpace(after.charCodeAt(place))) place++;
  return place;
}

function countInk(text: string, end: number): number {
  let count = 0;
  for (let i = 0; i < end; i++) if (!isSpace(text.charCodeAt(i))) count++;
  return count;
}

function firstInk(text: string, from: number): number {
  let i = from;
  while (i < text.length && isSpace(text.charCodeAt(i))) i++;
  return i;
}

function isSpace(unit: number): boolean {
  return unit === 32 || unit === 9 || unit === 10 || unit === 13;
}
