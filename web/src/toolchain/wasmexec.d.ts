// Declares the virtual module that build/bundle makes of GOROOT's wasm_exec.js: it defines the global class Go.
declare module "goroot:wasm_exec" {}

// eslint-disable-next-line no-var
declare var Go: import("./gorun").GoClass;
