import {
  GAMES,
  isGame,
  levelOf,
  standingBid,
  stepOf,
  trumpOf,
  type AuctionDeal,
  type Call,
  type Game,
} from "@trelyazh/preferans";
import { has, sizeOf, SUIT_COUNT, suitBits, toSet, trumpNumber, type CardSet } from "../card-set.ts";
import type { Leaning, Player } from "../temper.ts";
import { declarerTricks } from "./hand-strength.ts";
import { misereDangers } from "./misere-risk.ts";

/** What two unseen cards and the choice of the discard add to ten cards, in tricks. */
const TALON_GAIN = 1.8;
/** A trick estimate this far below a level is still bid: defenders do not play with open cards. */
const OPTIMISM = 0.15;
/** The talon and two discards can be hoped to repair one dangerous card. */
const MISERE_DANGERS = 1;

/** Chooses a call: misère with a safe hand, else the cheapest step towards the best game the hand is worth, else pass. */
export function chooseCall(deal: AuctionDeal, { seat, leaning }: Player, calls: readonly Call[]): Call {
  const hand = toSet(deal.hands[seat] ?? []);
  const ceiling = highestGame(hand, leaning);
  const height = ceiling === null ? -1 : stepOf(ceiling);
  if (calls.includes("misere") && height < stepOf("8s") && isSafeMisere(hand, deal.seats[0] === seat)) return "misere";
  const standing = standingBid(deal.calls);
  if (calls.includes("hold") && standing !== null && stepOf(standing.bid) <= height) return "hold";
  const steps = calls.filter(isGame).filter((game) => stepOf(game) <= height);
  return steps.toSorted((a, b) => stepOf(a) - stepOf(b))[0] ?? "pass";
}

/** Returns the highest game that ten cards seem worth before the talon to somebody who leans so; null for none. */
export function highestGame(hand: CardSet, { bids }: Leaning): Game | null {
  const hope = TALON_GAIN + OPTIMISM + bids;
  const worth = (game: Game): number => declarerTricks(hand, 0, trumpNumber(trumpOf(game))) + hope;
  return GAMES.findLast((game) => worth(game) >= levelOf(game)) ?? null;
}

function isSafeMisere(hand: CardSet, leads: boolean): boolean {
  return misereDangers(hand, 0) <= MISERE_DANGERS && (!leads || hasSafeLead(hand));
}

/** A seven of a suit that others hold too can always be led without winning. */
function hasSafeLead(hand: CardSet): boolean {
  for (let suit = 0; suit < SUIT_COUNT; suit += 1) {
    if (has(hand, 8 * suit) && sizeOf(suitBits(hand, suit)) <= 6) return true;
  }
  return false;
}
