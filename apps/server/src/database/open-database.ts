import { listOpenTables, openDatabase, type Database } from "@trelyazh/db";
import type { Logger } from "../logger.ts";
import type { Instruments, Reading } from "../metrics/instruments.ts";

export interface ClubDatabaseOptions {
  readonly url: string;
  readonly instruments: Instruments;
  readonly log: Logger;
}

/** Opens the club's database and shows its pools among the metrics. */
export function openClubDatabase({ url, instruments, log }: ClubDatabaseOptions): Database {
  const database = openDatabase({ url, onError: (err) => log.warn({ err }, "idle database connection lost") });
  poolMetrics(instruments, database);
  return database;
}

/** Returns what says whether the database answers, and rejects when it does not. However many ask at once, it is asked once. */
export function reachability({ db }: Pick<Database, "db">): () => Promise<boolean> {
  let asking: Promise<boolean> | null = null;
  const ask = async (): Promise<boolean> => {
    await listOpenTables(db, { limit: 1 });
    return true;
  };
  return () => (asking ??= ask().finally(() => (asking = null)));
}

function poolMetrics(instruments: Instruments, database: Database): void {
  instruments.gauges(
    {
      name: "trelyazh_database_connections",
      help: "Open connections to PostgreSQL, by pool, busy and idle.",
      labels: ["pool", "state"],
    },
    function* (): Iterable<Reading<"pool" | "state">> {
      for (const [pool, { total, idle }] of Object.entries(database.gauges())) {
        yield [{ pool, state: "busy" }, total - idle];
        yield [{ pool, state: "idle" }, idle];
      }
    },
  );
  instruments.gauges(
    {
      name: "trelyazh_database_waiting",
      help: "Callers that wait for a connection of that pool.",
      labels: ["pool"],
    },
    function* () {
      for (const [pool, { waiting }] of Object.entries(database.gauges())) yield [{ pool }, waiting] as const;
    },
  );
}
