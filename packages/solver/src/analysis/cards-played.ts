import {
  isMisere,
  trumpOf,
  type FinishedDeal,
  type PlayedCard,
  type Pulya,
  type Seat,
  type Trick,
} from "@trelyazh/preferans";
import { indexOf, NO_TRUMP, toSet, trumpNumber, type CardSet } from "../card-set.ts";
import { talonTricks } from "../double-dummy/position-of.ts";
import type { HandNumber, Position } from "../double-dummy/position.ts";

/** A card of a finished deal, with the position it was played from. */
export interface PlayedFrom {
  readonly played: PlayedCard;
  /** Index of the trick, from 0. */
  readonly trick: number;
  readonly position: Position;
}

/** A pulya whose last deal is finished; of the rest nothing is looked at. */
export type FinishedPulya = Pick<Pulya, "settings"> & { readonly deal: FinishedDeal };

/** Returns every card of a finished deal in order, with its position; in an all-pass its player is the one who avoids. */
export function cardsPlayed(pulya: FinishedPulya): PlayedFrom[] {
  const { tricks } = pulya.deal;
  return tricks.flatMap((trick, number) =>
    trick.cards.map((played, place) => ({ played, trick: number, position: positionAt(pulya, number, place) })),
  );
}

function positionAt(pulya: FinishedPulya, number: number, place: number): Position {
  const { deal } = pulya;
  const trick = deal.tricks[number];
  const played = trick?.cards[place];
  if (trick === undefined || played === undefined) throw new RangeError(`no card ${place} in trick ${number}`);
  const gone = toSet([...deal.tricks.slice(0, number), { cards: trick.cards.slice(0, place) }].flatMap(cardsOf));
  const turnedUp = deal.tricks.slice(number).flatMap(({ talonCard }) => talonCard ?? []);
  const talon = talonTricks(turnedUp, pulya.settings);
  return {
    ...gameOf(deal),
    hands: deal.seats.map((seat) => handInPlay(deal, seat) & ~gone),
    declarer: handNumber(deal, deal.result.declarer ?? played.seat),
    leader: handNumber(deal, trick.leader),
    trick: trick.cards.slice(0, place).map(({ card }) => indexOf(card)),
    ...(talon === null ? {} : { talon }),
  };
}

function cardsOf({ cards }: Pick<Trick, "cards">) {
  return cards.map(({ card }) => card);
}

/** The ten cards that a hand played with: declarer's after talon and discard. */
function handInPlay(deal: FinishedDeal, seat: Seat): CardSet {
  const dealt = toSet(deal.hands[seat] ?? []);
  const discard = toSet(deal.discard);
  return seat === deal.result.declarer && discard !== 0 ? (dealt | toSet(deal.talon)) & ~discard : dealt;
}

function gameOf({ result }: FinishedDeal): Pick<Position, "trump" | "goal"> {
  const { contract } = result;
  if (contract === null || isMisere(contract)) return { trump: NO_TRUMP, goal: "fewest" };
  return { trump: trumpNumber(trumpOf(contract)), goal: "most" };
}

function handNumber({ seats }: FinishedDeal, seat: Seat): HandNumber {
  // The seat holds one of the three hands of the deal.
  return seats.indexOf(seat) as HandNumber;
}
