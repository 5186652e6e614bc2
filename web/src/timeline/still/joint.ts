// One folded axis for several runs, so that their pictures stand under each other moment by moment.

import { Bursts } from "../model/bursts";
import type { TimelineModel } from "../model/model";
import { Axis, fitting } from "../scale/axis";
import type { Course } from "../scale/axis";

/** The course of all runs together: busy where any of them is, and as long as the longest. */
export function jointCourse(models: readonly TimelineModel[]): Course {
  const held: [number, number][] = [];
  for (const { bursts } of models) {
    for (let i = 0; i < bursts.length; i++) held.push([bursts.begins[i] ?? 0, bursts.ends[i] ?? 0]);
  }
  held.sort((one, other) => one[0] - other[0]);
  const bursts = new Bursts();
  for (const [begin, end] of held) {
    bursts.begin(begin);
    bursts.extend(end);
  }
  return { bursts, end: models.reduce((latest, model) => Math.max(latest, model.end), 0), folded: true };
}

/** An axis on which all of these runs stand whole, so many px wide. */
export function jointAxis(models: readonly TimelineModel[], width: number): Axis {
  const course = jointCourse(models);
  return new Axis(course, fitting(course, width), 0, width);
}
