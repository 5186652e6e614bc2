// Formatting JavaScript and TypeScript by prettier, which is loaded at the first need.
import type { Diagnostic } from "../program/diagnostic";
import type { SourceFile } from "../program/program";
import { ToolchainError, type FormatResult } from "./api";
import { record } from "./check";

/** Formats a .js, .mjs or .ts file. Rejects with a ToolchainError when the formatter cannot be loaded. */
export async function formatScript(file: SourceFile): Promise<FormatResult> {
  const prettier = await load();
  const parser = file.name.endsWith("ts") ? "typescript" : "babel";
  try {
    return { ok: true, text: await prettier.format(file.text, { parser, plugins: prettier.plugins, printWidth: 100 }) };
  } catch (error) {
    const problem = syntaxProblem(file, error);
    if (problem === null) throw error;
    return { ok: false, diagnostics: [problem] };
  }
}

async function load() {
  try {
    const [standalone, babel, estree, typescript] = await Promise.all([
      import("prettier/standalone"),
      import("prettier/plugins/babel"),
      import("prettier/plugins/estree"),
      import("prettier/plugins/typescript"),
    ]);
    return { format: standalone.format, plugins: [babel, estree, typescript] };
  } catch (error) {
    throw new ToolchainError("Could not download the JavaScript formatter. Check the connection and try again.", { cause: error });
  }
}

/** The diagnostic in prettier's error for source that does not parse; null for other errors. Its columns count from 1. */
function syntaxProblem(file: SourceFile, error: unknown): Diagnostic | null {
  if (!(error instanceof SyntaxError) || !("loc" in error)) return null;
  const start = record(record(error.loc)["start"]);
  // The message ends in the place and a picture of the source, which the editor shows better.
  const text = error.message.replace(/ \(\d+:\d+\)[^]*$/, "");
  return { file: file.name, line: Number(start["line"]), col: Number(start["column"]), severity: "error", text, from: "js" };
}
