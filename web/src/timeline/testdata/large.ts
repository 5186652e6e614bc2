// A long log made by arithmetic, for tests and the bench: timers, calls, microtasks, and goroutines that hand values on.

import { EventLog } from "../../event/log";
import { EventWriter } from "../../event/writer.gen";

const GOROUTINES = 40;

/** A log of at least so many events; the same for the same number. */
export function largeLog(events: number): EventLog {
  let at = 0;
  const writer = new EventWriter({ stamp: () => (at += 1000), maxEvents: events * 2, maxBytes: Number.MAX_SAFE_INTEGER });
  const maker = new Maker(writer, (ns) => { at += ns; });
  maker.begin();
  while (writer.lastSeq < events) maker.turn();
  writer.end(0, 0, 0, 0, "quiet", 0, "");
  const log = new EventLog();
  for (let batch = writer.take(1 << 20); batch; batch = writer.take(1 << 20)) log.append(batch);
  return log;
}

/** Writes turn after turn. */
class Maker {
  private readonly waits: number[] = [];
  private readonly go: number;
  private readonly js: number;
  private turns = 0;

  constructor(private readonly writer: EventWriter, private readonly pass: (ns: number) => void) {
    this.go = writer.position("main.go", 3, 1);
    this.js = writer.position("main.js", 4, 1);
  }

  begin(): void {
    const { writer } = this;
    writer.run(0, 0, 0, 0, 1, "go1.26.8", "virtual", 1, 0);
    writer.task(0, 0, 0, 0, "start", 0);
    writer.thread(1, 0, 0, 0, "go");
    const born = writer.gonew(1, 0, 0, 0, 0, "runtime.main", "user");
    const main = writer.gorun(1, born, 0, 0);
    const made = Array.from({ length: GOROUTINES }, (_, g) => writer.gonew(10 + g, main, 0, this.go, 1, g < 30 ? "main.worker" : `main.part${g}`, "user"));
    writer.gowait(1, 0, 0, this.go, "select (no cases)", 0);
    made.forEach((seq, g) => {
      writer.gorun(10 + g, seq, 0, 0);
      this.waits[g] = writer.gowait(10 + g, 0, 0, this.go, "chan receive", 0);
    });
    this.rest();
  }

  /** One task: JavaScript calls, waits for a microtask, then one goroutine wakes and hands a value to another. */
  turn(): void {
    const { writer, js } = this;
    this.turns++;
    this.pass(this.turns % 10 === 0 ? 5_000_000 : 20_000);
    const task = writer.task(0, 0, 0, 0, "timer", 1);
    writer.thread(0, 0, 0, 0, "js");
    const call = writer.call(0, task, 0, js, "function", "tick", "1");
    writer.timerset(0, call, 0, js, "timeout", this.turns, 20_000);
    const inner = writer.call(0, call, 0, js, "function", "inner", "2");
    writer.console(0, inner, 0, js, "log", "tick");
    writer.return(0, inner, inner, 0, "2");
    const queue = writer.queue(0, call, 0, js);
    writer.return(0, call, call, 0, "");
    const micro = writer.microtask(0, queue, queue, js, "queue", 0);
    writer.microtaskend(0, micro, micro, 0, "return", 0, "");
    this.hand((this.turns * 17) % GOROUTINES, (this.turns * 23 + 5) % GOROUTINES, task);
    this.rest();
  }

  private hand(from: number, to: number, task: number): void {
    const { writer, go, waits } = this;
    if (from === to) return;
    writer.thread(10 + from, 0, 0, 0, "go");
    writer.gorun(10 + from, writer.gowake(10 + from, task, waits[from] ?? 0, go, 0), 0, 0);
    const sent = writer.chansend(10 + from, 0, 0, go, 1, 0, "handed", "42");
    const wake = writer.gowake(10 + to, sent, waits[to] ?? 0, go, 10 + from);
    waits[from] = writer.gowait(10 + from, 0, 0, go, "chan receive", 0);
    writer.gorun(10 + to, wake, 0, 0);
    writer.print(10 + to, 0, 0, go, "stdout", "42\n");
    waits[to] = writer.gowait(10 + to, 0, 0, go, "chan receive", 0);
  }

  private rest(): void {
    this.writer.taskend(0, 0, 0, 0);
    this.writer.thread(0, 0, 0, 0, "none");
  }
}
