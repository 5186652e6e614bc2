// This file holds the limits of a Program and of a link; wasm/program has the same ones.

/** Files of a program. */
export const MAX_FILES = 32;
/** Size of one file in bytes of UTF-8. */
export const MAX_FILE_BYTES = 256 * 1024;
/** Length of a file's name in characters. */
export const MAX_NAME = 64;
/** Length of a title in bytes of UTF-8. */
export const MAX_TITLE_BYTES = 256;
/** Length of a link's part after #, in characters. */
export const MAX_LINK = 64 * 1024;
/** Size of a link's payload unpacked, in bytes. */
export const MAX_PAYLOAD = 1024 * 1024;
/** Largest seed. */
export const MAX_SEED = Number.MAX_SAFE_INTEGER;
/** Slowest and fastest speed that is a number. */
export const MIN_SPEED = 0.001;
export const MAX_SPEED = 1000;
