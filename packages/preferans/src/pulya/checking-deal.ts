import { compareCards, type Card } from "../cards/cards.ts";
import type { Hashing } from "../cards/hashing.ts";
import { checkingDrawn, type DealCheck, type RevealedSource } from "../cards/shuffle.ts";
import { cardsFor, talonOf } from "./dealing.ts";

/** A deal as everybody knows it once it is over. */
export interface RevealedDeal extends RevealedSource {
  /** As dealt, in speaking order: the first hand first. */
  readonly hands: readonly (readonly Card[])[];
  readonly talon: readonly Card[];
}

/** Checks a deal after its seed was revealed: the seed is the one committed to, and these are the cards that are drawn from it. */
export function checkingDeal({ hands, talon, ...source }: RevealedDeal): Hashing<DealCheck> {
  return checkingDrawn(source, (deck) => {
    const isSame = (cards: readonly Card[], drawn: readonly Card[]) => cards.join() === drawn.join();
    return (
      hands.length === HANDS &&
      hands.every((hand, index) => isSame(hand.toSorted(compareCards), cardsFor(deck, index))) &&
      isSame(talon, talonOf(deck))
    );
  });
}

const HANDS = 3;
