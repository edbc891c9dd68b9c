import type { Seat } from "@trelyazh/preferans";
import { accept, refuse, type CommandOf, type TableDecision } from "../commands/decision.ts";
import type { Member } from "../commands/member.ts";
import { proposalWithout } from "../proposals/decide-proposals.ts";
import type { TableEvent } from "../state/events.ts";
import { isAwaited, keptSeatOf, seatOf } from "../state/occupants.ts";
import type { Occupant, Table } from "../state/table.ts";
import { botAt } from "./bots.ts";
import { keeperAt, maySubstitute } from "./kept-chairs.ts";

function seated({ id, name }: Member, seat: Seat): TableEvent {
  return { type: "seatTaken", seat, occupant: { kind: "human", userId: id, name } };
}

export function decideJoin(table: Table, { member, seat, at }: CommandOf<"join">): TableDecision {
  const occupant = table.seats[seat];
  if (occupant === undefined) return refuse("NO_SUCH_SEAT");
  if (seatOf(table, member.id) !== null) return refuse("ALREADY_SEATED");
  if (occupant === null || keptSeatOf(table, member.id) === seat) return accept(seated(member, seat));
  if (keeperAt(table, seat) !== null)
    return maySubstitute(table, member.id, { seat, at }) ? accept(seated(member, seat)) : refuse("NOT_YOUR_SEAT");
  return refuse(table.seats.includes(null) ? "SEAT_TAKEN" : "TABLE_FULL");
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
  if (!table.seats.some((occupant, index) => index !== seat && isToPlayFor(occupant)))
    return accept(left, { type: "tableClosed", reason: "left" });
  return accept(left, ...proposalWithout(table, seat, at));
}

/** Anyone who is awaited finds the table again, though nobody may sit there now. */
function isToPlayFor(occupant: Occupant | null): boolean {
  return occupant?.kind === "human" || occupant?.isAwaited === true;
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
  return occupant === null ? accept({ type: "seatTaken", seat, occupant: botAt(table, seat) }) : refuse("SEAT_TAKEN");
}
