import { eq, sql } from "drizzle-orm";
import type { Executor } from "../database.ts";
import { concealingParameters } from "../failures.ts";
import { tableSnapshots } from "../schema/journal.ts";

/** A table's state after event `seq`, as JSON of that schema version. */
export interface StoredSnapshot {
  readonly tableId: string;
  readonly seq: number;
  readonly schemaVersion: number;
  readonly state: unknown;
}

/** Keeps the snapshot unless a later one is there: only the latest of each table counts. */
export async function saveSnapshot(executor: Executor, snapshot: StoredSnapshot): Promise<void> {
  await concealingParameters(
    executor
      .insert(tableSnapshots)
      .values(snapshot)
      .onConflictDoUpdate({
        target: tableSnapshots.tableId,
        set: {
          seq: sql`excluded.seq`,
          schemaVersion: sql`excluded.schema_version`,
          state: sql`excluded.state`,
          createdAt: sql`excluded.created_at`,
        },
        setWhere: sql`${tableSnapshots.seq} < excluded.seq`,
      }),
  );
}

/** Returns the latest snapshot of the table, if it has one. */
export async function loadSnapshot(executor: Executor, tableId: string): Promise<StoredSnapshot | undefined> {
  const [row] = await executor
    .select({
      tableId: tableSnapshots.tableId,
      seq: tableSnapshots.seq,
      schemaVersion: tableSnapshots.schemaVersion,
      state: tableSnapshots.state,
    })
    .from(tableSnapshots)
    .where(eq(tableSnapshots.tableId, tableId));
  return row;
}
