// What counts as a count in a message that may be forged.

/** True for a whole number from 0 that a double holds exactly. */
export function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}
