// This file holds the version of the engine: whatever could change a log of the same Program and seed raises it.

/** Part of every log and link. */
export const ENGINE = 3;
