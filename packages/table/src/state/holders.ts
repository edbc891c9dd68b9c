import { handsOfDeal, type Seat } from "@trelyazh/preferans";
import type { Occupant, Table } from "./table.ts";

interface Arrival {
  readonly seat: Seat;
  readonly occupant: Occupant;
}

/** Returns who holds each hand of a deal as it is dealt. A bot holds it for nobody: whoever it plays for has not seen it. */
export function holdersAt({ seats, settings }: Pick<Table, "seats" | "settings">, dealer: Seat) {
  const hands = handsOfDeal(settings.players, dealer);
  return seats.map((occupant, seat) =>
    // Chairs are numbered as seats are.
    occupant?.kind === "human" && hands.includes(seat as Seat) ? [occupant.userId] : [],
  );
}

/** Notes who sits down where a hand is being played. */
export function withHolder(table: Table, { seat, occupant }: Arrival): Table {
  const dealer = dealerOfPlay(table);
  if (dealer === null || occupant.kind === "bot") return table;
  if (!handsOfDeal(table.settings.players, dealer).includes(seat)) return table;
  const holders = table.holders ?? table.seats.map(() => []);
  const before = holders[seat] ?? [];
  if (before.includes(occupant.userId)) return table;
  return { ...table, holders: holders.with(seat, [...before, occupant.userId]) };
}

/** Returns the hand that this user has held in the deal that is on, whether they still do or not; null for none. */
export function heldHandOf(table: Table, userId: string): Seat | null {
  if (dealerOfPlay(table) === null) return null;
  const index = table.holders?.findIndex((userIds) => userIds.includes(userId)) ?? -1;
  // Chairs are numbered as seats are.
  return index < 0 ? null : (index as Seat);
}

/** Who has dealt the deal that is on; null between deals, when all cards are open. */
function dealerOfPlay({ pulya }: Table): Seat | null {
  const deal = pulya?.deal ?? null;
  return deal === null || deal.phase === "finished" ? null : deal.dealer;
}
