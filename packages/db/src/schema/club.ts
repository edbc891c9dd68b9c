import { sql } from "drizzle-orm";
import { boolean, check, pgTable, uuid } from "drizzle-orm/pg-core";

/** What a club is known by, whoever's PostgreSQL or bus it shares with other clubs: the one row that its migration has made. */
export const club = pgTable(
  "club",
  {
    isTheOnlyRow: boolean("is_the_only_row").primaryKey().default(true),
    id: uuid("id").notNull().defaultRandom(),
  },
  (table) => [check("club_is_the_only_row_check", sql`${table.isTheOnlyRow}`)],
);
