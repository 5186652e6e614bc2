// Tests of the queue's ranks: higher ones first, each in the order of arrival, also after a change of rank.

import { expect, test } from "vitest";
import { CallTask, Rank, TaskQueue, TimedTask } from "./queue";

class Named extends CallTask {
  cancelled = false;

  constructor(readonly name: string, rank: Rank) {
    super("posttask", 0, () => {});
    this.rank = rank;
  }

  override get live(): boolean {
    return !this.cancelled;
  }
}

function drain(queue: TaskQueue): string[] {
  const names: string[] = [];
  for (let task = queue.shift(); task !== null; task = queue.shift()) names.push(task instanceof Named ? task.name : "due");
  return names;
}

test("tasks go by rank, then by arrival", () => {
  const queue = new TaskQueue();
  const order = [["b1", Rank.Background], ["u1", Rank.Usual], ["x", Rank.Blocking], ["u2", Rank.Usual], ["y", Rank.UsualGoesOn], ["b2", Rank.Background]] as const;
  for (const [name, rank] of order) queue.push(new Named(name, rank));
  expect(queue.ready).toBe(true);
  expect(drain(queue)).toEqual(["x", "y", "u1", "u2", "b1", "b2"]);
  expect(queue.ready).toBe(false);
});

test("a task that changes its rank takes the place of its arrival there", () => {
  const queue = new TaskQueue();
  const [a, b, c, d] = ["a", "b", "c", "d"].map((name) => new Named(name, name === "b" ? Rank.Background : Rank.Usual)) as [Named, Named, Named, Named];
  for (const task of [a, b, c, d]) queue.push(task);
  queue.rerank(b, Rank.Usual);
  queue.rerank(d, Rank.Blocking);
  c.cancelled = true;
  expect(drain(queue)).toEqual(["d", "a", "b"]);
});

test("a timed task keeps its rank until it is due", () => {
  class Due extends TimedTask {
    override step(): void {}
  }
  const queue = new TaskQueue();
  const due = new Due("posttask", 1, 0, 0);
  due.due = 5;
  queue.schedule(due);
  queue.rerank(due, Rank.Blocking);
  queue.push(new Named("usual", Rank.Usual));
  queue.promote(4);
  expect(queue.ready).toBe(true);
  queue.promote(5);
  expect(drain(queue)).toEqual(["due", "usual"]);
});
