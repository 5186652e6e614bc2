// Finds panics of channels that were closed too early or twice.

import type { EventLog } from "../../event/log";
import type { EventOf, LogEvent } from "../../event/event";
import { laneName } from "../../event/event";
import { atLine, ms } from "./finding";
import type { Detector, Finding } from "./finding";
import type { Sources } from "./sources";

const SEND = "send on closed channel";
const CLOSE = "close of closed channel";

/** A panic that ended Go. No event says which channel it was about: it is told only where one alone was closed, and the line sends or closes. */
export class Closed implements Detector {
  readonly kinds = ["chanclose", "chansend", "gopanic", "fatal"] as const;
  private readonly closed = new Map<number, EventOf<"chanclose">>();
  /** The latest send of each goroutine. */
  private readonly sends = new Map<number, EventOf<"chansend">>();
  private panic: EventOf<"gopanic"> | null = null;
  private readonly ended: Finding[] = [];

  constructor(private readonly log: EventLog, private readonly sources: Sources) {}

  read(event: LogEvent): void {
    if (event.kind === "chanclose") this.closed.set(event.args.ch, event);
    else if (event.kind === "chansend") this.sends.set(event.lane, event);
    else if (event.kind === "gopanic") this.panic = event;
    else if (event.kind === "fatal") this.gaveUp(event);
  }

  found(): Finding[] {
    return this.ended;
  }

  private gaveUp(event: EventOf<"fatal">): void {
    const { panic } = this;
    const [close] = this.closed.values();
    if (panic === null || close === undefined || this.closed.size !== 1 || event.args.what !== "panic" || event.args.text !== `panic: ${panic.args.value}`) return;
    const line = this.sources.from(panic.pos).split("\n", 1)[0] ?? "";
    if (panic.args.value === SEND && /[\w)\]]\s*<-/.test(line)) this.ended.push(this.sent(close, panic));
    else if (panic.args.value === CLOSE && /\bclose\(/.test(line)) this.ended.push(this.closedAgain(close, panic));
  }

  private sent(close: EventOf<"chanclose">, panic: EventOf<"gopanic">): Finding {
    const who = laneName(panic.lane);
    const send = this.sends.get(panic.lane);
    const closed = `${laneName(close.lane)} closed the channel${atLine(this.log, close.pos)} at ${ms(close.at)}`;
    const waited = send?.args.how === "waits" && send.args.ch === close.args.ch && send.pos === panic.pos && send.seq < close.seq ? send : null;
    const then = waited ? `${who} had waited with a value${atLine(this.log, panic.pos)} since ${ms(waited.at)}` : `The send of ${who}${atLine(this.log, panic.pos)} came after that`;
    return {
      seq: panic.seq, question: "Why did this send panic?", proof: [...(waited ? [waited.seq] : []), close.seq, panic.seq],
      text: `${closed}. ${then}, and a closed channel takes nothing more. Who sends the last value is the one to close.`,
    };
  }

  private closedAgain(close: EventOf<"chanclose">, panic: EventOf<"gopanic">): Finding {
    return {
      seq: panic.seq, question: "Why did this close panic?", proof: [close.seq, panic.seq],
      text: `${laneName(close.lane)} had closed the channel already${atLine(this.log, close.pos)}, at ${ms(close.at)}; ${laneName(panic.lane)} closed it again${atLine(this.log, panic.pos)}. A channel can be closed once.`,
    };
  }
}
