import { CARD_BACK, type Deal, type PlayDeal, type Seat, type SeenCard, type Trick } from "@trelyazh/preferans";
import { indexOf, NO_TRUMP, sizeOf, suitMask, suitOf, toSet, trumpNumber, type CardSet } from "../card-set.ts";

/** A place where the viewer sees card backs. */
export interface HiddenPlace {
  readonly place: Seat | "talon" | "discard";
  /** Card backs there. */
  readonly count: number;
  /** What may lie there by what has been seen. */
  readonly allowed: CardSet;
}

/** The cards that the viewer has not located, and the places that hold them. */
export interface Unseen {
  readonly cards: CardSet;
  readonly places: readonly HiddenPlace[];
}

/** Works out from a seat's view which cards are hidden where, by plain logic: suits not followed, and the talon's way. */
export function unseenIn(deal: Deal): Unseen {
  const discard = "discard" in deal ? deal.discard : [];
  const located = toSet([...deal.hands.flat(), ...playedCards(deal), ...discard, ...lyingTalon(deal)]);
  const cards = ~located;
  const taken = takenTalon(deal) & cards;
  const declarer = declarerOf(deal);
  const hands = deal.hands.map((hand, owner): HiddenPlace => {
    // Lists of hands are by seat.
    const seat = owner as Seat;
    const foreign = seat === declarer ? 0 : taken;
    return { place: seat, count: backs(hand), allowed: cards & ~foreign & ~missingSuits(deal, seat) };
  });
  const talon: HiddenPlace = { place: "talon", count: backs(deal.talon), allowed: cards & ~taken };
  const thrown: HiddenPlace = { place: "discard", count: backs(discard), allowed: cards };
  return { cards, places: [...hands, talon, thrown].filter(({ count }) => count > 0) };
}

/** Tells whether there are as many places as cards; anything else is not a view of a real deal. */
export function isComplete({ cards, places }: Unseen): boolean {
  return sizeOf(cards) === places.reduce((sum, { count }) => sum + count, 0);
}

export function declarerOf(deal: Deal): Seat | null {
  if (deal.phase === "finished") return deal.result.declarer;
  if ("declarer" in deal) return deal.declarer;
  return deal.phase === "play" && deal.undertaking.kind !== "allPass" ? deal.undertaking.declarer : null;
}

/** All tricks of a deal, the current one last. */
export function allTricks(deal: Deal): readonly Trick[] {
  return deal.phase === "play" ? [...deal.tricks, deal.trick] : [];
}

function playedCards(deal: Deal): SeenCard[] {
  return allTricks(deal).flatMap(({ cards }) => cards.map(({ card }) => card));
}

/** Declarer has taken the talon into the hand: its cards are in the hand, thrown away, or played. */
function takenTalon(deal: Deal): CardSet {
  return deal.phase === "play" && deal.undertaking.kind === "allPass" ? 0 : toSet(deal.talon);
}

/** In an all-pass the talon's cards lie where they are. */
function lyingTalon(deal: Deal): readonly SeenCard[] {
  return deal.phase === "play" && deal.undertaking.kind === "allPass" ? deal.talon : [];
}

/** Suits that a hand has shown it does not hold. */
function missingSuits(deal: Deal, seat: Seat): CardSet {
  if (deal.phase !== "play") return 0;
  const trump = trumpOf(deal);
  return allTricks(deal).reduce((missing, trick) => missing | missingByTrick(trick, seat, trump), 0);
}

function missingByTrick(trick: Trick, seat: Seat, trump: number): CardSet {
  const led = trick.talonCard ?? trick.cards[0]?.card;
  const played = trick.cards.find((card) => card.seat === seat);
  if (led === undefined || played === undefined) return 0;
  const [ledSuit, suit] = [suitOf(indexOf(led)), suitOf(indexOf(played.card))];
  if (suit === ledSuit) return 0;
  return suit === trump || trump === NO_TRUMP ? suitMask(ledSuit) : suitMask(ledSuit) | suitMask(trump);
}

function trumpOf({ undertaking }: PlayDeal): number {
  return undertaking.kind === "game" ? trumpNumber(undertaking.trump) : NO_TRUMP;
}

function backs(cards: readonly SeenCard[]): number {
  return cards.filter((card) => card === CARD_BACK).length;
}
