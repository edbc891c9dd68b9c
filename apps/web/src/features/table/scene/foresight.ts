import { evolve, legal, type Pulya, type Seat } from "@trelyazh/preferans";
import type { Table, Wish } from "@trelyazh/table";

/** A move that the viewer has made, and the turn it was made in. */
export interface OwnMove {
  readonly turnNumber: number;
  readonly wish: Wish;
}

/** Returns what a card that may be played changes; null for all other moves, whose consequences only the club knows. */
function afterCard(pulya: Pulya, you: Seat, wish: Wish): Pulya | null {
  if (wish.type !== "playCard") return null;
  const may = legal(pulya, you);
  if (may.kind !== "play" || !may.cards.includes(wish.card)) return null;
  return evolve(pulya, { type: "cardPlayed", seat: may.hand, by: you, card: wish.card });
}

/**
 * Returns the table as it will be when the club accepts the viewer's own move; the table itself once that turn is over,
 * or where nothing can be foreseen.
 */
export function foresee(table: Table, you: Seat | null, move: OwnMove | null): Table {
  if (you === null || move === null || table.pulya === null || table.turn?.number !== move.turnNumber) return table;
  const pulya = afterCard(table.pulya, you, move.wish);
  return pulya === null ? table : { ...table, pulya };
}
