// Checks of unknown values that crossed a boundary (a message, a JSON file): each gives the typed value or throws.

/** A value without the agreed shape: a bug of ours, or a file that is not what it should be. */
export class ShapeError extends Error {
  override readonly name = "ShapeError";
}

/** A plain object, seen as a dictionary of unknowns. Throws ShapeError. */
export function record(value: unknown): Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new ShapeError("object expected");
  return Object.fromEntries(Object.entries(value));
}

/** An array of unknowns. Throws ShapeError. */
export function list(value: unknown): unknown[] {
  if (!Array.isArray(value)) throw new ShapeError("list expected");
  return [...value];
}

/** A string. Throws ShapeError. */
export function text(value: unknown): string {
  if (typeof value !== "string") throw new ShapeError("text expected");
  return value;
}

/** A whole number from 0 on. Throws ShapeError. */
export function whole(value: unknown): number {
  if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 0) throw new ShapeError("whole number expected");
  return value;
}

/** A number that is neither NaN nor infinite. Throws ShapeError. */
export function finite(value: unknown): number {
  if (typeof value !== "number" || !Number.isFinite(value)) throw new ShapeError("number expected");
  return value;
}

/** One of the given words. Throws ShapeError. */
export function oneOf<T extends string>(value: unknown, choices: readonly T[]): T {
  const found = choices.find((choice) => choice === value);
  if (found === undefined) throw new ShapeError(`one of ${choices.join(", ")} expected`);
  return found;
}
