import { isCard, strengthOf, suitOf, type Card } from "@trelyazh/preferans";
import type { Table, Wish } from "@trelyazh/table";
import { LEARNER } from "./lesson.ts";

/**
 * Tells whether the learner gives the highest card that does not win, where the suit that was led has one; whatever else is
 * played is as good as anything. For deals without trumps.
 */
export function isUnder({ pulya }: Table, wish: Wish): boolean {
  const deal = pulya?.deal;
  if (wish.type !== "playCard" || deal?.phase !== "play") return true;
  const led = deal.trick.cards[0]?.card;
  const follows = (card: Card) => led !== undefined && suitOf(card) === suitOf(led);
  const highest = Math.max(...deal.trick.cards.map(({ card }) => (follows(card) ? strengthOf(card) : 0)));
  const lower = (deal.hands[LEARNER] ?? [])
    .filter(isCard)
    .filter((card) => follows(card) && strengthOf(card) < highest);
  const best = lower.toSorted((one, other) => strengthOf(other) - strengthOf(one))[0];
  return best === undefined || wish.card === best;
}
