import { readDatabaseTime, type Database } from "@trelyazh/db";
import type { NatsSettings } from "../bus/nats-settings.ts";
import { steadyClock, systemClock, systemTime, type Clock, type TimeSource } from "../clock.ts";

/**
 * A clock that begins with the database's time, and goes by what passes here from then on. A table's deadlines are times of its
 * node's clock: when it comes to live at another node, they have to mean the same there, however the machines' clocks are set.
 */
export async function databaseClock({ lease }: Pick<Database, "lease">, time: TimeSource = systemTime): Promise<Clock> {
  const askedAt = time.ticks();
  const told = await readDatabaseTime(lease);
  // It was so on the way back, as likely as not half way.
  const aheadMs = told + (time.ticks() - askedAt) / 2 - time.wall();
  return steadyClock({ ...time, wall: () => time.wall() + aheadMs });
}

/** The clock of a process that has no other nodes is its machine's. */
export async function clubClock(
  database: Pick<Database, "lease">,
  { nats }: { readonly nats?: NatsSettings | null | undefined },
): Promise<Clock> {
  return (nats ?? null) === null ? systemClock : await databaseClock(database);
}
