import { isSeen, type Card } from "./cards.ts";
import { GAMES, type Game } from "./contract.ts";
import { gameOf, isMisere, stepOf } from "./ladder.ts";
import type { Refusal } from "./refusals.ts";
import type { OrderDeal, Pulya } from "./state.ts";

/** Declarer's twelve cards; empty where the viewer may not see them. */
export function cardsToDiscardFrom(deal: OrderDeal): readonly Card[] {
  const hand = deal.hands[deal.declarer] ?? [];
  return isSeen(hand) ? hand : [];
}

/** Every game that is not below the winning bid; none after a misère (rules.md §5.3, §5.4). */
export function legalContracts({ bid }: OrderDeal): readonly Game[] {
  if (isMisere(bid)) return [];
  const least = stepOf(gameOf(bid));
  return GAMES.filter((game) => stepOf(game) >= least);
}

/** "Without three" is for games only, and only where the table plays it (rules.md §5.7). */
export function refusalToConcede({ settings }: Pulya, { bid }: OrderDeal): Refusal | null {
  if (!settings.concession) return "OPTION_OFF";
  return isMisere(bid) ? "MISERE_HAS_NO_ORDER" : null;
}

function refusalOfCards(deal: OrderDeal, [first, second]: readonly [Card, Card]): Refusal | null {
  if (first === second) return "BAD_DISCARD";
  const held = cardsToDiscardFrom(deal);
  return held.includes(first) && held.includes(second) ? null : "CARD_NOT_IN_HAND";
}

/** Says why declarer may not discard and order this; null if they may (rules.md §5). */
export function refusalOfOrder(deal: OrderDeal, order: { discard: readonly [Card, Card]; contract: Game }) {
  if (isMisere(deal.bid)) return "MISERE_HAS_NO_ORDER";
  const refusal = refusalOfCards(deal, order.discard);
  if (refusal !== null) return refusal;
  return legalContracts(deal).includes(order.contract) ? null : "CONTRACT_TOO_LOW";
}

/** Says why declarer may not discard this without an order; null if they may: only after a misère. */
export function refusalOfDiscard(deal: OrderDeal, discard: readonly [Card, Card]): Refusal | null {
  return isMisere(deal.bid) ? refusalOfCards(deal, discard) : "MUST_ORDER";
}
