import type { Offer, PlayDeal, Seat } from "@trelyazh/preferans";
import type { Player } from "../temper.ts";
import { SUIT_COUNT, suitBits, toSet, type CardSet } from "../card-set.ts";
import { suitTricks } from "./suit-tricks.ts";

/** Accepts an offer that gives the seat's side no less than its cards promise; one that costs nothing is always taken. */
export function acceptsOffer(deal: PlayDeal, { seat, leaning }: Player, offer: Offer): boolean {
  const { undertaking } = deal;
  if (undertaking.kind === "allPass") return gain(deal, offer, seat) <= 0;
  const { declarer } = undertaking;
  const declarerGain = gain(deal, offer, declarer);
  const rest = 10 - deal.tricks.length;
  if (undertaking.kind === "misere") return seat === declarer ? declarerGain <= 0 : declarerGain >= Math.min(rest, 2);
  const promise = promisedIn(deal, seat) + leaning.asks;
  return seat === declarer ? declarerGain >= Math.min(rest, promise) : rest - declarerGain >= Math.min(rest, promise);
}

/** Tricks that the offer adds to what the seat has taken. */
function gain(deal: PlayDeal, offer: Offer, seat: Seat): number {
  return (offer.taken[seat] ?? 0) - (deal.taken[seat] ?? 0);
}

/** Tricks that the cards of a seat promise; of a dealer who whists, those of both hands that they play. */
function promisedIn({ hands, seats, undertaking }: PlayDeal, seat: Seat): number {
  if (seats.includes(seat) || undertaking.kind !== "game") return promisedTricks(toSet(hands[seat] ?? []));
  const defending = seats.filter((hand) => hand !== undertaking.declarer);
  return defending.reduce<number>((sum, hand) => sum + promisedTricks(toSet(hands[hand] ?? [])), 0);
}

function promisedTricks(hand: CardSet): number {
  let tricks = 0;
  for (let suit = 0; suit < SUIT_COUNT; suit += 1) {
    const own = suitBits(hand, suit);
    tricks += suitTricks(own, 0xff & ~own);
  }
  return Math.round(tricks);
}
