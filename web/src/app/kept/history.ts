// The history of each program: its versions in the browser's database, or in memory for as long as the tab lives where that fails.
import type { SourceFile } from "../../program/program";
import type { Database } from "./database";
import { planKeeping } from "./version";
import type { Listed, NewVersion, Reason, Version } from "./version";

/** The part of the database that is used. */
export type VersionStore = Pick<Database, "versions" | "keep" | "prune">;

/** Keeps and lists versions, one call after the other. Nothing here rejects: what the browser does not keep, this tab does. */
export class History {
  private readonly memory = new Map<string, Version[]>();
  private turn: Promise<unknown> = Promise.resolve();
  private nextId = -1;

  /** `store` rejects or gives null where there is no database; `now` is the wall clock in ms. */
  constructor(private readonly store: Promise<VersionStore | null>, private readonly now: () => number) {
    this.after(async () => (await this.store)?.prune());
  }

  /** Keeps a text of a program, when it says something new. `original` is the text the program was opened with. */
  keep(program: string, files: readonly SourceFile[], why: Reason, original: readonly SourceFile[]): void {
    const version: NewVersion = { program, at: this.now(), why, files };
    void this.after(async () => {
      try {
        const store = await this.store;
        if (!store) throw new Error("there is no database");
        await store.keep(version, original);
      } catch {
        this.keepHere(version, original);
      }
    });
  }

  /** The versions of a program after all that was asked to be kept before. */
  async list(program: string): Promise<Listed> {
    const here = (): readonly Version[] => this.memory.get(program) ?? [];
    const found = await this.after(async () => (await this.store)?.versions(program));
    const all = [...(found ?? []), ...here()];
    return { versions: all.sort((a, b) => b.at - a.at || Math.abs(b.id) - Math.abs(a.id)), lasting: found !== undefined && here().length === 0, at: this.now() };
  }

  /** Versions in memory have ids below zero, so that none is one of the database. */
  private keepHere(version: NewVersion, original: readonly SourceFile[]): void {
    const kept = this.memory.get(version.program) ?? [];
    const plan = planKeeping(kept, version, original);
    const added = plan.add.map((one) => ({ ...one, id: this.nextId-- }));
    this.memory.set(version.program, [...kept.filter((one) => !plan.drop.includes(one.id)), ...added]);
  }

  /** Calls when all calls before are done; undefined when it fails. */
  private after<T>(call: () => Promise<T>): Promise<T | undefined> {
    const result = this.turn.then(call).catch(() => undefined);
    this.turn = result;
    return result;
  }
}
