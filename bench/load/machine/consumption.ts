import type { Database } from "@trelyazh/db";
import type { BusTraffic, TemporaryNats } from "./nats.ts";
import type { Row } from "../report.ts";

/** What a club writes, and what its nodes tell each other. */
interface Consumption extends Partial<BusTraffic> {
  /** Of the journal. */
  readonly rows: number;
  readonly transactions: number;
  /** What is written to PostgreSQL's log, which is what a disk has to take and a replica to be sent. */
  readonly walBytes: number;
  /** By which the database grows. */
  readonly diskBytes: number;
}

/** Begins to look at what a club consumes; the returned function says what it was, together. */
export async function startConsumption(database: Database, nats: TemporaryNats | null): Promise<() => Promise<Row>> {
  const before = await read(database, nats);
  return async () => {
    const after = await read(database, nats);
    return Object.fromEntries(
      Object.entries(after).map(([what, total]) => [what, total - (before[what] ?? 0)] as const),
    );
  };
}

async function read({ db }: Database, nats: TemporaryNats | null): Promise<Row> {
  const { rows } = await db.execute<{ [Column in keyof Consumption]: string }>(`
    select (select count(*) from table_events) as "rows",
      (select xact_commit from pg_stat_database where datname = current_database()) as "transactions",
      pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0') as "walBytes",
      pg_database_size(current_database()) as "diskBytes"`);
  const stored = Object.entries(rows[0] ?? {}).map(([column, value]) => [column, Number(value)] as const);
  return { ...Object.fromEntries(stored), ...(await nats?.traffic()) };
}

/** What one of so many takes of each; columns keep their names. */
export function shareOf(row: Row, count: number): Row {
  return Object.fromEntries(Object.entries(row).map(([column, value]) => [column, value / count] as const));
}
