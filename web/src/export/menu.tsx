// The menu that saves what was drawn: the timeline and the diagram as pictures, the log for a trace viewer.

import type { JSX } from "preact";
import type { State } from "../app/state";
import { useApp } from "../app/use";
import { useShownDiagram } from "../diagram/view/which";
import { SaveIcon } from "../ui/icons";
import { Menu } from "../ui/menu";
import { fileName } from "./filename";
import { lightPaper } from "./paper";
import { casesSvg, diagramSvg, timelineSvg } from "./pictures";
import type { Drawable } from "./pictures";
import { pngOf } from "./png";
import { traceOf } from "./trace";

/** What can be saved: the words on the menu, the file's ending, and how it is made. */
interface Item {
  readonly text: string;
  readonly name: string;
  make(): Blob | Promise<Blob>;
}

/** A button with the list of what can be saved; none before there is anything. */
export function ExportMenu(): JSX.Element | null {
  const { state, effects } = useApp();
  const shown = useShownDiagram();
  const run = drawableOf(state);
  const compared = state.view.value === "diagram" && shown.what !== "run" ? casesOf(state, shown.ids, shown.what) : [];
  const items = [...(compared.length > 0 ? diagramItems(compared, (paper) => casesSvg(compared, paper)) : run ? diagramItems([run], (paper) => diagramSvg(run, paper)) : []), ...(run ? runItems(run, state.folded.value) : [])];
  if (items.length === 0) return null;
  return (
    <Menu label="Save a picture or the log" buttonClass="square small bare" align="right" face={<SaveIcon />}>
      {(close) => items.map((item) => (
        <button key={item.name} type="button" class="menuitem" onClick={() => { close(); effects.saveFile(item.name, async () => item.make()); }}>{item.text}</button>
      ))}
    </Menu>
  );
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
    { text: "Log for ui.perfetto.dev (JSON)", name: `${stem}.trace.json`, make: () => new Blob([JSON.stringify(traceOf(run.log, run.files, run.title))], { type: "application/json" }) },
  ];
}

function pictureItems(what: string, stem: string, svg: () => string): Item[] {
  return [
    { text: `${what} as SVG`, name: `${stem}.svg`, make: () => new Blob([svg()], { type: "image/svg+xml" }) },
    { text: `${what} as PNG`, name: `${stem}.png`, make: () => pngOf(svg()) },
  ];
}
