// What can be saved of the runs that are shown: pictures and the log, by what they are called in menus.

import type { State } from "../app/state";
import { useApp } from "../app/use";
import { fileName } from "../base/filename";
import { useShownDiagram } from "../diagram/view/which";
import { lightPaper } from "./paper";
import { casesSvg, diagramSvg, timelineSvg } from "./pictures";
import type { Drawable } from "./pictures";
import { pngOf } from "./png";
import { traceFile } from "./trace";

/** What can be saved: the words on the menu, the file's name, and how it is made. */
export interface Item {
  readonly text: string;
  readonly name: string;
  make(): Blob | Promise<Blob>;
}

/** All of it; nothing before there is anything. */
export function useItems(): Item[] {
  const { state } = useApp();
  const shown = useShownDiagram();
  const run = drawableOf(state);
  const compared = state.view.value === "diagram" && shown.what !== "run" ? casesOf(state, shown.ids, shown.what) : [];
  return [...(compared.length > 0 ? diagramItems(compared, (paper) => casesSvg(compared, paper)) : run ? diagramItems([run], (paper) => diagramSvg(run, paper)) : []), ...(run ? runItems(run, state.folded.value) : [])];
}

/** The picture that is shown, as a PNG; null before there is one. */
export function usePicture(): Item | null {
  const { state } = useApp();
  const ending = state.view.value === "diagram" ? "-diagram.png" : "-timeline.png";
  return useItems().find((item) => item.name.endsWith(ending)) ?? null;
}

function drawableOf(state: State): Drawable | null {
  const log = state.log.value;
  const files = state.ran.value;
  const opened = state.opened.value;
  if (!log || !files || state.logLength.value === 0) return null;
  return { title: opened?.lesson?.title ?? opened?.program.title ?? "", log, files };
}

/** The lessons that are compared and have run. */
function casesOf(state: State, ids: readonly string[], what: "all" | number): Drawable[] {
  return state.cases.value.flatMap(({ id, lesson, log }) => (lesson && log && (what === "all" || ids[what] === id) ? [{ title: lesson.title, log, files: lesson.program.files }] : []));
}

function diagramItems(runs: readonly Drawable[], draw: (paper: ReturnType<typeof lightPaper>) => string): Item[] {
  const stem = `${fileName(runs.length === 1 ? (runs[0]?.title ?? "") : "compared")}-diagram`;
  return pictureItems("Diagram", stem, () => draw(lightPaper(document)));
}

function runItems(run: Drawable, folded: boolean): Item[] {
  const stem = fileName(run.title);
  return [
    ...pictureItems("Timeline", `${stem}-timeline`, () => timelineSvg(run, folded, lightPaper(document))),
    { text: "Log for ui.perfetto.dev (JSON)", name: `${stem}.trace.json`, make: () => traceFile(run.log, run.files, run.title) },
  ];
}

function pictureItems(what: string, stem: string, svg: () => string): Item[] {
  return [
    { text: `${what} as SVG`, name: `${stem}.svg`, make: () => new Blob([svg()], { type: "image/svg+xml" }) },
    { text: `${what} as PNG`, name: `${stem}.png`, make: () => pngOf(svg()) },
  ];
}
