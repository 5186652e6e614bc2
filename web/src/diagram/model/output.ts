// Reads what is printed: a note for each line, whole though Go's runtime writes its last words in pieces.

import type { EventOf } from "../../event/event";
import type { Note } from "./parts";
import type { Sheet } from "./sheet";

/** Texts of notes are cut to so many characters. */
const NOTE_LENGTH = 60;

/** What both languages print, beside the lifelines that do. */
export class Output {
  /** The line that Go has begun and not ended. */
  private begun: Note | null = null;
  /** Whether Go's runtime has given up: what it prints then is its own stacks. */
  private over = false;

  constructor(private readonly sheet: Sheet) {}

  /** Go prints, maybe only part of a line. */
  print(event: EventOf<"print">, line: number): void {
    if (this.over && event.args.stream === "stderr") return;
    const ends = event.args.text.includes("\n");
    if (this.begun?.line === line) this.begun.text = short(this.begun.text + event.args.text);
    else this.begun = this.write(event.seq, line, event.args.text);
    if (ends) this.begun = null;
  }

  /** JavaScript prints a line. */
  console(event: EventOf<"console">, line: number): void {
    this.write(event.seq, line, event.args.text);
  }

  /** Go's runtime gives up. Where it has just said so, that is the note. */
  fatal(event: EventOf<"fatal">, line: number): void {
    this.over = true;
    this.begun = null;
    const text = short(event.args.text);
    const said = this.sheet.notes.findLast((note) => note.output);
    if (said && said.line === line && said.text === text) said.tone = "err";
    else this.sheet.note({ line, seq: event.seq, text, tone: "err", output: false });
  }

  private write(seq: number, line: number, text: string): Note {
    const note: Note = { line, seq, text: short(text), tone: "quiet", output: true };
    this.sheet.note(note);
    return note;
  }
}

/** The first line of a text, not too long. */
export function short(text: string): string {
  const line = text.split("\n", 1)[0] ?? "";
  return line.length > NOTE_LENGTH ? `${line.slice(0, NOTE_LENGTH - 1)}…` : line;
}
