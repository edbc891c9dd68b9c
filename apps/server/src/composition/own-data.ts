import type { Database } from "@trelyazh/db";
import { printPulya } from "@trelyazh/table";
import type { Accounts } from "../accounts/create-accounts.ts";
import type { KnownNames } from "../accounts/names/known-names.ts";
import { ClubError } from "../club-error.ts";
import type { Maintenance } from "../maintenance/maintenance.ts";
import { createPersonalData } from "../personal-data/create-personal-data.ts";
import { readJournal } from "../tables/journal/database-store.ts";
import type { Tables } from "../tables/create-tables.ts";
import type { Floor } from "./floor.ts";

interface Around {
  readonly accounts: Accounts;
  readonly names: Pick<KnownNames, "tell">;
  readonly people: { readonly changed: (userIds: readonly string[]) => void };
  readonly tables: Pick<Tables, "service">;
  /** The club's jobs, which are made last. */
  readonly queues: () => Pick<Maintenance, "send" | "request">;
}

/** What people have of their own data: it takes from all features what they know of somebody, and tells them of an end. */
export function createOwnData({ base, database }: Floor, { accounts, names, people, tables, queues }: Around) {
  const { leaving } = accounts.members;
  const personalData = createPersonalData({
    ...base,
    ...leaving,
    database,
    visitor: accounts.visitor,
    pulyaText: (tableId) => pulyaText(database, tableId),
    wall: () => base.clock.wall(),
    tellName: (member) => names.tell(member),
    onPeopleChanged: (userIds) => people.changed(userIds),
    tablesOf: (member) => tables.service.mine(member),
    leaveAll: (member) => tables.service.leaveAll(member),
    send: (errand, what) => queues().send(errand, what),
    request: (job) => queues().request(job),
  });
  return {
    ...personalData,
    /** The accounts, with the routes of one's own data among theirs. */
    besides: (others: Accounts): Accounts => ({
      ...others,
      routes(app, addressOf) {
        others.routes(app, addressOf);
        personalData.routes(app);
      },
    }),
  };
}

/** Returns a pulya in notation; null where there is nothing to tell, or what was stored is not understood. */
export async function pulyaText(database: Pick<Database, "past">, tableId: string): Promise<string | null> {
  try {
    const rows = await readJournal(database, { tableId, afterSeq: 0 });
    return printPulya(rows.map(({ envelope }) => envelope));
  } catch (error) {
    if (error instanceof ClubError && error.clubCode === "TABLE_BROKEN") return null;
    throw error;
  }
}
