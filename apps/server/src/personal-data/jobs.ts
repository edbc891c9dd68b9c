import {
  deleteOldExports,
  endNameErasure,
  erasePerson,
  eraseNames,
  listNameErasures,
  listTableIds,
  listTablesWith,
  type Database,
  type NameErasure,
} from "@trelyazh/db";
import type { MaintenanceJob } from "../maintenance/maintenance.ts";

export const ERASE_NAMES = "erase-names";

type Parts = Pick<Database, "db" | "withTransaction">;

/** People of one run, and tables of one statement: each has some hundred events. */
const PEOPLE = 20;
const TABLES = 25;

/** All tables of the club may have to be looked through. */
const WITHIN_SECONDS = 60 * 60;

/** What has to be done about data that were given out, and people who were deleted. */
export function personalDataJobs(database: Parts): readonly MaintenanceJob[] {
  return [
    { name: "delete-old-exports", cron: "7 * * * *", run: () => deleteOldExports(database.db) },
    {
      name: ERASE_NAMES,
      cron: "*/5 * * * *",
      withinSeconds: WITHIN_SECONDS,
      async run(signal) {
        let items = 0;
        for (const erasure of await listNameErasures(database.db, PEOPLE)) {
          if (signal.aborted) break;
          items += await eraseNamesOf(database, erasure, signal);
        }
        return items;
      },
    },
  ];
}

/**
 * Deletes what has come after a person was deleted, as others were writing just then, and takes their name out of what was
 * written of tables: of those where they sat; and when all are over that were under way then, of all there are.
 */
async function eraseNamesOf(database: Parts, { userId, isLast }: NameErasure, signal: AbortSignal): Promise<number> {
  await erasePerson(database, userId);
  let items = 0;
  const next = (afterId: string | null) =>
    isLast
      ? listTableIds(database.db, { afterId, limit: TABLES })
      : listTablesWith(database.db, { userId, afterId, limit: TABLES });
  for (let afterId: string | null = null; ;) {
    const tableIds: readonly string[] = await next(afterId);
    if (signal.aborted) return items;
    items += await database.withTransaction((tx) => eraseNames(tx, { userId, tableIds }));
    if (tableIds.length < TABLES) break;
    afterId = tableIds.at(-1) ?? null;
  }
  if (isLast) await endNameErasure(database.db, userId);
  return items;
}
