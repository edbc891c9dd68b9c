import { DECK, compareCards, isCard, known, type Card, type SeenCard } from "../cards/cards.ts";
import type { GameEvent } from "./events.ts";
import { DUMMY, handCount, handsOfDeal, nextPerson, type Seat } from "../seats.ts";
import type { Settings } from "../settings/settings.ts";
import type { Deal, Pulya } from "./state.ts";

/** Tells whether a value is a whole deck in some order. */
export function isDeck(value: unknown): value is readonly Card[] {
  return Array.isArray(value) && value.length === DECK.length && new Set(value.filter(isCard)).size === DECK.length;
}

/** Where the cards of a deck go: two to each hand, two to the talon, then two to each hand four times (DEAL1). */
const ROUND = 6;
const TALON_AT = ROUND;

/** Returns the talon of a deck. */
export const talonOf = (deck: readonly Card[]): readonly Card[] => deck.slice(TALON_AT, TALON_AT + 2);

/** Returns the cards that hand number `index` of the deal gets from a deck. */
export function cardsFor(deck: readonly Card[], index: number): readonly Card[] {
  const withoutTalon = deck.toSpliced(TALON_AT, 2);
  return withoutTalon.filter((_, place) => Math.floor((place % ROUND) / 2) === index).toSorted(compareCards);
}

/** Returns a deck that deals these hands, in speaking order, and this talon: `deal` in reverse. */
export function deckDealing<T>(hands: readonly (readonly T[])[], talon: readonly T[]): readonly T[] {
  const round = (from: number): readonly T[] => hands.flatMap((hand) => hand.slice(from, from + 2));
  return [...round(0), ...talon, ...[2, 4, 6, 8].flatMap(round)];
}

/** The same player deals again what was thrown in, and at some tables after an all-pass (SEAT3, PASS13). */
function dealsAgain({ allPass }: Settings, deal: Deal): boolean {
  if (deal.phase !== "finished") return false;
  return deal.result.kind === "thrownIn" || (deal.result.kind === "allPass" && allPass.dealer === "stays");
}

/** Returns the dealer of the next deal: before the first the one who was drawn, later the player on the left. */
export function nextDealer({ settings, dealer, deal }: Pulya): Seat {
  if (deal === null || dealsAgain(settings, deal)) return dealer;
  return nextPerson(settings.players, dealer);
}

export function dealCards(pulya: Pulya, deck: readonly Card[]): Extract<GameEvent, { type: "dealt" }> {
  const { settings } = pulya;
  const dealer = nextDealer(pulya);
  const seats = handsOfDeal(settings.players, dealer);
  const hands = Array.from({ length: handCount(settings.players) }, (_, seat) =>
    cardsFor(
      deck,
      seats.findIndex((hand) => hand === seat),
    ),
  );
  const talon = talonOf(deck);
  const dummy = settings.players === 2 ? DUMMY : null;
  return { type: "dealt", number: pulya.dealNumber + 1, dealer, dummy, hands, talon };
}

/** The cards that a hand has played so far. */
function playedFrom(deal: Deal, seat: number): readonly Card[] {
  if (deal.phase !== "play") return [];
  const tricks = [...deal.tricks, deal.trick];
  return tricks.flatMap(({ cards }) => cards.filter((played) => played.seat === seat).map(({ card }) => card));
}

const discardOf = (deal: Deal): readonly SeenCard[] => ("discard" in deal ? deal.discard : []);

const declarerOf = (deal: Deal): Seat | null => {
  if ("declarer" in deal) return deal.declarer;
  return deal.phase === "play" && deal.undertaking.kind !== "allPass" ? deal.undertaking.declarer : null;
};

/** All cards of a deal as they were dealt, whatever has been played since. */
export function cardsAsDealt(
  deal: Deal,
): Pick<Extract<GameEvent, { type: "dealScored" }>, "hands" | "talon" | "discard"> {
  const talon = known(deal.talon);
  const discard = known(discardOf(deal));
  const declarer = declarerOf(deal);
  const hands = deal.hands.map((hand, seat) => {
    const cards = [...known(hand), ...playedFrom(deal, seat), ...(seat === declarer ? discard : [])];
    // The talon was dealt to nobody, even if declarer has taken it.
    return cards.filter((card) => !talon.includes(card)).toSorted(compareCards);
  });
  return { hands, talon, discard };
}
