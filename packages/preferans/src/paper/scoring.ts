import { at } from "../at.ts";
import { auctionState, standingBid } from "../auction/auction.ts";
import { scoreAllPass } from "./all-pass-scoring.ts";
import { known, rankOf, suitOf, type Card } from "../cards/cards.ts";
import { MISERE_VALUE, type Game } from "../cards/contract.ts";
import { mountainPrice, scoreGame, scoreHalfWhist, type PlayedGame } from "./contract-scoring.ts";
import { EngineError } from "../engine-error.ts";
import { gameOf, isMisere, isWithoutTalon } from "../cards/ladder.ts";
import { isOfferAccepted } from "../play/offers.ts";
import { openPaper, writeMountain, writePool, writeWhists, type Paper } from "./paper.ts";
import type { DealResult } from "../pulya/score.ts";
import type { Seat } from "../seats.ts";
import type { Deal, OrderDeal, PlayDeal, Pulya, WhistDeal } from "../pulya/state.ts";
import { TRICKS } from "../play/tricks.ts";
import { whistState } from "../play/whisting.ts";

/** Whists for a point of talon value (TALON7). */
const TALON_POINT_VALUE = 10;

type Outcome = Pick<DealResult, "kind" | "taken"> & { readonly declarer: Seat | null };

const unplayed = (deal: Deal): readonly number[] => deal.hands.map(() => 0);

/** Worth of a talon: an ace 1, ace and king of a suit 2, two aces 3, king and queen of a suit 1 (TALON7). */
function talonWorth(talon: readonly Card[]): number {
  const ranks = talon.map(rankOf).toSorted().join("");
  const oneSuit = new Set(talon.map(suitOf)).size === 1;
  if (ranks === "AA") return 3;
  if (ranks === "AK" && oneSuit) return 2;
  if (ranks.includes("A")) return 1;
  return ranks === "KQ" && oneSuit ? 1 : 0;
}

/** At four, the option "paid talon": the sitting dealer writes the talon's worth on whoever took it for a game. */
function payForTalon(paper: Paper, deal: Deal, declarer: Seat): void {
  const { talon, seats, dealer } = deal;
  if (!paper.settings.paidTalon || seats.includes(dealer)) return;
  const amount = talonWorth(known(talon)) * TALON_POINT_VALUE;
  writeWhists(paper, { seat: dealer, on: declarer, amount, reason: "talonPayment" });
}

function scoreMisere(paper: Paper, deal: PlayDeal, { declarer, tricks }: { declarer: Seat; tricks: number }): void {
  const price = MISERE_VALUE * paper.settings.mountainMultiplier;
  const shares = paper.settings.dealerMisereShare && !deal.seats.includes(deal.dealer);
  if (tricks === 0) {
    writePool(paper, { seat: declarer, amount: MISERE_VALUE, reason: "misereMade" });
    if (shares) writePool(paper, { seat: deal.dealer, amount: MISERE_VALUE / 2, reason: "dealerShare" });
    return;
  }
  writeMountain(paper, { seat: declarer, amount: price * tricks, reason: "misereCaught" });
  if (shares) writeMountain(paper, { seat: deal.dealer, amount: (price * tricks) / 2, reason: "dealerShare" });
}

function scoreConcession(paper: Paper, deal: OrderDeal): Outcome {
  const { declarer, bid } = deal;
  if (isMisere(bid)) throw new EngineError("IMPOSSIBLE_STATE", "a misère cannot be conceded");
  const amount = mountainPrice(paper, gameOf(bid)) * paper.settings.concessionUndertricks;
  writeMountain(paper, { seat: declarer, amount, reason: "conceded" });
  return { kind: "conceded", declarer, taken: unplayed(deal) };
}

function scoreUnplayed(paper: Paper, deal: WhistDeal, half: Seat | null): Outcome {
  const { dealer, seats, declarer, contract } = deal;
  const game: PlayedGame = { dealer, seats, declarer, contract, whisters: [], taken: unplayed(deal) };
  const made = unplayed(deal).with(declarer, TRICKS);
  scoreGame(paper, { ...game, taken: made });
  if (half !== null) scoreHalfWhist(paper, game, half);
  return { kind: half === null ? "passedOut" : "halfWhist", declarer, taken: unplayed(deal) };
}

/** Final tricks by seat: as agreed, or as played. */
const finalTricks = (deal: PlayDeal): readonly number[] => deal.offer?.taken ?? deal.taken;

function scorePlayed(paper: Paper, deal: PlayDeal, streak: number): Outcome {
  const { undertaking, dealer, seats } = deal;
  const taken = finalTricks(deal);
  if (undertaking.kind === "allPass") {
    scoreAllPass(paper, deal, { taken, streak });
    return { kind: "allPass", declarer: null, taken };
  }
  const { declarer } = undertaking;
  if (undertaking.kind === "misere") {
    scoreMisere(paper, deal, { declarer, tricks: at(taken, declarer) });
    return { kind: "misere", declarer, taken };
  }
  const { contract, whisters } = undertaking;
  scoreGame(paper, { dealer, seats, declarer, contract, whisters, taken });
  return { kind: "played", declarer, taken };
}

const isPlayedOut = (pulya: Pulya, deal: PlayDeal): boolean =>
  deal.tricks.length === TRICKS || isOfferAccepted(pulya, deal);

/** Writes the deal if it has come to its end; null while somebody still has to act. */
function scoreEnded(paper: Paper, pulya: Pulya, deal: Deal): Outcome | null {
  switch (deal.phase) {
    case "auction": {
      const thrownIn = pulya.settings.players === 2 && auctionState(pulya, deal).kind === "allPassed";
      return thrownIn ? { kind: "thrownIn", declarer: null, taken: unplayed(deal) } : null;
    }
    case "order":
      return deal.conceded ? scoreConcession(paper, deal) : null;
    case "whist": {
      const state = whistState({ deal, settings: pulya.settings });
      if (state.kind === "passedOut") return scoreUnplayed(paper, deal, null);
      return state.kind === "half" ? scoreUnplayed(paper, deal, state.seat) : null;
    }
    case "play":
      return isPlayedOut(pulya, deal) ? scorePlayed(paper, deal, pulya.allPassStreak) : null;
    case "openness":
    case "finished":
      return null;
  }
}

/** What was undertaken, as it stands on the paper: the order, or the bid where none was ordered. */
function contractOf(deal: Deal): DealResult["contract"] {
  const bid = standingBid(deal.calls)?.bid ?? null;
  if (bid === null || isMisere(bid) || isWithoutTalon(bid)) return bid;
  const ordered: Game | null = orderedIn(deal);
  return ordered ?? bid;
}

function orderedIn(deal: Deal): Game | null {
  if (deal.phase === "whist") return deal.contract;
  return deal.phase === "play" && deal.undertaking.kind === "game" ? deal.undertaking.contract : null;
}

/** Returns the result of the deal on the table; null if it has not come to its end. */
export function resultOf(pulya: Pulya): DealResult | null {
  const { deal, sheet, settings } = pulya;
  if (deal === null) return null;
  const paper = openPaper(sheet, settings, deal.number);
  const outcome = scoreEnded(paper, pulya, deal);
  if (outcome === null) return null;
  const { kind, declarer, taken } = outcome;
  const contract = contractOf(deal);
  if (declarer !== null && contract !== null && !isMisere(contract) && !isWithoutTalon(contract)) {
    payForTalon(paper, deal, declarer);
  }
  return { deal: deal.number, kind, declarer, contract, taken, entries: paper.entries };
}
