// What a sequence diagram is made of, before anything has a place: lifelines, bars on them, messages between them, notes.

/** Whose life a line shows: the script, a function of JavaScript's, a Go function that JavaScript calls, a goroutine, the outside world. */
export type LineKind = "script" | "js" | "gofunc" | "goroutine" | "outside";

/** A lifeline. */
export interface Lifeline {
  readonly kind: LineKind;
  readonly name: string;
  /** A second word below the name, or empty. */
  readonly note: string;
  /** The function that a goroutine runs, or empty: many of one function are drawn as one. */
  readonly fn: string;
}

/** What a bar tells: it holds the thread, it has called or let go and waits, it is in flight. */
export type BarState = "runs" | "waits" | "flight";

/** How something in flight ended. */
export type Landing = "flying" | "fired" | "cancelled" | "failed";

/** A stretch of a lifeline from one event to another. */
export interface Bar {
  readonly line: number;
  /** How many bars of the same line lie under it. */
  readonly depth: number;
  readonly state: BarState;
  readonly beginSeq: number;
  /** 0 while it goes on. */
  endSeq: number;
  landing: Landing;
}

/** What a message tells. `lost` is a result that nobody waits for: its two lines are one. */
export type MessageKind = "call" | "return" | "throw" | "go" | "set" | "fire" | "wake" | "react" | "lost";

/** How loud a text is. */
export type Tone = "plain" | "strong" | "quiet" | "err";

/** An arrow between two lifelines. `from` is the event without which `to` would not be, or the same event. */
export interface Message {
  readonly kind: MessageKind;
  readonly fromLine: number;
  readonly toLine: number;
  readonly fromSeq: number;
  readonly toSeq: number;
  readonly label: string;
  readonly tone: Tone;
}

/** A word beside a lifeline. `output` marks what was printed. */
export interface Note {
  readonly line: number;
  readonly seq: number;
  /** Grows while a line is printed in parts. */
  text: string;
  tone: Tone;
  readonly output: boolean;
}
