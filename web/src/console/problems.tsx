// The problems of the last build as a list; a click goes to the place.
import type { JSX } from "preact";
import type { Diagnostic } from "../program/diagnostic";
import { useApp } from "../app/use";
import { OriginTag } from "../ui/tag";
import { visible } from "./rows";

/** Nothing when there is no problem. */
export function ProblemList(): JSX.Element | null {
  const { state } = useApp();
  const problems = state.diagnostics.value;
  if (problems.length === 0) return null;
  return (
    <ul class="problems" aria-label="Problems">
      {problems.map((problem, i) => <li key={i}><Problem problem={problem} /></li>)}
    </ul>
  );
}

function Problem(props: { problem: Diagnostic }): JSX.Element {
  const { effects } = useApp();
  const { problem } = props;
  const words = (
    <>
      <OriginTag origin={problem.from === "js" ? "js" : "go"} />
      <span class="text">{visible(problem.text)}</span>
    </>
  );
  if (problem.file === "" || problem.line === 0) return <div class={`problem ${problem.severity}`}>{words}<span class="where">{problem.file}</span></div>;
  return (
    <button type="button" class={`problem ${problem.severity}`} onClick={() => effects.goTo(problem.file, problem.line, problem.col, true)}>
      {words}
      <span class="where">{problem.file}:{problem.line}{problem.col > 0 ? `:${problem.col}` : ""}</span>
    </button>
  );
}
