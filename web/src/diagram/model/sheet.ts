// The sheet that a diagram's readers write on: lifelines by what they stand for, bars that open and close, messages, notes.

import type { Bar, BarState, Landing, Lifeline, Message, Note } from "./parts";

/** Where there is no bar or no lifeline. */
export const NONE = -1;

/** The parts of one diagram in the order of the log. */
export class Sheet {
  readonly lines: Lifeline[] = [];
  readonly bars: Bar[] = [];
  readonly messages: Message[] = [];
  readonly notes: Note[] = [];
  private readonly byKey = new Map<string, number>();
  private readonly open: number[] = [];
  /** The lifeline on which an event happened, by its seq. */
  private readonly whose = new Map<number, number>();

  /** The lifeline of a key, made when it is first asked for. */
  line(key: string, make: () => Lifeline): number {
    let line = this.byKey.get(key);
    if (line === undefined) {
      line = this.lines.push(make()) - 1;
      this.byKey.set(key, line);
      this.open[line] = 0;
    }
    return line;
  }

  /** The one lifeline for all that is outside. */
  get outside(): number {
    return this.line("outside", () => ({ kind: "outside", name: "outside world", note: "", fn: "" }));
  }

  /** Begins a bar with an event; returns its index. */
  begin(line: number, state: BarState, seq: number): number {
    const depth = state === "flight" ? 0 : (this.open[line] ?? 0);
    if (state !== "flight") this.open[line] = depth + 1;
    return this.bars.push({ line, depth, state, beginSeq: seq, endSeq: 0, landing: "flying" }) - 1;
  }

  /** Ends a bar with an event; nothing for NONE or one that is over. */
  end(bar: number, seq: number, landing: Landing = "fired"): void {
    const one = this.bars[bar];
    if (!one || one.endSeq !== 0) return;
    one.endSeq = seq;
    one.landing = landing;
    if (one.state !== "flight") this.open[one.line] = Math.max(0, (this.open[one.line] ?? 0) - 1);
  }

  /** Goes on in another state from an event on; returns the new bar, or the same one where it is in that state. */
  turn(bar: number, state: BarState, seq: number): number {
    const one = this.bars[bar];
    if (!one || one.endSeq !== 0 || one.state === state) return bar;
    this.end(bar, seq);
    this.open[one.line] = (this.open[one.line] ?? 0) + 1;
    return this.bars.push({ line: one.line, depth: one.depth, state, beginSeq: seq, endSeq: 0, landing: "flying" }) - 1;
  }

  /** Adds a message between two lifelines that are known; others are not drawn. */
  say(message: Message): void {
    if (message.fromLine !== NONE && message.toLine !== NONE) this.messages.push(message);
  }

  /** Adds a note where the lifeline is known. */
  note(note: Note): void {
    if (note.line !== NONE && note.text.trim() !== "") this.notes.push(note);
  }

  /** Remembers on which lifeline an event happened. */
  happened(seq: number, line: number): void {
    if (line !== NONE) this.whose.set(seq, line);
  }

  /** The lifeline on which an event happened, or NONE. */
  lineOf(seq: number): number {
    return this.whose.get(seq) ?? NONE;
  }
}
