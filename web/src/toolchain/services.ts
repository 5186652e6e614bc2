// tool.wasm in the worker: gofmt and the reading of tools' outputs, loaded at the first need and kept alive.
import type { Diagnostic } from "../program/diagnostic";
import type { SourceFile } from "../program/program";
import type { FormatResult } from "./api";
import { list, oneOf, record, text } from "./check";
import type { Downloads } from "./downloads";
import { prepareTool, type GoClass } from "./gorun";
import { MemFs } from "./memfs";
import { once } from "./once";
import { checkDiagnostic } from "./protocol";

/** The name under which wasm/tool offers its one function. */
const FUNCTION = "interleaveTool";

/** Answers one request in JSON. */
type Service = (request: string) => unknown;

/** The Go services. */
export class GoServices {
  readonly #start: () => Promise<Service>;

  /** `url` is where tool.wasm is. */
  constructor(Go: GoClass, downloads: Downloads, url: string) {
    this.#start = once(async () => startService(Go, await downloads.module({ url, what: "the Go formatter", size: 0 })));
  }

  /** gofmt. */
  async format(file: SourceFile): Promise<FormatResult> {
    const answer = await this.#ask({ do: "format", files: [file] });
    if (answer["text"] !== undefined) return { ok: true, text: text(answer["text"]) };
    return { ok: false, diagnostics: diagnostics(answer) };
  }

  /** A change of the function given to js.FuncOf on a line; null where it cannot be made. `how` tells what `wait` has made of it. */
  async change(change: "wait" | "callback", file: SourceFile, line: number): Promise<{ text: string; how: "goroutine" | "promise" } | null> {
    const answer = await this.#ask({ do: change, files: [file], line });
    if (answer["text"] === undefined) return null;
    return { text: text(answer["text"]), how: oneOf(answer["how"] ?? "goroutine", ["goroutine", "promise"]) };
  }

  /** The diagnostics in the output of the compiler or the linker. */
  async diagnose(printed: string, from: "go" | "link", files: readonly SourceFile[]): Promise<Diagnostic[]> {
    return diagnostics(await this.#ask({ do: "diagnose", output: printed, from, files }));
  }

  async #ask(request: object): Promise<Record<string, unknown>> {
    const service = await this.#start();
    const answer = record(JSON.parse(text(service(JSON.stringify(request)))));
    if (answer["broken"] !== undefined) throw new Error(`tool.wasm: ${text(answer["broken"])}`);
    return answer;
  }
}

async function startService(Go: GoClass, module: WebAssembly.Module): Promise<Service> {
  const fs = new MemFs("/");
  const tool = await prepareTool(Go, { module, args: ["tool"], env: {}, folder: "/", fs });
  // The tool's main sets the function and then waits for ever, so the promise tells only of its end.
  tool.start().catch(() => undefined);
  const service = tool.global[FUNCTION];
  if (typeof service !== "function") throw new Error(`tool.wasm offers no ${FUNCTION}: ${fs.printed}`);
  return (request) => Reflect.apply(service, undefined, [request]);
}

function diagnostics(answer: Record<string, unknown>): Diagnostic[] {
  return list(answer["diagnostics"] ?? []).map(checkDiagnostic);
}
