// This file makes performance, events and Temporal tell the run's clock.

import { floor } from "./primordials";
import { replace } from "./natives";
import { MS, type Clock } from "../loop/clock";

const NativeBigInt = BigInt;

/** What gives the wall clock at time 0, in ms since 1970. It is asked when the program asks. */
export type Epoch = () => number;

/** The wall clock of the run, in whole ms since 1970, for a program that reads it now. */
export function wallClock(clock: Clock, epoch: Epoch): () => number {
  return () => epoch() + floor(clock.read() / MS);
}

/** Replaces performance.now, performance.timeOrigin, Event.timeStamp and Temporal.Now. */
export function installTime(global: object, clock: Clock, epoch: Epoch): void {
  replace(Performance.prototype, {
    now: () => clock.read() / MS,
    get timeOrigin() {
      return epoch();
    },
    toJSON: () => ({ timeOrigin: epoch() }),
  });
  replace(Event.prototype, {
    get timeStamp() {
      return clock.now() / MS;
    },
  });
  installTemporal(global, clock, epoch);
}

/** The part of Temporal.Now that is replaced; older engines have no Temporal. */
interface TemporalLike {
  Now: object;
  Instant: { fromEpochNanoseconds(ns: bigint): { toZonedDateTimeISO(zone: unknown): { toPlainDateTime(): unknown; toPlainDate(): unknown; toPlainTime(): unknown } } };
}

function installTemporal(global: object, clock: Clock, epoch: Epoch): void {
  const temporal = (global as { Temporal?: TemporalLike }).Temporal;
  if (temporal === undefined) return;
  const { Instant } = temporal;
  const instant = (): ReturnType<typeof Instant.fromEpochNanoseconds> => Instant.fromEpochNanoseconds(NativeBigInt(epoch()) * 1_000_000n + NativeBigInt(clock.read()));
  replace(temporal.Now, {
    timeZoneId: () => "UTC",
    instant,
    zonedDateTimeISO: (zone: unknown = "UTC") => instant().toZonedDateTimeISO(zone),
    plainDateTimeISO: (zone: unknown = "UTC") => instant().toZonedDateTimeISO(zone).toPlainDateTime(),
    plainDateISO: (zone: unknown = "UTC") => instant().toZonedDateTimeISO(zone).toPlainDate(),
    plainTimeISO: (zone: unknown = "UTC") => instant().toZonedDateTimeISO(zone).toPlainTime(),
  });
}
