import type { SQL } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { Transaction } from "../database.ts";

/** What a column is to the people of the club, and what becomes of it. */
export interface ColumnRule {
  /** Whether it tells anything of a person, or is what somebody has written or set. */
  readonly isPersonal: boolean;
  /** Whether whoever asks for their data is given it. */
  readonly isTold: boolean;
  /** What is left of it of a deleted player: nothing, or what it says. */
  readonly afterwards: "gone" | "stays";
  /** Why it is not told, or stays, or is not personal; nothing to say where it is told and goes. */
  readonly why: string;
}

/** Somebody's own: told to them, gone with them. */
export const OWN: ColumnRule = { isPersonal: true, isTold: true, afterwards: "gone", why: "" };

/** Somebody's own that nobody is told, not even they: gone with them. */
export const unsaid = (why: string): ColumnRule => ({ isPersonal: true, isTold: false, afterwards: "gone", why });

/** Told to whom it is about, and kept: it is part of what others have played, or names nobody. */
export const kept = (why: string): ColumnRule => ({ isPersonal: true, isTold: true, afterwards: "stays", why });

/** Neither told nor deleted, though it is about people: what it says is only a number for somebody who is gone. */
export const unnamed = (why: string): ColumnRule => ({ isPersonal: true, isTold: false, afterwards: "stays", why });

/** Says nothing of anybody. */
export const nobodys = (why: string): ColumnRule => ({ isPersonal: false, isTold: false, afterwards: "stays", why });

/** Somebody who is to be deleted, by all that the club knows them by. */
export interface Leaving {
  readonly userId: string;
  readonly email: string;
  /** Of their present name; null for a guest, and for who is deleted already. */
  readonly skeleton: string | null;
}

/** Rows that are told to somebody, under a heading of their own. */
export interface ToldRows {
  readonly as: string;
  /** Which rows are that user's. */
  readonly whose: (userId: string) => SQL;
}

type ColumnsOf<Table extends PgTable> = { readonly [Key in keyof Table["_"]["columns"]]: ColumnRule };

/** What a table keeps of people, column by column. */
export interface TableRule {
  readonly table: PgTable;
  readonly columns: Readonly<Record<string, ColumnRule>>;
  readonly told: readonly ToldRows[];
  /** What is done to it when somebody is deleted; doing it again changes nothing. Undefined where nothing has to be done. */
  readonly erase?: (tx: Transaction, leaving: Leaving) => Promise<unknown>;
  /** What is done instead, where it is not done here. */
  readonly erasedBy?: string;
}

/** Makes the rule of a table; a column that is left out does not compile. */
export function ruleOf<Table extends PgTable>(
  table: Table,
  rule: Omit<TableRule, "table" | "columns" | "told"> & {
    readonly columns: ColumnsOf<Table>;
    readonly told?: readonly ToldRows[];
  },
): TableRule {
  return { told: [], ...rule, table };
}
