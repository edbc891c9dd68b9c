import { compareCards, suitOf, type Card, type SeenCard, type Suit } from "@trelyazh/preferans";

/** Black and red by turns, so that neighbours are told apart at a glance. */
const SUIT_ORDER: readonly Suit[] = ["s", "d", "c", "h"];

function isCardFace(card: SeenCard): card is Card {
  return card !== "??";
}

/** Returns the suits of a hand, each with its cards, high ones first: neighbours are of different colours. */
export function suitRows(hand: readonly SeenCard[]): readonly (readonly Card[])[] {
  const faces = hand.filter(isCardFace);
  const present = SUIT_ORDER.filter((suit) => faces.some((card) => suitOf(card) === suit));
  return orderSuits(present).map((suit) =>
    faces.filter((card) => suitOf(card) === suit).toSorted((a, b) => compareCards(b, a)),
  );
}

/** Returns a hand as it is held: suits by turns of colour, high cards first; card backs stay behind. */
export function heldOrder(hand: readonly SeenCard[]): readonly SeenCard[] {
  return [...suitRows(hand).flat(), ...hand.filter((card) => !isCardFace(card))];
}

/** With one colour twice and the other once, the single one goes between. */
function orderSuits(suits: readonly Suit[]): readonly Suit[] {
  if (suits.length !== 3) return suits;
  const red = suits.filter((suit) => suit === "d" || suit === "h");
  const black = suits.filter((suit) => suit === "s" || suit === "c");
  const [single, pair] = red.length === 1 ? [red, black] : [black, red];
  return [...pair.slice(0, 1), ...single, ...pair.slice(1)];
}
