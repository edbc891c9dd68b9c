import { desc } from "drizzle-orm";
import type { Client } from "pg";
import type { Executor } from "../database.ts";
import { seedReadings } from "../schema/seed-readings.ts";

/** Who reads all that a club keeps secret, and what for. */
export interface SeedReader {
  readonly reader: string;
  readonly reason: string;
}

/** Leaves a row about somebody who is about to read every table's seeds; a database of before has no place for it. */
export async function noteReading(client: Client, { reader, reason }: SeedReader): Promise<void> {
  const { rows } = await client.query("select 1 where to_regclass('public.seed_readings') is not null");
  if (rows.length === 0) return;
  await client.query("insert into seed_readings (reader, reason) values ($1, $2)", [reader, reason]);
}

/** That an operator has read seeds of deals that were not over. */
export interface SeedReading {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly reader: string;
  /** Null where it was every table's. */
  readonly tableId: string | null;
  readonly reason: string;
}

/** Lists who has read seeds of deals that were not over, the latest first. */
export function listSeedReadings(executor: Executor): Promise<readonly SeedReading[]> {
  const { at, reader, tableId, reason } = seedReadings;
  return executor.select({ at, reader, tableId, reason }).from(seedReadings).orderBy(desc(seedReadings.id));
}
