import { type Column, sql, type SQL } from "drizzle-orm";
import { customType } from "drizzle-orm/pg-core";

/**
 * A `timestamptz` of millisecond precision that code sees as epoch milliseconds, the club's one way to name a moment.
 * The tables of the sign-in library keep `Date`, which it insists on.
 */
export const epochMs = customType<{ data: number; driverData: string }>({
  dataType: () => "timestamp (3) with time zone",
  toDriver: (ms) => new Date(ms).toISOString(),
  fromDriver: (text) => new Date(text).getTime(),
});

/** The condition of a CHECK: the column holds one of these words. */
export function isOneOf(column: Column, words: readonly string[]): SQL {
  const list = words.map((word) => sql.raw(`'${word.replaceAll("'", "''")}'`));
  return sql`${column} in (${sql.join(list, sql`, `)})`;
}

/** The number of a transaction, which never comes again (`xid8`). */
export const xid8 = customType<{ data: bigint; driverData: string }>({
  dataType: () => "xid8",
  toDriver: String,
  fromDriver: BigInt,
});

/** Bytes that are read and written as a whole. */
export const bytes = customType<{ data: Uint8Array; driverData: Buffer }>({
  dataType: () => "bytea",
  toDriver: (data) => Buffer.from(data),
  fromDriver: (data) => new Uint8Array(data),
});
