import { claimTables, findOwner, listOrphanIds, listUnfinishedTableIds, moveTable, type Database } from "@trelyazh/db";
import { ClubError } from "../../club-error.ts";
import type { Nodes } from "../../nodes/nodes.ts";
import { LeasedOwnership, type OwnerBook } from "./leased-ownership.ts";
import type { Ownership } from "./ownership.ts";

/** Whose the tables are, as it stands in PostgreSQL. */
export function databaseOwnership(database: Pick<Database, "db">, nodes: Nodes): Ownership {
  return new LeasedOwnership(databaseOwners(database), nodes);
}

/** The same, as statements. */
export function databaseOwners({ db }: Pick<Database, "db">): OwnerBook {
  return {
    claim: (claimant, tableIds) => reached(claimTables(db, { ...claimant, tableIds })),
    find: (tableId) => reached(findOwner(db, tableId)),
    orphans: (limit) => reached(listOrphanIds(db, { limit })),
    unfinished: () => reached(listUnfinishedTableIds(db)),
    move: (owner, to) => reached(moveTable(db, { ...owner, to })),
  };
}

async function reached<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (cause) {
    throw new ClubError("DATABASE_AWAY", { cause });
  }
}
