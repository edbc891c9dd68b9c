import type { PlayDeal, Pulya, Seat, Settings } from "@trelyazh/preferans";
import { indexOf, NO_TRUMP, suitOf, toSet, trumpNumber } from "../card-set.ts";
import type { HandNumber, Position, TalonTricks } from "./position.ts";

/** Tricks of an all-pass that talon cards open. */
const TALON_TRICKS = 2;

/**
 * Returns the solver's position of a deal in play with all cards known. In an all-pass `avoider` is its declarer: the
 * others are taken to play against them (the paranoid approximation).
 */
export function positionOf({ settings }: Pulya, deal: PlayDeal, avoider: Seat): Position {
  const { undertaking, seats, trick } = deal;
  // The seat holds one of the three hands of the deal.
  const number = (seat: Seat): HandNumber => seats.indexOf(seat) as HandNumber;
  const talon = undertaking.kind === "allPass" ? talonTricks(deal, settings) : undefined;
  return {
    hands: seats.map((seat) => toSet(deal.hands[seat] ?? [])),
    trump: undertaking.kind === "game" ? trumpNumber(undertaking.trump) : NO_TRUMP,
    goal: undertaking.kind === "game" ? "most" : "fewest",
    declarer: number(undertaking.kind === "allPass" ? avoider : undertaking.declarer),
    leader: number(trick.leader),
    trick: trick.cards.map(({ card }) => indexOf(card)),
    ...(talon === undefined ? {} : { talon }),
  };
}

/** The suits of the talon cards still to come are known in a deal with all cards known. */
function talonTricks(deal: PlayDeal, settings: Settings): TalonTricks | undefined {
  if (settings.allPass.talon === "closed") return undefined;
  const suits = deal.talon.slice(deal.tricks.length, TALON_TRICKS).map((card) => suitOf(indexOf(card)));
  return suits.length === 0
    ? undefined
    : { suits, thereafter: settings.allPass.thirdTrick === "firstHand" ? "leader" : "winner" };
}
