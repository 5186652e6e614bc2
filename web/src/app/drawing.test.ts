// Tests of when the page is drawn: at the end of the task, and when it was held back once, never too late.
import { expect, test } from "vitest";
import { Drawing } from "./drawing";

/** A Drawing with its timers, and what it has drawn. */
function watched() {
  const timers = new Set<() => void>();
  const drawn: string[] = [];
  const drawing = new Drawing((_, then) => {
    timers.add(then);
    return () => timers.delete(then);
  });
  const due = (): void => timers.forEach((then) => then());
  return { drawing, drawn, timers, due, draw: (name: string) => drawing.schedule(() => drawn.push(name)) };
}

const taskEnds = (): Promise<void> => new Promise((resolve) => { setTimeout(resolve, 0); });

test("is drawn at the end of the task", async () => {
  const { drawn, draw } = watched();
  draw("a");
  expect(drawn).toEqual([]);
  await taskEnds();
  expect(drawn).toEqual(["a"]);
});

test("what is held back is drawn when it may be, and the timer is called off", async () => {
  const { drawing, drawn, timers, draw } = watched();
  drawing.hold(40);
  draw("a");
  await taskEnds();
  expect(drawn).toEqual([]);
  drawing.go();
  drawing.go();
  await taskEnds();
  expect(drawn).toEqual(["a"]);
  expect(timers.size).toBe(0);
});

test("it is never held back for longer than was said, also when it is held twice", async () => {
  const { drawing, drawn, timers, due, draw } = watched();
  drawing.hold(40);
  draw("a");
  drawing.hold(40);
  draw("b");
  await taskEnds();
  expect([drawn, timers.size]).toEqual([["a"], 1]);
  due();
  draw("c");
  await taskEnds();
  expect(drawn).toEqual(["a", "b", "c"]);
});
