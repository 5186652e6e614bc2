// Tests of the reason of an end.
import { describe, expect, it } from "vitest";
import { EventLog } from "../event/log";
import { EventWriter } from "../event/writer.gen";
import { reasonOf } from "./ending";

function log(write: (writer: EventWriter) => void): EventLog {
  const writer = new EventWriter({ stamp: () => 0, maxEvents: 100, maxBytes: 1e6 });
  write(writer);
  const made = new EventLog();
  const batch = writer.take();
  if (batch) made.append(batch);
  return made;
}

describe("reasonOf", () => {
  const failing = log((writer) => {
    writer.error(0, 0, 0, 0, "exception", "Error: first", "");
    writer.error(0, 0, 0, 0, "exception", "TypeError: x is not a function\n    at f", "");
    writer.fatal(1, 0, 0, 0, "panic", "boom\n\ngoroutine 1");
    writer.end(0, 0, 0, 0, "error", 0, "");
  });

  it("is the end's own where it has one", () => {
    expect(reasonOf(failing, "error", "told already")).toBe("told already");
  });

  it("is the first line of what led to the end", () => {
    expect(reasonOf(failing, "error", "")).toBe("TypeError: x is not a function");
    expect(reasonOf(failing, "panic", "")).toBe("boom");
  });

  it("is nothing where nothing went wrong", () => {
    expect(reasonOf(failing, "quiet", "")).toBe("");
    expect(reasonOf(log(() => undefined), "error", "")).toBe("");
  });
});
