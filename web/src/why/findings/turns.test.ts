// Tests of what is told of a goroutine's turn: where it holds, where nearly the same log says nothing, and a second reading over all examples.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parseLog } from "../../event/parse";
import type { EventLog } from "../../event/log";
import { golden, HEAD, root } from "./testing";
import { turnOf } from "./turns";

/** What is told of the last event of a log of these lines. */
function toldOf(...lines: readonly string[]): string | undefined {
  const log = parseLog(HEAD + lines.map((line, i) => `${i + 2} ${line}\n`).join(""));
  return turnOf(log, log.length, () => true)?.text;
}

const born = [
  '1000 g1 gonew parent=0 fn="main.main" role=user', '2000 g1 gorun cause=2', '3000 g7 gonew main.go:9:1 cause=3 parent=1 fn="main.a" role=user',
  "4000 g1 goyield main.go:11:1 cause=3", "5000 g7 gorun cause=4", '6000 g8 gonew main.go:5:1 cause=6 parent=7 fn="main.b" role=user', "7000 g7 goend cause=6",
];

test("one that gave up its turn is overtaken by a newer one", () => {
  expect(toldOf(...born, "8000 g8 gorun cause=7")).toBe("g1 could run since 0.004 ms, before g8 could, at 0.006 ms. But g1 had let go of the thread at main.go:11 and could still run: those stand in a queue of their own, behind all others, newer ones too.");
});

test("nothing is told where it waited, where the older one goes first, or where the seed picks", () => {
  expect(toldOf(...born.map((line) => line.replace("goyield main.go:11:1 cause=3", 'gowait main.go:11:1 cause=3 reason="sleep" ns=9')), "8000 g8 gorun cause=7")).toBeUndefined();
  expect(toldOf(...born, "8000 g1 gorun cause=5")).toBeUndefined();
  expect(toldOf(...born, "8000 g8 drawn cause=7 what=turn of=2", "8000 g8 gorun cause=7")).toBe("The scheduler is shuffled: of 2 goroutines that could run, the seed picked g8.");
  expect(toldOf(...born, "8000 g1 drawn cause=5 what=turn of=2", "8000 g1 gorun cause=5", "8500 g1 gowait cause=10 reason=\"sleep\" ns=9", "9000 g8 gorun cause=7")).toBeUndefined();
});

/** For each turn told of in a log: whether the goroutine that is said to have been runnable was, since then, and others not before it. */
function wrongTurns(log: EventLog): string[] {
  const ready = new Map<number, number>();
  const wrong: string[] = [];
  for (const event of log) {
    const turn = event.kind === "gorun" ? turnOf(log, event.seq, () => true) : null;
    const [first, second] = turn?.proof ?? [];
    const claim = first === undefined || second === undefined ? null : log.at(first - 1);
    const picked = claim?.kind === "drawn" && claim.lane === event.lane && first === event.seq - 1;
    const overtaken = claim !== null && ready.get(claim.lane) === first && ready.get(event.lane) === second && (first ?? 0) < (second ?? 0);
    if (turn && !picked && !overtaken) wrong.push(turn.text);
    if (event.kind === "gonew" || event.kind === "gowake" || event.kind === "goyield") ready.set(event.lane, event.seq);
    else if (event.kind === "gorun" || event.kind === "goend") ready.delete(event.lane);
  }
  return wrong;
}

test("over all examples no turn is told wrongly, and a shuffled one is told of", () => {
  const ids = readFileSync(join(root, "examples", "order.txt"), "utf8").split(/\s+/).filter(Boolean);
  expect(ids.flatMap((id) => wrongTurns(parseLog(golden(id))))).toEqual([]);
  const shuffled = parseLog(golden("which-goes-first"));
  expect([...shuffled].filter(({ kind, seq }) => kind === "gorun" && turnOf(shuffled, seq, () => true) !== null).length).toBeGreaterThan(1);
});
