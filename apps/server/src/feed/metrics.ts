import type { ConsumerLag } from "@trelyazh/db";
import type { Clock } from "../clock.ts";
import type { Instruments } from "../metrics/instruments.ts";

export type FeedMetrics = ReturnType<typeof feedMetrics>;

/** What is counted and measured of durable consumers. */
export function feedMetrics(instruments: Instruments, clock: Clock) {
  let lags: readonly ConsumerLag[] = [];
  const labels = ["consumer"] as const;
  instruments.gauges(
    {
      name: "trelyazh_consumer_waiting_rows",
      help: "Rows of the outbox that a consumer has not worked off, not counted further than 10 000.",
      labels,
    },
    function* () {
      for (const { name: consumer, rows } of lags) yield [{ consumer }, rows] as const;
    },
  );
  instruments.gauges(
    { name: "trelyazh_consumer_lag_seconds", help: "How old the first of those rows is; 0 when none waits.", labels },
    function* () {
      for (const { name: consumer, oldestAt } of lags)
        yield [{ consumer }, oldestAt === null ? 0 : Math.max(0, clock.now() - oldestAt) / 1000] as const;
    },
  );
  const rows = instruments.tallies({
    name: "trelyazh_consumer_rows_total",
    help: "Rows that a consumer has worked off in this process, those of rebuilds included.",
    label: "consumer",
  });
  const failures = instruments.tallies({
    name: "trelyazh_consumer_failures_total",
    help: "How often a consumer could not go on and tried again later.",
    label: "consumer",
  });
  return {
    lagging: (measured: readonly ConsumerLag[]) => {
      lags = measured;
    },
    workedOff: (consumer: string, count: number) => rows.add(consumer, count),
    failed: (consumer: string) => failures.add(consumer),
  };
}
