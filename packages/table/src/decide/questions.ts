import type { Seat } from "@trelyazh/preferans";
import type { TableCommand } from "../commands/commands.ts";
import type { Member } from "../commands/member.ts";
import type { TableRefusal } from "../commands/refusals.ts";
import type { Wish } from "../commands/wish.ts";
import type { ProposalKind, Table } from "../state/table.ts";
import { decideTable } from "./decide-table.ts";

// Why something would be refused is asked of the deciders themselves (ASK1); a viewer asks of the table as they see it.

/** Returns why that command would be refused now; null if it would not. */
export function whyNot(table: Table, command: TableCommand): TableRefusal | null {
  const decision = decideTable(table, command);
  return decision.ok ? null : decision.code;
}

/** Says whether the one on that seat has the turn. Between the events of one command nobody has. */
export function hasTurn({ turn, pause }: Table, seat: Seat): boolean {
  return turn?.actor === seat && pause === null;
}

/** Returns why that member may not sit down on that chair, at that time in epoch milliseconds. */
export function whyNotJoin(table: Table, member: Member, sitting: { readonly seat: Seat; readonly at: number }) {
  return whyNot(table, { type: "join", member, ...sitting });
}

/** Returns why the player on that seat may not seat a bot on that chair. */
export function whyNotAddBot(table: Table, seat: Seat, chair: Seat): TableRefusal | null {
  return ofPlayer(table, seat, (member) => ({ type: "addBot", member, seat: chair }));
}

/** Returns why the player on that seat may not keep that user out. */
export function whyNotKeepOut(table: Table, seat: Seat, userId: string): TableRefusal | null {
  return ofPlayer(table, seat, (member) => ({ type: "keepOut", member, userId }));
}

/** Returns why the player on that seat may not let that user in again. */
export function whyNotLetIn(table: Table, seat: Seat, userId: string): TableRefusal | null {
  return ofPlayer(table, seat, (member) => ({ type: "letIn", member, userId }));
}

/** Returns why the player on that seat may not propose that. */
export function whyNotPropose(table: Table, seat: Seat, proposal: ProposalKind): TableRefusal | null {
  return ofPlayer(table, seat, (member) => ({ type: "propose", member, proposal, at: 0 }));
}

/** Returns why the player on that seat may not do that in the turn that is on. */
export function whyNotAct(table: Table, seat: Seat, wish: Wish): TableRefusal | null {
  const turnNumber = table.turn?.number ?? 0;
  return ofPlayer(table, seat, (member) => ({ type: "act", member, turnNumber, wish }));
}

function ofPlayer(table: Table, seat: Seat, command: (member: Member) => TableCommand): TableRefusal | null {
  const occupant = table.seats[seat];
  if (occupant?.kind !== "human") return "NOT_SEATED";
  return whyNot(table, command({ id: occupant.userId, name: occupant.name }));
}
