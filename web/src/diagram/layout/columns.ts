// Which lifelines are drawn, in which order, and where: many goroutines of one function are one column.

import type { Lifeline, Message } from "../model/parts";
import { NONE } from "../model/sheet";
import type { Sheet } from "../model/sheet";

/** A column of the diagram. */
export interface Column {
  readonly head: Lifeline;
  /** How many lifelines are drawn in it. */
  readonly count: number;
  readonly used: boolean;
}

/** The columns from left to right, and the column of each lifeline, NONE where it is not drawn. */
export interface Columns {
  readonly list: readonly Column[];
  readonly of: readonly number[];
  readonly hidden: number;
}

/** More goroutines than this of one function are one column. */
const SEPARATE = 4;
/** So many columns at most, the outside world apart. */
const MOST_COLUMNS = 12;

/** Chooses the columns. `brief` leaves out a script that only calls; `outside` shows the outside world though it is not used. */
export function columnsOf(sheet: Sheet, brief: boolean, outside: boolean): Columns {
  const weights = weightsOf(sheet);
  if (brief) hideCaller(sheet, weights);
  const groups = groupsOf(sheet, weights);
  const chosen = heaviest(groups.filter((group) => sheet.lines[group[0] ?? 0]?.kind !== "outside"), weights);
  const world = groups.find((group) => sheet.lines[group[0] ?? 0]?.kind === "outside");
  const of = sheet.lines.map(() => NONE);
  const list: Column[] = [];
  for (const group of world ? [...chosen, world] : chosen) {
    for (const line of group) of[line] = list.length;
    list.push({ head: headOf(sheet, group), count: group.length, used: true });
  }
  if (outside && !world) list.push({ head: { kind: "outside", name: "outside world", note: "", fn: "" }, count: 1, used: false });
  return { list, of, hidden: groups.length - chosen.length - (world ? 1 : 0) };
}

/** How much happens on each lifeline: messages count, and what it says itself. */
function weightsOf(sheet: Sheet): number[] {
  const weights = sheet.lines.map(() => 0);
  const add = (line: number, weight: number): void => { weights[line] = (weights[line] ?? 0) + weight; };
  for (const { fromLine, toLine } of sheet.messages) {
    add(fromLine, 2);
    add(toLine, 2);
  }
  for (const { line } of sheet.notes) add(line, 1);
  return weights;
}

/** A script that does nothing but call functions says nothing that they do not. */
function hideCaller(sheet: Sheet, weights: number[]): void {
  const script = sheet.lines.findIndex((line) => line.kind === "script");
  const own = (message: Message): boolean => (message.fromLine === script || message.toLine === script) && message.kind !== "call" && message.kind !== "return";
  if (script === NONE || sheet.messages.some(own)) return;
  const called = sheet.messages.some((message) => message.fromLine === script && sheet.lines[message.toLine]?.kind === "gofunc");
  if (!called) weights[script] = 0;
}

/** The lifelines of which anything is known, those that are drawn as one together. */
function groupsOf(sheet: Sheet, weights: readonly number[]): number[][] {
  const byFunction = new Map<string, number[]>();
  const groups: number[][] = [];
  sheet.lines.forEach((line, i) => {
    if ((weights[i] ?? 0) === 0) return;
    const fellows = line.fn === "" ? undefined : byFunction.get(line.fn);
    if (fellows) return void fellows.push(i);
    const group = [i];
    groups.push(group);
    if (line.fn !== "") byFunction.set(line.fn, group);
  });
  return groups.flatMap((group) => (group.length > SEPARATE ? [group] : group.map((line) => [line]))).sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
}

/** The groups on which most happens, in their order. */
function heaviest(groups: readonly number[][], weights: readonly number[]): number[][] {
  const weight = (group: readonly number[]): number => group.reduce((sum, line) => sum + (weights[line] ?? 0), 0);
  const kept = new Set([...groups].sort((a, b) => weight(b) - weight(a)).slice(0, MOST_COLUMNS));
  return groups.filter((group) => kept.has(group));
}

function headOf(sheet: Sheet, group: readonly number[]): Lifeline {
  const first = sheet.lines[group[0] ?? 0] ?? { kind: "js", name: "", note: "", fn: "" };
  return group.length === 1 ? first : { ...first, name: first.note, note: `×${group.length}` };
}
