import { keptSeatOf, seatOf, type NewTable, type Table } from "@trelyazh/table";
import type { TableActor } from "./actor/table-actor.ts";

/** Who may be with whom at a table. All reject with `DATABASE_AWAY` where that is not known. */
export interface Company {
  /** The users with whom that one may not sit at a table. */
  readonly apartFrom: (userId: string) => Promise<ReadonlySet<string>>;
  /** The users at whose tables that one may not even look on. */
  readonly hiddenFrom: (userId: string) => Promise<ReadonlySet<string>>;
  readonly friendsOf: (userId: string) => Promise<ReadonlySet<string>>;
}

const nobody = () => Promise.resolve(new Set<string>());

/** Everybody plays with everybody. */
export const ALL_TOGETHER: Company = { apartFrom: nobody, hiddenFrom: nobody, friendsOf: nobody };

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

/** Says whether the table is for friends of its owner, and that user is none of those, nor plays there. */
export async function isForOthers(company: Company, table: Table, userId: string): Promise<boolean> {
  if (table.isFriendsOnly !== true || isAtHome(table, userId)) return false;
  return !(await company.friendsOf(userId)).has(table.ownerId);
}

/**
 * Sends those away who look on where somebody plays whom they do not see, or at a table for friends whose owner's they are no
 * more: they ask anew, and are refused.
 */
export async function sendAwayFrom(
  company: Company,
  { actors, userIds }: { readonly actors: readonly TableActor[]; readonly userIds: readonly string[] },
): Promise<void> {
  for (const userId of userIds) {
    const theirs = actors.filter(({ table }) => hasPlace(table, userId) || isHostedBy(table, userId));
    if (theirs.length === 0) continue;
    const [hidden, friends] = await Promise.all([company.hiddenFrom(userId), company.friendsOf(userId)]);
    for (const { table, streams } of theirs) {
      if (hasPlace(table, userId)) streams.sendAway((other) => hidden.has(other) && !hasPlace(table, other));
      if (isHostedBy(table, userId)) streams.sendAway((other) => !friends.has(other) && !isAtHome(table, other));
    }
  }
}

function isHostedBy({ isFriendsOnly, ownerId }: Table, userId: string): boolean {
  return isFriendsOnly === true && ownerId === userId;
}

/** Says whether that user has a place at a table for friends, or is expected there, or it is their own. */
function isAtHome(table: Table, userId: string): boolean {
  const isExpected = table.guests?.some((guest) => guest?.userId === userId) === true;
  return table.ownerId === userId || isExpected || hasPlace(table, userId);
}

function hasPlace(table: Table, userId: string): boolean {
  return seatOf(table, userId) !== null || keptSeatOf(table, userId) !== null;
}
