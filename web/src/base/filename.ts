// Names for saved files.

const LONGEST = 60;

/** A title as the stem of a file's name: letters, digits and dashes; `run` where nothing is left. */
export function fileName(title: string): string {
  const stem = title.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").slice(0, LONGEST).replace(/^-+|-+$/g, "");
  return stem === "" ? "run" : stem;
}
