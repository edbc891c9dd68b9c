import { and, getTableColumns, getTableName, sql, type SQL } from "drizzle-orm";
import { getTableConfig, type PgColumn } from "drizzle-orm/pg-core";
import type { Transaction } from "../database.ts";
import { TOLD_IN_ORDER } from "./personal-data.ts";
import type { TableRule, ToldRows } from "./rules.ts";

/** What is told to whoever asks for their data: the headings under which it stands, in their order. */
export const TOLD: readonly string[] = TOLD_IN_ORDER.flatMap(({ told }) => told.map(({ as }) => as));

/** So many rows are read at once. */
const PAGE = 500;

/**
 * Gives out all rows that stand under that heading for a user, each as JSON, a page at a time; the next page is read when the last one
 * is taken.
 */
export async function tellRows(
  tx: Transaction,
  { heading, userId }: { readonly heading: string; readonly userId: string },
  take: (rows: readonly string[]) => Promise<void>,
): Promise<void> {
  await tx.execute(sql`declare told_rows no scroll cursor for ${queryOf(heading, userId)}`);
  for (;;) {
    const { rows } = await tx.execute<{ row: string }>(sql`fetch ${sql.raw(String(PAGE))} from told_rows`);
    if (rows.length > 0) await take(rows.map(({ row }) => row));
    if (rows.length < PAGE) break;
  }
  await tx.execute(sql`close told_rows`);
}

function queryOf(heading: string, userId: string): SQL {
  for (const rule of TOLD_IN_ORDER) {
    const told = rule.told.find(({ as }) => as === heading);
    if (told !== undefined) return selectOf(rule, told, userId);
  }
  throw new Error(`Nothing is told under ${heading}`);
}

function selectOf({ table, columns }: TableRule, { whose }: ToldRows, userId: string): SQL {
  const told = Object.entries(getTableColumns(table)).filter(([key]) => columns[key]?.isTold === true);
  const pairs = told.map(([key, column]) => sql`${sql.raw(`'${key}'`)}, ${column}`);
  return sql`
    select json_build_object(${sql.join(pairs, sql`, `)})::text as row from ${table}
    where ${and(whose(userId))} order by ${sql.join([...keyOf(table)], sql`, `)}`;
}

/** What the rows of a table are sorted by. */
function keyOf(table: TableRule["table"]): readonly PgColumn[] {
  const { columns, primaryKeys } = getTableConfig(table);
  const key = primaryKeys[0]?.columns ?? columns.filter((column) => column.primary);
  if (key.length === 0) throw new Error(`${getTableName(table)} has no key`);
  return key;
}
