import {
  dealerTakesTricks,
  type PlayDeal,
  type Pulya,
  type Seat,
  type SeenCard,
  type Settings,
} from "@trelyazh/preferans";
import { indexOf, NO_TRUMP, toSet, trumpNumber } from "../card-set.ts";
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
  const isOpened = undertaking.kind === "allPass" && settings.allPass.talon === "opened";
  // Those to come are known in a deal with all cards known.
  const talon = isOpened ? talonTricks(deal.talon.slice(deal.tricks.length, TALON_TRICKS), settings) : null;
  return {
    hands: seats.map((seat) => toSet(deal.hands[seat] ?? [])),
    trump: undertaking.kind === "game" ? trumpNumber(undertaking.trump) : NO_TRUMP,
    goal: undertaking.kind === "game" ? "most" : "fewest",
    declarer: number(undertaking.kind === "allPass" ? avoider : undertaking.declarer),
    leader: number(trick.leader),
    trick: trick.cards.map(({ card }) => indexOf(card)),
    ...(talon === null ? {} : { talon }),
  };
}

/** Returns what the talon cards of this trick and the next one do; null if there are none. */
export function talonTricks(talon: readonly SeenCard[], settings: Settings): TalonTricks | null {
  if (talon.length === 0) return null;
  const thereafter = settings.allPass.thirdTrick === "firstHand" ? "leader" : "winner";
  return { cards: talon.map(indexOf), canWin: dealerTakesTricks(settings), thereafter };
}
