// This file holds the fixed sizes and bounds of the wire form.

/** The first word of every batch: "ILV1". */
export const MAGIC = 0x31564c49;
export const HEADER_BYTES = 32;
export const RECORD_BYTES = 32;
export const RECORD_WORDS = 8;

/** Largest whole number in a log. */
export const MAX_UINT = Number.MAX_SAFE_INTEGER;
/** Largest magnitude of a signed number in a log. */
export const MAX_INT = 2 ** 52 - 1;
/** Longest file name of a position, in bytes of UTF-8. */
export const MAX_FILE = 1024;
/** Largest column of a position; columns after it are written as it. */
export const MAX_COLUMN = 2 ** 20 - 1;
