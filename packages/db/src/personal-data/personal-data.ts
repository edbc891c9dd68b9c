import { getTableName } from "drizzle-orm";
import { ACCOUNTS_MAP } from "./accounts-map.ts";
import { CONDUCT_MAP } from "./conduct-map.ts";
import { MODERATION_MAP } from "./moderation-map.ts";
import { PEOPLE_MAP } from "./people-map.ts";
import type { TableRule } from "./rules.ts";
import { TABLES_MAP } from "./tables-map.ts";

/**
 * What every column of every table is to the people of the club: whether it is told to whoever asks for their data, and what
 * is left of it when they are deleted. Both are done from here, in this order, so that nothing is forgotten; a test refuses a
 * table or a column that is not here.
 */
export const PERSONAL_DATA: readonly TableRule[] = [
  ...PEOPLE_MAP,
  ...MODERATION_MAP,
  ...CONDUCT_MAP,
  ...TABLES_MAP,
  ...ACCOUNTS_MAP,
];

/** The same, in the order in which people read it: whom the club knows them by comes first. */
export const TOLD_IN_ORDER: readonly TableRule[] = [
  ...ACCOUNTS_MAP.toReversed(),
  ...PEOPLE_MAP,
  ...MODERATION_MAP,
  ...CONDUCT_MAP,
  ...TABLES_MAP,
];

/** Columns of a database, by table. */
export type Columns = ReadonlyMap<string, readonly string[]>;

/** What is missing from the map of what there is, and what is there no more; each as a sentence that says what to do. */
export function faultsOfMap(found: Columns): readonly string[] {
  const ruled = new Map(PERSONAL_DATA.map((rule) => [getTableName(rule.table), columnsIn(rule)]));
  const unruled = [...found].flatMap(([table, columns]) => {
    const known = ruled.get(table);
    if (known === undefined) return [`${table} has no rule. ${REMEDY}`];
    return columns.filter((column) => !known.has(column)).map((column) => `${table}.${column} has no rule. ${REMEDY}`);
  });
  const gone = [...ruled.keys()].filter((table) => !found.has(table)).map((table) => `${table} is there no more.`);
  return [...unruled, ...gone];
}

const REMEDY =
  "Say in packages/db/src/personal-data/*-map.ts whose it is, whether it is told to whoever asks for their data, and what is left of it of a deleted player; then say it to people in docs/privacy.md and docs/privacy.ru.md.";

function columnsIn({ table, columns }: TableRule): ReadonlySet<string> {
  const named = table as unknown as Readonly<Record<string, { readonly name: string }>>;
  // A drizzle table has its columns under the keys that the rule has.
  return new Set(Object.keys(columns).flatMap((key) => named[key]?.name ?? []));
}
