// This file declares the modules that exist only at build time: texts the bundler hands in.

/** Go's own wasm_exec.js from the GOROOT that built the toolchain, as text. */
declare module "goroot:wasm_exec.js" {
  const text: string;
  export default text;
}

/** The half of a run worker that prepares JavaScript (preparer.ts), bundled, as text. */
declare module "bundle:preparer" {
  const text: string;
  export default text;
}

/** The half that runs it (worker.ts), bundled, as text. */
declare module "bundle:run-worker" {
  const text: string;
  export default text;
}
