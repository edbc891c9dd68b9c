import { at } from "../at.ts";
import { known, type Card } from "../cards/cards.ts";
import { GAMES, type Game } from "../cards/contract.ts";
import { gameOf, isMisere, stepOf, type GameBid } from "../cards/ladder.ts";
import type { Refusal } from "../refusals.ts";
import type { OrderDeal, Pulya } from "../pulya/state.ts";

/** Declarer's twelve cards; empty where the viewer may not see them. */
export function cardsToDiscardFrom(deal: OrderDeal): readonly Card[] {
  return known(at(deal.hands, deal.declarer));
}

/** Every game that is not below the winning bid (TALON3). */
export function legalContracts(bid: GameBid): readonly Game[] {
  const least = stepOf(gameOf(bid));
  return GAMES.filter((game) => stepOf(game) >= least);
}

/** "Without three" is for games only, and only where the table plays it (TALON5). */
export function refusalToConcede({ settings }: Pulya, { bid }: OrderDeal): Refusal | null {
  if (!settings.concession) return "OPTION_OFF";
  return isMisere(bid) ? "MISERE_HAS_NO_ORDER" : null;
}

function refusalOfCards(deal: OrderDeal, [first, second]: readonly [Card, Card]): Refusal | null {
  if (first === second) return "BAD_DISCARD";
  const held = cardsToDiscardFrom(deal);
  return held.includes(first) && held.includes(second) ? null : "CARD_NOT_IN_HAND";
}

/** Says why declarer may not discard and order this; null if they may (TALON2 to TALON4). */
export function refusalOfOrder(deal: OrderDeal, order: { discard: readonly [Card, Card]; contract: Game }) {
  const { bid } = deal;
  if (isMisere(bid)) return "MISERE_HAS_NO_ORDER";
  const refusal = refusalOfCards(deal, order.discard);
  if (refusal !== null) return refusal;
  return legalContracts(bid).includes(order.contract) ? null : "CONTRACT_TOO_LOW";
}

/** Says why declarer may not discard this without an order; null if they may: only after a misère. */
export function refusalOfDiscard(deal: OrderDeal, discard: readonly [Card, Card]): Refusal | null {
  return isMisere(deal.bid) ? refusalOfCards(deal, discard) : "MUST_ORDER";
}
