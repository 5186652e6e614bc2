// Keeps an editor's marks at the moment of the playhead, at most once a frame.
import { effect } from "@preact/signals";
import { useLayoutEffect } from "preact/hooks";
import type { State } from "../app/state";
import { useApp } from "../app/use";
import type { EventLog } from "../event/log";
import type { Moment } from "../event/moment";
import { lineMap } from "../program/lines";
import type { LineMap } from "../program/lines";
import type { SourceFile } from "../program/program";
import { originOfFile } from "../ui/tag";
import type { CodeEditor } from "./codemirror";
import { NOTHING, moved, standingIn } from "./standing";
import type { Standing } from "./standing";

/** Follows moment, selection and edits for the file that the editor shows. */
export function useFollow(editor: CodeEditor | undefined, name: string, generation: number): void {
  const { state } = useApp();
  useLayoutEffect(() => {
    if (!editor) return;
    const follower = new Follower(state, editor, name);
    const stop = effect(() => follower.changed());
    return () => {
      stop();
      follower.dispose();
    };
  }, [editor, name, generation]);
}

/** What stands in a file now, at the lines of its present text. Keeps what it has found until what that was found from changes. */
export class Standings {
  private found: { log: EventLog; moment: Moment; standing: Standing } | null = null;
  private known: { before: string; after: string; map: LineMap } | null = null;

  constructor(private readonly state: State, private readonly name: string) {}

  /** Reads the signals that it depends on: the texts only where something stands, else no edit matters. */
  now(): Standing {
    const { state, name } = this;
    const moment = state.moment.value;
    const log = state.log.value;
    if (moment === null || log === null) return NOTHING;
    const map = this.map(textOf(state.ran.value, name), textOf(state.files.value, name));
    if (map === null) return NOTHING;
    const picked = state.picked.value;
    return moved({ ...this.standing(log, moment), picked: picked?.file === name ? picked.line : 0 }, map);
  }

  private standing(log: EventLog, moment: Moment): Standing {
    if (this.found?.log !== log || this.found.moment !== moment) this.found = { log, moment, standing: standingIn(log, moment, this.name) };
    return this.found.standing;
  }

  /** The map from the text that ran to the present one; null where either is not there. */
  private map(before: string | null, after: string | null): LineMap | null {
    if (before === null || after === null) return null;
    if (this.known?.before !== before || this.known.after !== after) this.known = { before, after, map: lineMap(before, after) };
    return this.known.map;
  }
}

function textOf(files: readonly SourceFile[] | null, name: string): string | null {
  return files?.find((file) => file.name === name)?.text ?? null;
}

/** Waits for the next frame with what changed. */
class Follower {
  private readonly standings: Standings;
  private frame = 0;
  private playhead: number;
  private selection: number;
  /** Whether the reader has moved the playhead, or selected another event, since the marks were last put. */
  private scrubbed = false;
  private picking = false;
  /** Whether the marks were put where there was no moment: then there are none until there is one. */
  private bare = false;

  constructor(private readonly state: State, private readonly editor: CodeEditor, private readonly name: string) {
    this.standings = new Standings(state, name);
    this.playhead = state.playhead.peek();
    this.selection = state.selection.peek();
  }

  /** Reads what it depends on, notes each move, and marks in the next frame. */
  changed(): void {
    const { moment, picked, ran, files, playhead, selection, replaying } = this.state;
    const bare = moment.value === null;
    for (const one of bare ? [] : [picked, ran, files]) void one.value;
    if (playhead.value !== this.playhead) this.scrubbed = playhead.value > 0 && !replaying.peek();
    if (selection.value !== this.selection) this.picking = selection.value > 0;
    this.playhead = playhead.value;
    this.selection = selection.value;
    if (this.frame === 0 && !(bare && this.bare)) this.frame = requestAnimationFrame(() => this.mark());
  }

  dispose(): void {
    cancelAnimationFrame(this.frame);
  }

  private mark(): void {
    this.frame = 0;
    this.bare = this.state.moment.peek() === null;
    const standing = this.standings.now();
    this.editor.stand(standing, originOfFile(this.name), this.wanted(standing));
  }

  /** The line that the reader has just asked for by playhead or selection, or 0. The moment of a playhead is read a little after it has moved. */
  private wanted(standing: Standing): number {
    if (this.playhead > 0 && this.state.moment.peek()?.seq !== this.playhead) return 0;
    const { picking, scrubbed } = this;
    this.picking = this.scrubbed = false;
    if (picking && standing.picked > 0) return standing.picked;
    return scrubbed ? standing.current : 0;
  }
}
