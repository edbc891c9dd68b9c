import type { BackupHead, BackupProgress, BackupSeal, SeedReading } from "@trelyazh/db";
import type { FoldReport } from "../tables/journal/fold-journals.ts";

const LEFT_OUT = "Rows of the outbox are left out: they are in the journal as well.";

/** Returns how much a backup holds, in a phrase. */
export function describeContent({ tables }: BackupSeal): string {
  const seals = Object.values(tables);
  const rows = seals.reduce((sum, table) => sum + table.rows, 0);
  const bytes = seals.reduce((sum, table) => sum + table.bytes, 0);
  return `${rows} rows of ${seals.length} tables, ${megabytes(bytes)} of text`;
}

/** Returns what came of folding journals, in a sentence. */
export function describeFold({ journals, events, broken }: FoldReport): string {
  const whole = journals - broken.size;
  const counted = `${whole} of ${journals} journals can be played through, ${events} events in all.`;
  const faults = [...broken].map(([tableId, why]) => `Table ${tableId} cannot be played through: ${why}`);
  return [counted, ...faults].join("\n");
}

/** Returns what a backup is, in a sentence. */
export function describeHead({
  madeAt,
  postgres,
  migrations,
}: Pick<BackupHead, "madeAt" | "postgres" | "migrations">): string {
  return `Made ${new Date(madeAt).toISOString()} from PostgreSQL ${postgres}, schema ${migrations.length}. ${LEFT_OUT}`;
}

/** Returns where the secret is that signs the cookies, as whoever keeps the backup has to know that. */
export function describeSecret(isInside: boolean): string {
  return isInside
    ? "The secret that signs the cookies is in it, as are all sessions: keep the file as you keep passwords."
    : "AUTH_SECRET is not in it: keep that too, or everybody is signed out after a restore.";
}

export function describeProgress({ table, rows, bytes }: BackupProgress): string {
  return `${table}: ${rows} rows, ${megabytes(bytes)} in all`;
}

/** Returns that somebody has had seeds of deals that were not over, in a line. */
export function describeReading({ at, reader, tableId, reason }: SeedReading): string {
  return `${new Date(at).toISOString()} ${reader}, ${tableId ?? "every table"}: ${reason}`;
}

export function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
