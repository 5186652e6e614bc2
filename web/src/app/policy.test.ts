// Tests of small policies: when to warm up, the speeds, what scripts may hand in, and what the page says.
import { describe, expect, it } from "vitest";
import { checkOptions, toProgram } from "./api";
import { SPEEDS, placeOf, speedAt, speedText } from "./pace";
import { RUN_DEFAULTS } from "./run";
import { WarmUp } from "./warm";
import { downloadText, endSentence, heldText, problemCount, seconds, statusOf, timeText } from "./words";

/** A warm-up with a clock that the test turns. */
function warmUp(saveData = false): { warm: WarmUp; count: () => number; idle: () => void } {
  let count = 0;
  let then = (): void => undefined;
  const warm = new WarmUp({
    saveData,
    files: () => [{ name: "main.go", text: "" }],
    warm: () => { count++; },
    later: (_ms, call) => {
      then = call;
      return () => { then = () => undefined; };
    },
  });
  return { warm, count: () => count, idle: () => then() };
}

describe("WarmUp", () => {
  it("starts at the first touch of a Go editor, once", () => {
    const { warm, count, idle } = warmUp();
    warm.opened();
    warm.touched();
    warm.touched();
    idle();
    expect(count()).toBe(1);
  });

  it("waits for the end of a first run, whatever comes meanwhile", () => {
    const { warm, count, idle } = warmUp();
    warm.opened();
    warm.runBegins();
    warm.touched();
    idle();
    expect(count()).toBe(0);
    warm.runEnds();
    expect(count()).toBe(0);
    idle();
    expect(count()).toBe(1);
  });

  it("waits for the last of runs that follow one another", () => {
    const { warm, count, idle } = warmUp();
    warm.runBegins();
    warm.runBegins();
    warm.runEnds();
    idle();
    expect(count()).toBe(0);
    warm.runEnds();
    idle();
    expect(count()).toBe(1);
  });

  it("starts when nothing happens for a while", () => {
    const { warm, count, idle } = warmUp();
    warm.opened();
    expect(count()).toBe(0);
    idle();
    expect(count()).toBe(1);
  });

  it("never starts where data is saved", () => {
    const { warm, count, idle } = warmUp(true);
    warm.opened();
    warm.touched();
    warm.runEnds();
    idle();
    expect(count()).toBe(0);
  });
});

describe("speeds", () => {
  it("go from place to speed and back", () => {
    SPEEDS.forEach((speed, place) => {
      expect(speedAt(place)).toBe(speed);
      expect(placeOf(speed)).toBe(place);
    });
    expect(speedText(SPEEDS[placeOf(0.06)] ?? 1)).toBe("0.05×");
    expect(speedAt(99)).toBe("max");
  });
});

describe("scripts", () => {
  it("get the defaults", () => {
    expect(checkOptions({})).toEqual(RUN_DEFAULTS);
    expect(checkOptions({ timeout: 5, maxEvents: 10, clock: "real", speed: 0.5, seed: 7 })).toMatchObject({ timeoutMs: 5, maxEvents: 10, clock: "real", speed: 0.5, seed: 7 });
  });

  it("are told what is wrong", () => {
    expect(() => toProgram({ files: { "../x.js": "1" } }, RUN_DEFAULTS)).toThrow(/name/);
    expect(() => toProgram({ files: {} }, RUN_DEFAULTS)).toThrow(/no file/);
    expect(() => toProgram(null, RUN_DEFAULTS)).toThrow(/program is/);
    expect(() => toProgram({ files: { "main.js": 7 } }, RUN_DEFAULTS)).toThrow(/text/);
    expect(() => checkOptions({ seed: Number.NaN })).toThrow(/seed/);
  });
});

describe("words", () => {
  const wrong = (file: string): { file: string; line: number; col: number; severity: "error"; text: string; from: "go" } => ({ file, line: 1, col: 1, severity: "error", text: "", from: "go" });

  it("count problems", () => {
    expect(problemCount([wrong("main.go")])).toBe("1 error in main.go");
    expect(problemCount([wrong("main.go"), wrong("more.go")])).toBe("2 errors in 2 files");
  });

  it("say how a run went", () => {
    const stats = { compileMs: 300, linkMs: 120, startMs: 5, compiled: true };
    expect(statusOf({ phase: "ended", end: "quiet", exitCode: 0, why: "", stats }, [])).toEqual({ text: "Compiled in 0.4 s", tone: "ok" });
    expect(statusOf({ phase: "ended", end: "exited", exitCode: 0, why: "", stats: { ...stats, compiled: false } }, []).text).toBe("Done");
    expect(endSentence("exited", 3, "", [], true).strong).toBe("Go exited with code 3.");
    expect(heldText("main.go", 14)).toBe("main.go:14 has not let go of the thread.");
    expect(heldText("main.go", undefined)).toBe("main.go has not let go of the thread.");
    expect(heldText(undefined, undefined, 6)).toBe("g6 has not let go of the thread.");
    expect(heldText(undefined, undefined)).toBe("The program has not let go of the thread.");
  });

  it("write times and sizes", () => {
    expect([seconds(40), seconds(440), seconds(12_345)]).toEqual(["40 ms", "0.4 s", "12.3 s"]);
    expect([timeText(70_000), timeText(1_800_000), timeText(123_456_789), timeText(5_000_000_000)]).toEqual(["0.070", "1.80", "123.5", "5000"]);
    expect([downloadText(6_000_000, 10_000_000), downloadText(1, 5000)]).toEqual(["6 of 10 MB", "0 of 5 kB"]);
  });
});
