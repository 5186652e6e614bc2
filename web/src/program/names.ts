// This file holds the rules for the names of a Program's files.

import { MAX_NAME } from "./limits";

/** Names that mean a device on some systems, whatever follows the first dot. */
const DEVICE = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)/i;

/** Names that every JavaScript object has already. */
const INHERITED = /^(__.*__|constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$/;

/** True for a name a file may have. */
export function isFileName(name: string): boolean {
  return nameProblem(name) === "";
}

/** What is wrong with a file's name, as one plain sentence, or "" when nothing is. */
export function nameProblem(name: string): string {
  if (!/^[A-Za-z0-9_.-]{1,64}$/.test(name)) {
    return `A file's name has 1 to ${MAX_NAME} letters (a to z), digits, dots, dashes and underscores.`;
  }
  if (/^\.+$/.test(name) || DEVICE.test(name) || INHERITED.test(name)) return `A file cannot have the name ${name}.`;
  return "";
}

/** What is wrong with the names of a program's files together, or "" when nothing is. */
export function namesProblem(names: readonly string[]): string {
  const seen = new Set<string>();
  for (const name of names) {
    const problem = nameProblem(name);
    if (problem !== "") return problem;
    const key = name.toLowerCase();
    if (seen.has(key)) return `Two files have the name ${name}.`;
    seen.add(key);
  }
  return "";
}
