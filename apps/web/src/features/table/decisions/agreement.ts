import type { Seat } from "@trelyazh/preferans";
import type { ErrorCode } from "@trelyazh/protocol";
import type { Proposal, ProposalKind, Table } from "@trelyazh/table";

/** What the viewer has to do with a proposal. */
export type Part = "proposer" | "asked" | "agreed" | "onlooker";

/** Returns the chairs on which people sit: they have to agree, bots agree to anything. */
function people({ seats }: Table): readonly Seat[] {
  // Chairs are numbered as seats are.
  return seats.flatMap((occupant, seat) => (occupant?.kind === "human" ? [seat as Seat] : []));
}

/** Returns whether nobody else has to agree to what the viewer wants. */
export function decidesAlone(table: Table, you: Seat): boolean {
  return people(table).every((seat) => seat === you);
}

/** Returns who has not answered yet. */
export function awaitedFor(table: Table, { by, agreed }: Proposal): readonly Seat[] {
  return people(table).filter((seat) => seat !== by && !agreed.includes(seat));
}

export function partIn(table: Table, proposal: Proposal, you: Seat | null): Part {
  if (you === null) return "onlooker";
  if (proposal.by === you) return "proposer";
  return awaitedFor(table, proposal).includes(you) ? "asked" : "agreed";
}

/** Returns why the viewer may not propose that now; null if they may. */
export function whyNotPropose(table: Table, you: Seat, kind: ProposalKind): ErrorCode | null {
  if (table.proposal !== null) return "PROPOSAL_PENDING";
  if (table.declined.some((past) => past.kind === kind && past.by === you)) return "PROPOSAL_DECLINED";
  return null;
}
