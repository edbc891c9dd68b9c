import type { Client } from "pg";
import type { AppliedMigration, KeptTable } from "./format.ts";

/**
 * What a backup leaves out: these count the transactions of one PostgreSQL, whose numbers say nothing in another. News that
 * nobody has worked off yet is in the journal as well, and the club makes consumers anew that have no position. The club's
 * own id is left out as well: what is restored beside a club is another one, and neither hears the other's nodes. Whose a
 * table was says nothing where none of these nodes lives. What people have asked for of their data is copied from the rest, and
 * is kept for a day.
 */
const NOT_KEPT: readonly string[] = [
  "outbox",
  "consumers",
  "rebuild_news",
  "club",
  "nodes",
  "table_owners",
  "personal_exports",
  "personal_export_pieces",
];

export interface CataloguedTable extends KeptTable {
  /** What its rows are sorted by. */
  readonly key: readonly string[];
  /** The tables that its rows point to. */
  readonly pointsTo: readonly string[];
}

const TABLES = `
  select relname as name,
    array(select attname::text from pg_attribute where attrelid = pg_class.oid and attnum > 0 and not attisdropped
      and attgenerated = '' order by attnum) as columns,
    array(select attname::text from pg_index cross join lateral unnest(indkey) with ordinality as keys (number, place)
      join pg_attribute on attrelid = indrelid and attnum = number where indrelid = pg_class.oid and indisprimary
      order by place) as key,
    array(select distinct confrelid::regclass::text from pg_constraint where conrelid = pg_class.oid and contype = 'f'
      and confrelid <> conrelid) as "pointsTo"
  from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by relname`;

/** Returns the tables of the club that a backup keeps, each after those that its rows point to. */
export async function listKeptTables(client: Client): Promise<CataloguedTable[]> {
  const { rows } = await client.query<CataloguedTable>(TABLES);
  return inOrderOfNeed(rows.filter(({ name }) => !NOT_KEPT.includes(name)));
}

/** Sorts tables so that each comes after those that its rows point to; throws when they go round in a circle. */
function inOrderOfNeed(tables: readonly CataloguedTable[]): CataloguedTable[] {
  const ordered: CataloguedTable[] = [];
  let waiting = [...tables];
  while (waiting.length > 0) {
    const names = new Set(waiting.map(({ name }) => name));
    const ready = waiting.filter(({ pointsTo }) => !pointsTo.some((name) => names.has(name)));
    if (ready.length === 0) throw new Error(`the tables ${[...names].join(", ")} point to one another in a circle`);
    ordered.push(...ready);
    waiting = waiting.filter((table) => !ready.includes(table));
  }
  return ordered;
}

/** Returns the migrations that the database has, the oldest first; none where no club has ever been. */
export async function listAppliedMigrations(client: Client): Promise<AppliedMigration[]> {
  const { rows: found } = await client.query("select 1 where to_regclass('drizzle.__drizzle_migrations') is not null");
  if (found.length === 0) return [];
  const { rows } = await client.query<{ hash: string; created_at: string }>(
    "select hash, created_at from drizzle.__drizzle_migrations order by created_at",
  );
  return rows.map(({ hash, created_at: createdAt }) => ({ hash, createdAt: Number(createdAt) }));
}

/** Returns the last number that each sequence of the club has given; one that has given none is left out. */
export async function listSequences(client: Client): Promise<Record<string, string>> {
  const { rows } = await client.query<{ name: string; value: string }>(
    `select sequencename as name, last_value::text as value from pg_sequences
     where schemaname = 'public' and last_value is not null order by 1`,
  );
  return Object.fromEntries(rows.map(({ name, value }) => [name, value]));
}

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

export function quotedList(names: readonly string[]): string {
  return names.map(quoted).join(", ");
}
