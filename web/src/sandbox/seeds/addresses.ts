// This file gives a program's files addresses that hold for all its seeds: each worker would need as long to make its own as a short program runs.

import { finish, type FileAddress, type Prepared } from "../js/prepared";

/** The addresses of a prepared program's files; none where nothing is to run. `address` gives a text one. */
export function addressesOf(prepared: Prepared, address: (text: string) => string): FileAddress[] {
  if (prepared.kind !== "ready") return [];
  const known = new Map<string, string>();
  // Each file stands behind those that it imports.
  for (const file of prepared.files) known.set(file.name, address(finish(file, (name) => known.get(name) ?? name).text));
  return [...known].map(([name, at]) => ({ name, address: at }));
}
