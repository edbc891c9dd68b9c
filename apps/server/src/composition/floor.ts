import { createClubFeed } from "../club-consumers.ts";
import type { ClubOptions } from "../config/club-options.ts";
import { createHeavyWork } from "../heavy-work/create-heavy-work.ts";
import { Limits } from "../limits/limits.ts";
import { Instruments } from "../metrics/instruments.ts";
import { clubClock } from "../nodes/club-clock.ts";
import { createCluster } from "../nodes/create-cluster.ts";
import { openClubDatabase } from "../database/open-database.ts";
import { cryptoChance } from "../tables/actor/dealing.ts";

export type Floor = Awaited<ReturnType<typeof createFloor>>;

/** What all features stand on. */
export async function createFloor(options: ClubOptions) {
  const { databaseUrl, log, chance = cryptoChance } = options;
  const instruments = new Instruments();
  const database = openClubDatabase({ instruments, log, url: databaseUrl });
  const clock = options.clock ?? (await clubClock(database, options));
  const base = { clock, chance, instruments, limits: new Limits(instruments), limitSettings: options.limits, log };
  const cluster = await createCluster({ ...options, ...base, database });
  const heavyWork = createHeavyWork({ ...base, cluster, threads: options.workerThreads });
  const feed = createClubFeed({ ...base, database });
  return { base, database, cluster, heavyWork, feed };
}
