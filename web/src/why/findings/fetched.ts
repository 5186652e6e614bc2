// Finds what fetch returned used as if it were the answer.

import type { EventOf, LogEvent } from "../../event/event";
import { ms } from "./finding";
import type { Detector, Finding } from "./finding";
import type { Sources } from "./sources";

/** The last argument of a call that begins there, where it is a property of something. */
const LAST = /^\w+\((?:[^;()]*[,+])?\s*([A-Za-z_$][\w$]*)\.([A-Za-z_$][\w$]*)\s*\)/;
const OF_PROMISES = new Set(["then", "catch", "finally", "constructor"]);

/** `const data = fetch(url); console.log(data.name)`. */
export class Fetched implements Detector {
  readonly kinds = ["request", "response", "console"] as const;
  private request: EventOf<"request"> | null = null;
  private response: EventOf<"response"> | null = null;
  private used: { readonly event: EventOf<"console">; readonly name: string; readonly property: string } | null = null;

  constructor(private readonly sources: Sources) {}

  read(event: LogEvent): void {
    if (event.kind === "request" && event.lane === 0) this.request ??= event;
    else if (event.kind === "response" && event.origin === this.request?.seq) this.response = event;
    else if (event.kind === "console" && this.used === null && this.request && event.args.text.endsWith("undefined")) this.uses(event);
  }

  found(): Finding[] {
    const { request, response, used } = this;
    if (request === null || used === null || response === null || response.args.outcome !== "answered") return [];
    return [{
      seq: used.event.seq, question: `Why is ${used.name}.${used.property} undefined?`, proof: [request.seq, used.event.seq, response.seq],
      text: `${used.name} is what fetch gave back at once, at ${ms(request.at)}: a promise, and a promise has no ${used.property}. The answer came at ${ms(response.at)}, to whoever awaits that promise or calls its then.`,
    }];
  }

  private uses(event: EventOf<"console">): void {
    const [, name = "", property = ""] = LAST.exec(this.sources.from(event.pos)) ?? [];
    const given = this.sources.assigned("fetch");
    if (name === "" || given?.name !== name || OF_PROMISES.has(property) || !this.sources.isOnly(new RegExp(`\\b${name.replaceAll("$", "\\$")}\\s*=(?!=)`, "g"))) return;
    this.used = { event, name, property };
  }
}
