import { at } from "../at.ts";
import { auctionState } from "../auction/auction.ts";
import { isSeen, known } from "../cards/cards.ts";
import { cardsAsDealt } from "../pulya/dealing.ts";
import type { GameEvent } from "../pulya/events.ts";
import { isWithoutTalon } from "../cards/ladder.ts";
import { handsToOpen } from "../play/opening.ts";
import { resultOf } from "../paper/scoring.ts";
import { isClosed } from "../paper/progress.ts";
import { settleNow } from "../paper/settlement.ts";
import type { AuctionDeal, Deal, PlayDeal, Pulya } from "../pulya/state.ts";
import { awaitsTalonCard, isFull, trickWinner } from "../play/tricks.ts";

function afterAuction(pulya: Pulya, deal: AuctionDeal): GameEvent | null {
  const state = auctionState(pulya, deal);
  if (state.kind === "open") return null;
  if (state.kind === "allPassed") return pulya.settings.players === 2 ? null : { type: "allPassStarted" };
  const { seat: declarer, bid } = state;
  if (isWithoutTalon(bid)) return { type: "talonLeft", declarer, bid };
  return { type: "talonTaken", declarer, bid, cards: known(deal.talon) };
}

function duringPlay(deal: PlayDeal, pulya: Pulya): GameEvent | null {
  const hands = handsToOpen(deal, pulya.settings);
  if (hands.length > 0) return { type: "handsOpened", hands };
  if (isFull(deal.trick)) return { type: "trickTaken", seat: trickWinner(deal, pulya.settings) };
  if (!awaitsTalonCard(deal, pulya.settings)) return null;
  // Whoever asks of a view does not see what will be turned: as far as they can tell, nothing follows.
  return isSeen(deal.talon) ? { type: "talonCardTurned", card: at(deal.talon, deal.tricks.length) } : null;
}

function atTheTable(pulya: Pulya, deal: Deal): GameEvent | null {
  const next =
    deal.phase === "auction" ? afterAuction(pulya, deal) : deal.phase === "play" ? duringPlay(deal, pulya) : null;
  if (next !== null) return next;
  const result = resultOf(pulya);
  return result === null ? null : { type: "dealScored", result, ...cardsAsDealt(deal) };
}

/** Returns what happens next by itself, with nobody acting; null while the table waits for a person or for a deal. */
export function consequence(pulya: Pulya): GameEvent | null {
  const { deal } = pulya;
  if (deal === null || pulya.settlement !== null) return null;
  if (deal.phase !== "finished") return atTheTable(pulya, deal);
  if (!isClosed(pulya)) return null;
  return { type: "pulyaSettled", settlement: settleNow(pulya) };
}
