// The refusal of a browser that cannot isolate programs: one sentence for every kind of run.

/** This browser cannot isolate programs, so none is run. */
export class SandboxUnavailable extends Error {
  override name = "SandboxUnavailable";

  constructor(why: string) {
    super(`This browser cannot isolate programs, so nothing was run (${why}).`);
  }
}
