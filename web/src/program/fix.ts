// A change to a program that mends what a run has shown: what is to be changed, by places in the source, before anybody has looked at the source.

/** A place in a file: line and column from 1. */
export interface SourcePlace {
  readonly file: string;
  readonly line: number;
  readonly col: number;
}

/**
 * What is to be changed. `wait`: the function given to js.FuncOf at `go` must not wait; where it returns something, JavaScript awaits
 * it at `call`. `callback`: the function given to js.FuncOf at `go` gets a callback as last argument at `call`, and calls it when its goroutine has its answer.
 * `await`: the call at `call` is awaited. Where `call` is null no line of JavaScript makes the call.
 */
export type Fix =
  | { readonly kind: "wait"; readonly go: SourcePlace; readonly call: SourcePlace | null }
  | { readonly kind: "callback"; readonly go: SourcePlace; readonly call: SourcePlace }
  | { readonly kind: "await"; readonly call: SourcePlace };
