import { keptSeatOf, seatOf, type NewTable, type Table } from "@trelyazh/table";
import type { TableActor } from "./actor/table-actor.ts";

/** Who may be with whom at a table. Both reject with `DATABASE_AWAY` where that is not known. */
export interface Company {
  /** The users with whom that one may not sit at a table. */
  readonly apartFrom: (userId: string) => Promise<ReadonlySet<string>>;
  /** The users at whose tables that one may not even look on. */
  readonly hiddenFrom: (userId: string) => Promise<ReadonlySet<string>>;
}

const nobody = () => Promise.resolve(new Set<string>());

/** Everybody plays with everybody. */
export const ALL_TOGETHER: Company = { apartFrom: nobody, hiddenFrom: nobody };

/** Keeps no chairs for those with whom the owner of that new table does not play. */
export function without(apart: ReadonlySet<string>, { guests, ...others }: NewTable["conditions"]) {
  if (guests === undefined) return others;
  return { ...others, guests: guests.map((guest) => (guest !== null && apart.has(guest.userId) ? null : guest)) };
}

/** Says whether somebody is at the table whom that user does not see; whoever plays there sees the others, whatever was set since. */
export async function isHidden(company: Company, table: Table, userId: string): Promise<boolean> {
  if (hasPlace(table, userId)) return false;
  const hidden = await company.hiddenFrom(userId);
  return [...hidden].some((other) => hasPlace(table, other));
}

/** Sends those away who look on where somebody plays whom they do not see: they ask anew, and are refused. */
export async function sendAwayFrom(
  company: Company,
  { actors, userIds }: { readonly actors: readonly TableActor[]; readonly userIds: readonly string[] },
): Promise<void> {
  for (const userId of userIds) {
    const theirs = actors.filter(({ table }) => hasPlace(table, userId));
    if (theirs.length === 0) continue;
    const hidden = await company.hiddenFrom(userId);
    for (const { table, streams } of theirs) streams.sendAway((other) => hidden.has(other) && !hasPlace(table, other));
  }
}

function hasPlace(table: Table, userId: string): boolean {
  return seatOf(table, userId) !== null || keptSeatOf(table, userId) !== null;
}
