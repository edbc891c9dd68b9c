import {
  DENOMINATIONS,
  isGame,
  levelOf,
  trumpOf,
  type Deal,
  type Game,
  type Seat,
  type SeatCall,
  type SeatWhist,
} from "@trelyazh/preferans";
import { NO_TRUMP, toSet, trumpNumber, type CardSet } from "../card-set.ts";
import { declarerTricks, defenceTricks } from "../novice/hand-strength.ts";
import { misereDangers } from "../novice/misere-risk.ts";
import { allTricks, declarerOf } from "./unseen.ts";

/** Tricks that a player hopes for beyond the ten cards when bidding. */
const HOPE = 1.8;
/** How fast a deal loses credit for each trick by which a call and the cards disagree. */
const STRICTNESS = 1.2;

/** Returns how well a filled deal explains the calls and answers of the hands that `seen` hides, from 0 to 1. */
export function plausibilityOf(filled: Deal, seen: Deal): number {
  const hidden = filled.seats.filter((seat) => seen.hands[seat]?.includes("??") === true);
  const misfit = hidden.reduce<number>((sum, seat) => sum + misfitOf(filled, seat), 0);
  return Math.exp(-STRICTNESS * misfit);
}

/** Tricks by which a seat's cards are too weak or too strong for what it has said. */
function misfitOf(deal: Deal, seat: Seat): number {
  const dealt = dealtHand(deal, seat);
  return callMisfit(deal.calls, seat, dealt) + orderMisfit(deal, seat) + whistMisfit(deal, seat, dealt);
}

function callMisfit(calls: readonly SeatCall[], seat: Seat, hand: CardSet): number {
  const own = calls.filter((call) => call.seat === seat).map(({ call }) => call);
  if (own.length === 0) return 0;
  if (own.includes("misere")) return misereDangers(hand, 0) * 0.7;
  const bids = own.filter(isGame);
  const strength = bestTricks(hand) + HOPE;
  const highest = bids.at(-1);
  if (highest !== undefined) return Math.max(0, levelOf(highest) - strength);
  return Math.max(0, strength - levelToBeat(calls, seat));
}

/** The level that somebody who only passed declined. */
function levelToBeat(calls: readonly SeatCall[], seat: Seat): number {
  const before = calls.slice(
    0,
    calls.findIndex((call) => call.seat === seat),
  );
  const standing = before.map(({ call }) => call).findLast(isGame);
  return standing === undefined ? 6 : levelOf(standing);
}

function orderMisfit(deal: Deal, seat: Seat): number {
  const contract = contractOf(deal);
  if (contract === null || seat !== declarerOf(deal)) return 0;
  const held = toSet([...(deal.hands[seat] ?? []), ...playedBy(deal, seat)]);
  const gone = toSet("discard" in deal ? deal.discard : []);
  return Math.max(0, levelOf(contract) - 0.5 - declarerTricks(held, gone, trumpNumber(trumpOf(contract))));
}

function whistMisfit(deal: Deal, seat: Seat, hand: CardSet): number {
  const contract = contractOf(deal);
  const answer = whistsOf(deal).find((whist) => whist.seat === seat)?.answer;
  if (contract === null || answer === undefined) return 0;
  const tricks = defenceTricks(hand, trumpNumber(trumpOf(contract)));
  return answer === "whist" ? Math.max(0, 0.5 - tricks) : Math.max(0, tricks - 1.5);
}

function bestTricks(hand: CardSet): number {
  const trumps = DENOMINATIONS.map((denomination) => (denomination === "n" ? NO_TRUMP : trumpNumber(denomination)));
  return Math.max(...trumps.map((trump) => declarerTricks(hand, 0, trump)));
}

/** The ten cards that a hand was dealt. */
function dealtHand(deal: Deal, seat: Seat): CardSet {
  const held = toSet([...(deal.hands[seat] ?? []), ...playedBy(deal, seat)]);
  if (seat !== declarerOf(deal)) return held;
  return (held | toSet("discard" in deal ? deal.discard : [])) & ~toSet(deal.talon);
}

function playedBy(deal: Deal, seat: Seat) {
  return allTricks(deal).flatMap(({ cards }) => cards.filter((card) => card.seat === seat).map(({ card }) => card));
}

function contractOf(deal: Deal): Game | null {
  if ("contract" in deal) return deal.contract;
  return deal.phase === "play" && deal.undertaking.kind === "game" ? deal.undertaking.contract : null;
}

function whistsOf(deal: Deal): readonly SeatWhist[] {
  if ("whists" in deal) return deal.whists;
  return deal.phase === "play" && deal.undertaking.kind === "game" ? deal.undertaking.whists : [];
}
