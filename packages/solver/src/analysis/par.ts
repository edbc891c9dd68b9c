import { GAMES, levelOf, stepOf, trumpOf, type FinishedDeal, type Game, type Seat } from "@trelyazh/preferans";
import { NO_TRUMP, toSet, trumpNumber } from "../card-set.ts";
import { solveDiscards } from "../double-dummy/discards.ts";
import type { DiscardPosition, HandNumber } from "../double-dummy/position.ts";
import type { Solver, SolveLimits } from "../double-dummy/solver.ts";

/** The highest bid that its bidder can make with the talon and the best discard, all cards open. */
export interface Par {
  readonly seat: Seat;
  readonly bid: Game | "misere";
}

interface Undertaken {
  readonly trump: number;
  readonly goal: "most" | "fewest";
}

const MISERE: Undertaken = { trump: NO_TRUMP, goal: "fewest" };

/** Returns a seat's highest bid that can be made; null for none. "STOPPED" if the limits were reached first. */
export function highestMakeable(
  solver: Solver,
  { deal, seat }: { readonly deal: FinishedDeal; readonly seat: Seat },
  limits: SolveLimits,
): Par["bid"] | null | "STOPPED" {
  const tricks = new Map<number, number>();
  for (const trump of new Set(GAMES.map((game) => trumpNumber(trumpOf(game))))) {
    const found = solveDiscards(solver, positionFor(deal, seat, { trump, goal: "most" }), limits);
    if (!found.ok) return "STOPPED";
    tricks.set(trump, found.tricks);
  }
  const misere = solveDiscards(solver, positionFor(deal, seat, MISERE), limits);
  if (!misere.ok) return "STOPPED";
  const game = GAMES.findLast((candidate) => levelOf(candidate) <= (tricks.get(trumpNumber(trumpOf(candidate))) ?? 0));
  const makeable: Par["bid"][] = [
    ...(game === undefined ? [] : [game]),
    ...(misere.tricks === 0 ? ["misere" as const] : []),
  ];
  return makeable.toSorted((a, b) => stepOf(b) - stepOf(a))[0] ?? null;
}

/** Returns the par of several bids: the highest on the ladder; among equals the first. */
export function highestOf(bids: readonly Par[]): Par | null {
  return bids.toSorted((a, b) => stepOf(b.bid) - stepOf(a.bid))[0] ?? null;
}

function positionFor(deal: FinishedDeal, seat: Seat, undertaken: Undertaken): DiscardPosition {
  const hands = deal.seats.map((owner) => toSet([...(deal.hands[owner] ?? []), ...(owner === seat ? deal.talon : [])]));
  // The seat holds one of the three hands of the deal.
  return { ...undertaken, hands, declarer: deal.seats.indexOf(seat) as HandNumber, leader: 0 };
}
