import type { Seat } from "@trelyazh/preferans";
import { accept, refuse, type CommandOf, type TableDecision } from "../commands/decision.ts";
import type { Member } from "../commands/member.ts";
import type { TableRefusal } from "../commands/refusals.ts";
import { proposalWithout } from "../proposals/decide-proposals.ts";
import type { TableEvent } from "../state/events.ts";
import { heldHandOf } from "../state/holders.ts";
import { hasOthers, isAwaited, keptSeatOf, seatOf } from "../state/occupants.ts";
import type { Table } from "../state/table.ts";
import { isKeptOut } from "../state/visits.ts";
import { botAt, playerAt } from "./bots.ts";
import { expectedAt, keeperAt, maySubstitute } from "./kept-chairs.ts";

/** How often one person may sit down at a table before the start. */
const VISITS_EACH = 10;

function seated({ id, name }: Member, seat: Seat): TableEvent {
  return { type: "seatTaken", seat, occupant: { kind: "human", userId: id, name } };
}

export function decideJoin(table: Table, command: CommandOf<"join">): TableDecision {
  const { member, seat, at } = command;
  const occupant = table.seats[seat];
  if (occupant === undefined) return refuse("NO_SUCH_SEAT");
  if (seatOf(table, member.id) !== null) return refuse("ALREADY_SEATED");
  if (isKeptOut(table, member.id)) return refuse("KEPT_OUT");
  if (keptSeatOf(table, member.id) === seat) return accept(seated(member, seat));
  const unwanted = whyNotAmong(table, command);
  if (unwanted !== null) return refuse(unwanted);
  if (occupant === null) return decideVisit(table, member, { seat, at });
  if (keeperAt(table, seat) !== null) return decideSubstitute(table, member, { seat, at });
  return refuse(table.seats.includes(null) ? "SEAT_TAKEN" : "TABLE_FULL");
}

/** Returns why that member may not sit with those who do. */
function whyNotAmong(table: Table, command: CommandOf<"join">): TableRefusal | null {
  const { apart, at } = command;
  if (apart !== undefined && isWithOneOf(table, apart, at)) return "NOT_YOUR_SEAT";
  return isAmongFriends(table, command) ? "FRIENDS_ONLY" : null;
}

/** Says whether one of those users sits there, has a chair kept, or is expected (APART1). */
function isWithOneOf(table: Table, userIds: ReadonlySet<string>, at: number): boolean {
  return table.seats.some((occupant, index) => {
    // Chairs are numbered as seats are.
    const expected = expectedAt(table, index as Seat, at)?.userId;
    const userId = occupant?.kind === "human" ? occupant.userId : (occupant?.keptFor ?? expected);
    return userId !== undefined && userIds.has(userId);
  });
}

/** Says whether only friends of the owner may sit there, and that member is none, nor expected (FRIENDS1). */
function isAmongFriends(table: Table, { member, friends }: CommandOf<"join">): boolean {
  if (table.isFriendsOnly !== true || friends === undefined || member.id === table.ownerId) return false;
  return !friends.has(table.ownerId) && table.guests?.some((guest) => guest?.userId === member.id) !== true;
}

function decideVisit(
  table: Table,
  member: Member,
  { seat, at }: Pick<CommandOf<"join">, "seat" | "at">,
): TableDecision {
  const guest = expectedAt(table, seat, at);
  if (guest !== null && guest.userId !== member.id) return refuse("NOT_YOUR_SEAT");
  const times = table.visits?.[member.id]?.times ?? 0;
  return times < VISITS_EACH ? accept(seated(member, seat)) : refuse("USED_UP");
}

/** Two people who leave could otherwise see each other's hands by taking each other's chairs (HELD1). */
function decideSubstitute(
  table: Table,
  member: Member,
  { seat, at }: Pick<CommandOf<"join">, "seat" | "at">,
): TableDecision {
  if (!maySubstitute(table, member.id, { seat, at })) return refuse("NOT_YOUR_SEAT");
  const held = heldHandOf(table, member.id);
  return held === null || held === seat ? accept(seated(member, seat)) : refuse("ANOTHER_HAND");
}

/** Only somebody who sits there has a say in who else does. */
export function decideKeepOut(table: Table, { member, userId }: CommandOf<"keepOut">): TableDecision {
  if (seatOf(table, member.id) === null) return refuse("NOT_SEATED");
  if (table.ownerId !== member.id) return refuse("FORBIDDEN");
  if (table.status === "playing") return refuse("PULYA_IN_PROGRESS");
  const guest = table.visits?.[userId];
  if (guest === undefined || userId === member.id) return refuse("FORBIDDEN");
  if (isKeptOut(table, userId)) return refuse("STALE_COMMAND");
  return accept({ type: "keptOut", userId, name: guest.name, seat: seatOf(table, userId) });
}

/** Before the start the owner may think better of it. */
export function decideLetIn(table: Table, { member, userId }: CommandOf<"letIn">): TableDecision {
  if (seatOf(table, member.id) === null) return refuse("NOT_SEATED");
  if (table.ownerId !== member.id) return refuse("FORBIDDEN");
  if (table.status === "playing") return refuse("PULYA_IN_PROGRESS");
  const guest = table.visits?.[userId];
  if (guest === undefined) return refuse("FORBIDDEN");
  if (!isKeptOut(table, userId)) return refuse("STALE_COMMAND");
  return accept({ type: "keptOut", userId, name: guest.name, seat: null, isUndone: true });
}

export function decideTakeBack(table: Table, { member }: CommandOf<"takeBack">): TableDecision {
  const seat = isAwaited(table, member.id) ? keptSeatOf(table, member.id) : null;
  return seat === null ? refuse("NOT_SEATED") : accept(seated(member, seat));
}

export function decideLeave(table: Table, { member, at }: CommandOf<"leave">): TableDecision {
  const seat = seatOf(table, member.id);
  if (seat === null) return refuse("NOT_SEATED");
  const left: TableEvent =
    table.status === "waiting"
      ? { type: "seatLeft", seat }
      : { type: "seatTaken", seat, occupant: { ...botAt(table, seat), keptFor: member.id, leftAt: at } };
  if (!hasOthers(table, seat)) return accept(left, { type: "tableClosed", reason: "left" });
  return accept(left, ...proposalWithout(table, seat, at));
}

/** What happens when somebody does not play on: a bot does, until they are back. */
export function botInstead(table: Table, seat: Seat): readonly TableEvent[] {
  const occupant = table.seats[seat];
  if (occupant?.kind !== "human") return [];
  const bot = { ...botAt(table, seat), keptFor: occupant.userId, isAwaited: true };
  return [{ type: "seatTaken", seat, occupant: bot }, ...proposalWithout(table, seat, 0)];
}

export function decideAddBot(table: Table, { member, seat }: CommandOf<"addBot">): TableDecision {
  const occupant = table.seats[seat];
  if (occupant === undefined) return refuse("NO_SUCH_SEAT");
  if (seatOf(table, member.id) === null) return refuse("NOT_SEATED");
  if (table.status === "playing") return refuse("PULYA_IN_PROGRESS");
  return occupant === null
    ? accept({ type: "seatTaken", seat, occupant: playerAt(table, seat) })
    : refuse("SEAT_TAKEN");
}
