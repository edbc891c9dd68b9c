import { CARD_BACK, type Card, type Deal, type Pulya, type SeenCard, type View } from "@trelyazh/preferans";
import { cardAt, toIndices, type CardSet } from "../card-set.ts";
import type { Random } from "../random.ts";
import { fillAtRandom } from "./fill.ts";
import { plausibilityOf } from "./plausibility.ts";
import { isComplete, unseenIn, type HiddenPlace } from "./unseen.ts";

/** A likely deal is looked for this many times before any consistent one is taken. */
const TRIES = 12;

export interface SampleWish {
  readonly count: number;
  readonly random: Random;
  /** Weigh deals by how well they explain what the others have called and answered. */
  readonly infers: boolean;
  /** Asked before each deal; true ends the sampling. */
  readonly shouldStop: () => boolean;
}

/**
 * Returns whole deals that agree with everything the seat has seen; fewer than asked for, and none at last, if the view
 * leaves no way to deal them.
 */
export function sampleDeals(view: View, wish: SampleWish): Pulya[] {
  const { deal } = view;
  if (deal === null) return [];
  const samples: Pulya[] = [];
  for (let number = 0; number < wish.count && !wish.shouldStop(); number += 1) {
    const sample = sampleDeal(view, deal, wish);
    if (sample === null) break;
    samples.push(sample);
  }
  return samples;
}

function sampleDeal(view: View, deal: Deal, { random, infers }: SampleWish): Pulya | null {
  const unseen = unseenIn(deal);
  if (!isComplete(unseen)) return null;
  for (let attempt = 1; ; attempt += 1) {
    const filling = fillAtRandom(unseen, random);
    if (filling === null) return null;
    const filled = { ...view, deal: turnUp(deal, unseen.places, filling) };
    if (!infers || attempt >= TRIES || random(1_000_000) < plausibilityOf(filled.deal, deal) * 1_000_000) return filled;
  }
}

function turnUp(deal: Deal, places: readonly HiddenPlace[], filling: readonly CardSet[]): Deal {
  const cardsAt = (place: HiddenPlace["place"]): Card[] => {
    const number = places.findIndex((hidden) => hidden.place === place);
    return toIndices(filling[number] ?? 0).map(cardAt);
  };
  const replace = (cards: readonly SeenCard[], place: HiddenPlace["place"]): readonly SeenCard[] =>
    cards.includes(CARD_BACK) ? [...cards.filter((card) => card !== CARD_BACK), ...cardsAt(place)] : cards;
  const hands = deal.hands.map((hand, owner) => {
    const place = places.find((hidden) => hidden.place === owner);
    return place === undefined ? hand : replace(hand, place.place);
  });
  const talon = replace(deal.talon, "talon");
  if (!("discard" in deal)) return { ...deal, hands, talon };
  return { ...deal, hands, talon, discard: replace(deal.discard, "discard") };
}
