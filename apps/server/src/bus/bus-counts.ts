import type { Instruments, Tallies } from "../metrics/instruments.ts";
import type { Bus } from "./bus.ts";

/** Why a message is not read. */
export type DropReason = "malformed" | "too_large" | "unknown_version" | "unknown_node" | "stale" | "late";

/** What has gone over the bus, by kind; and what has been dropped, by reason. */
export interface BusCounts {
  readonly told: Tallies;
  readonly heard: Tallies;
  readonly asked: Tallies;
  readonly answered: Tallies;
  readonly faults: Tallies;
  readonly dropped: { add(reason: DropReason): void };
}

export function busCounts(instruments: Instruments): BusCounts {
  return {
    told: instruments.tallies({
      name: "trelyazh_bus_told_total",
      help: "Messages told to other nodes, by kind.",
      label: "kind",
    }),
    heard: instruments.tallies({
      name: "trelyazh_bus_heard_total",
      help: "Messages heard from other nodes, by kind.",
      label: "kind",
    }),
    asked: instruments.tallies({
      name: "trelyazh_bus_asked_total",
      help: "Questions asked of other nodes, by kind.",
      label: "kind",
    }),
    answered: instruments.tallies({
      name: "trelyazh_bus_answered_total",
      help: "Questions of other nodes answered, by kind.",
      label: "kind",
    }),
    faults: instruments.tallies({
      name: "trelyazh_bus_faults_total",
      help: "Questions that no answer came to, by fault: nobody there, none in time, or the bus away.",
      label: "fault",
    }),
    dropped: instruments.tallies({
      name: "trelyazh_bus_dropped_total",
      help: "Messages of other nodes that were not read, by reason.",
      label: "reason",
    }),
  };
}

/** Shows whether messages pass, and how long they are under way. */
export function busGauges(instruments: Instruments, bus: Bus): void {
  instruments.gauge({ name: "trelyazh_bus_up", help: "1 while messages to other nodes pass, else 0." }, () =>
    Number(bus.isUp),
  );
  instruments.gauge(
    { name: "trelyazh_bus_round_trip_seconds", help: "How long NATS took to answer when it was last asked." },
    () => bus.roundTripMs / 1000,
  );
}
