// This file puts many programs into one for the sandbox: each begins in a task of its own, long after all that the one before has set going.

/** Virtual ms between the beginnings of two programs. */
const APART = 2000;
const MOST_LINES = 3000;

/** One program of many, each of which prints by `log(text)`. A message begins each: a timer would pass its nesting level on. */
export function programOf(programs: readonly string[]): string {
  const parts = programs.map((text, i) => `() => {const log=$log[${i}];${text}}`);
  return `let $now = -1;
const $note = (text) => console.log($now + " " + text);
const $log = ${JSON.stringify(programs.map((_, i) => i))}.map((i) => (text) => console.log(i + " " + String(text)));
addEventListener("unhandledrejection", (e) => { $note("unhandled " + String(e.reason && e.reason.message)); e.preventDefault() });
addEventListener("rejectionhandled", (e) => $note("handled " + String(e.reason.message)));
addEventListener("error", (e) => { $note("error " + e.message); e.preventDefault() });
const $parts = [${parts.join(",\n")}];
const { port1: $in, port2: $out } = new MessageChannel();
$in.onmessage = () => $parts[++$now]();
for (let i = 0; i < $parts.length; i++) setTimeout(() => $out.postMessage(0), i * ${APART});
`;
}

/** The lines that each of so many programs printed. */
export function readLines(lines: readonly string[], count: number): string[][] {
  const logs: string[][] = Array.from({ length: count }, () => []);
  for (const line of lines) {
    const space = line.indexOf(" ");
    const log = logs[Number(line.slice(0, space))]!;
    if (log.length < MOST_LINES) log.push(line.slice(space + 1));
  }
  return logs;
}
