// The goroutines of a log while it is read: whose they are, what they wait for, and since when.

import type { EventOf, LogEvent } from "../../event/event";
import { laneName } from "../../event/event";

/** The kinds of events that change a goroutine's state. */
export const GOROUTINE_KINDS = ["gonew", "gorun", "gowait", "gowake", "goend"] as const;

/** All goroutines that are not over. */
export class Goroutines {
  readonly born = new Map<number, EventOf<"gonew">>();
  readonly waiting = new Map<number, EventOf<"gowait">>();
  private readonly ran = new Set<number>();

  /** Sees the next event. */
  read(event: LogEvent): void {
    if (event.kind === "gonew") this.born.set(event.lane, event);
    else if (event.kind === "gowait") this.waiting.set(event.lane, event);
    else if (event.kind === "gowake" || event.kind === "gorun") this.waiting.delete(event.lane);
    if (event.kind === "gorun") this.ran.add(event.lane);
    if (event.kind !== "goend") return;
    for (const held of [this.born, this.waiting]) held.delete(event.lane);
    this.ran.delete(event.lane);
  }

  /** Whether it is one that the user's code has started. */
  isUsers(lane: number): boolean {
    return this.born.get(lane)?.args.role === "user";
  }

  isMain(lane: number): boolean {
    return this.born.get(lane)?.args.fn === "main.main";
  }

  /** Whether it has had the thread. */
  hasRun(lane: number): boolean {
    return this.ran.has(lane);
  }

  /** "main", or "g7". */
  name(lane: number): string {
    return this.isMain(lane) ? "main" : laneName(lane);
  }
}
