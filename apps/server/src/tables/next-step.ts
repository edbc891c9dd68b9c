import { legalAside, type Pulya, type Seat } from "@trelyazh/preferans";
import type { Table } from "@trelyazh/protocol";

/** What a table itself has to do next, if nobody is faster. */
export type NextStep =
  | { readonly type: "start" }
  | { readonly type: "deal"; readonly first: boolean }
  | { readonly type: "moveBot"; readonly seat: Seat; readonly turnNumber: number }
  | { readonly type: "timeOut"; readonly turnNumber: number; readonly deadlineAt: number };

/** Reads off a table's state what it has to do next by itself; after a restart the answer is the same. */
export function nextStep(table: Table): NextStep | null {
  if (table.status === "waiting") return table.seats.includes(null) ? null : { type: "start" };
  if (table.status === "finished" || table.pulya === null) return null;
  return stepInPulya(table, table.pulya);
}

function stepInPulya(table: Table, pulya: Pulya): NextStep | null {
  const { deal } = pulya;
  if (deal === null || deal.phase === "finished") return { type: "deal", first: deal === null };
  if (table.turn === null) return null;
  const { number: turnNumber, deadlineAt } = table.turn;
  const bot = botToAnswer(table, pulya) ?? botOnTurn(table);
  if (bot !== null) return { type: "moveBot", seat: bot, turnNumber };
  return deadlineAt === null ? null : { type: "timeOut", turnNumber, deadlineAt };
}

function botOnTurn({ turn, seats }: Table): Seat | null {
  return turn !== null && seats[turn.actor]?.kind === "bot" ? turn.actor : null;
}

/** A bot that has an offer to answer does so before anything else happens. */
function botToAnswer(table: Table, pulya: Pulya): Seat | null {
  const index = table.seats.findIndex((occupant, seat) => {
    // Chairs are numbered as seats are.
    return occupant?.kind === "bot" && legalAside(pulya, seat as Seat).mayAnswerOffer;
  });
  return index < 0 ? null : (index as Seat);
}
