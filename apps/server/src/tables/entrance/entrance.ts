import { randomUUID } from "node:crypto";
import { keptSeatOf, type Member, type Table } from "@trelyazh/table";
import type { Seat } from "@trelyazh/preferans";
import { ClubError } from "../../club-error.ts";
import type { RecordKeeper } from "../journal/record-keeper.ts";
import type { Entry, TableStore } from "../journal/table-store.ts";

/** Who may sit down with other people just now. */
export interface Conduct {
  /** Refuses with `RESTING`, `UNFINISHED_PULYA` or `KEPT_FROM_TABLES` whoever may not at that table, and with `DATABASE_AWAY` where that is not known. */
  readonly admit: (member: Member, tableId: string) => Promise<void>;
}

/** Everybody may. */
export const ALL_WELCOME: Conduct = { admit: () => Promise.resolve() };

export interface EntranceDeps {
  readonly store: Pick<TableStore, "enter" | "endEntry">;
  readonly records: Pick<RecordKeeper, "isKept">;
  readonly conduct: Conduct;
}

/** Where somebody is about to sit down. */
export interface Place extends Pick<Entry, "tableId" | "waits"> {
  /** Other people play there, or may; whoever has a chair there already only comes back. */
  readonly isWithPeople: boolean;
}

/** Says what it is to sit down on that chair. */
export function placeAt(table: Table, member: Member, seat: Seat): Place {
  const free = table.seats.filter((occupant) => occupant === null).length;
  // With the last chair taken it begins.
  return { tableId: table.id, waits: free > 1, isWithPeople: keptSeatOf(table, member.id) !== seat };
}

/** Lets people sit down. */
export class Entrance {
  readonly #deps: EntranceDeps;

  constructor(deps: EntranceDeps) {
    this.#deps = deps;
  }

  /**
   * Refuses whoever may not sit down with others now, and with `TOO_MANY_TABLES` whoever sits, or is about to sit, at as many
   * other tables as one may, or waits for players at as many of them. The entry is noted until the table's record says where
   * they sit, or nothing has come of it; where that cannot be known it is over by itself.
   */
  async enter<T>(member: Member, { isWithPeople, ...place }: Place, sitDown: () => Promise<T>): Promise<T> {
    const { store, records, conduct } = this.#deps;
    if (isWithPeople) await conduct.admit(member, place.tableId);
    const entry = { id: randomUUID(), userId: member.id, ...place };
    const mayEnter = await store.enter(entry).catch((cause: unknown) => {
      throw new ClubError("DATABASE_AWAY", { cause });
    });
    if (!mayEnter) throw new ClubError("TOO_MANY_TABLES");
    const end = () => store.endEntry(entry.id).catch(() => {});
    try {
      const seated = await sitDown();
      if (await records.isKept(place.tableId)) await end();
      return seated;
    } catch (error) {
      if (error instanceof ClubError && error.clubCode !== "DATABASE_AWAY") await end();
      throw error;
    }
  }
}
