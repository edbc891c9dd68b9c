import type { Seat } from "@trelyazh/preferans";
import { peopleAt } from "../state/occupants.ts";
import type { Proposal, Table } from "../state/table.ts";

/** What somebody has to do with a proposal. */
export type Part = "proposer" | "asked" | "agreed" | "onlooker";

/** Returns who has not agreed yet: people have to, bots agree to anything (PROP1). */
export function awaitedFor(table: Table, { by, agreed }: Proposal): readonly Seat[] {
  return peopleAt(table).filter((seat) => seat !== by && !agreed.includes(seat));
}

/** Says whether nobody else has to agree to what that seat proposes. */
export function decidesAlone(table: Table, seat: Seat): boolean {
  return peopleAt(table).every((other) => other === seat);
}

/** Returns what the one on that seat has to do with a proposal; anyone without a seat looks on. */
export function partIn(table: Table, proposal: Proposal, seat: Seat | null): Part {
  if (seat === null) return "onlooker";
  if (proposal.by === seat) return "proposer";
  return awaitedFor(table, proposal).includes(seat) ? "asked" : "agreed";
}
