import { levelOf, type Bid, type Call, type Level, type SeatCall } from "../cards/contract.ts";
import { CALLS, isBid, isMisere, isWithoutTalon, stepOf, type GameBid } from "../cards/ladder.ts";
import type { Refusal } from "../refusals.ts";
import { personsAt, type Seat } from "../seats.ts";
import type { Settings } from "../settings/settings.ts";
import type { AuctionDeal, Pulya } from "../pulya/state.ts";

/** The highest bid so far and who has it; a hold passes it on. */
export interface StandingBid {
  readonly seat: Seat;
  readonly bid: Bid;
}

/** Returns the standing bid, or null while nobody has bid. */
export function standingBid(calls: readonly SeatCall[]): StandingBid | null {
  const holder = calls.findLast(({ call }) => call !== "pass");
  const bid = calls.map(({ call }) => call).findLast(isBid);
  return holder === undefined || bid === undefined ? null : { seat: holder.seat, bid };
}

/** The seats of the deal that speak in its auction, first hand first: all three, without a dummy. */
function speakers({ settings }: Pulya, { seats }: AuctionDeal): readonly Seat[] {
  const persons = personsAt(settings.players);
  return seats.filter((seat) => persons.includes(seat));
}

const hasPassed = (calls: readonly SeatCall[], seat: Seat): boolean =>
  calls.some((spoken) => spoken.seat === seat && spoken.call === "pass");

/** The option of playing the first deals of a pulya as all-passes; two players have none (PASS12). */
export const isCompulsoryAllPass = ({ players, allPass }: Settings, number: number): boolean =>
  players > 2 && number <= allPass.compulsoryDeals;

export type AuctionState =
  | { readonly kind: "open"; readonly turn: Seat }
  | { readonly kind: "allPassed" }
  | ({ readonly kind: "won" } & StandingBid);

/** Tells whose turn it is in an auction, or how it has ended (BID1, BID4). */
export function auctionState(pulya: Pulya, deal: AuctionDeal): AuctionState {
  if (isCompulsoryAllPass(pulya.settings, deal.number)) return { kind: "allPassed" };
  const { calls } = deal;
  const order = speakers(pulya, deal);
  const active = order.filter((seat) => !hasPassed(calls, seat));
  const standing = standingBid(calls);
  const held = calls.at(-1)?.call === "hold" && pulya.settings.hold === "seniorWins";
  if (standing !== null && (held || active.length === 1)) return { kind: "won", ...standing };
  const last = calls.at(-1);
  const from = last === undefined ? 0 : order.indexOf(last.seat) + 1;
  const turn = [...order.slice(from), ...order.slice(0, from)].find((seat) => active.includes(seat));
  return turn === undefined ? { kind: "allPassed" } : { kind: "open", turn };
}

interface Situation {
  readonly settings: Settings;
  readonly exitLevel: Level;
  readonly standing: StandingBid | null;
  /** What the seat has called before. */
  readonly own: readonly Call[];
  /** Where the table plays holds at all. */
  readonly mayHold: boolean;
}

function situationOf(pulya: Pulya, deal: AuctionDeal, seat: Seat): Situation {
  const standing = standingBid(deal.calls);
  const own = deal.calls.filter((spoken) => spoken.seat === seat).map((spoken) => spoken.call);
  const order = speakers(pulya, deal);
  const twoLeft = order.filter((other) => !hasPassed(deal.calls, other)).length === 2;
  const holdable = standing !== null && !isMisere(standing.bid) && !isWithoutTalon(standing.bid);
  const senior = standing !== null && order.indexOf(seat) < order.indexOf(standing.seat);
  return {
    settings: pulya.settings,
    exitLevel: pulya.exitLevel,
    standing,
    own,
    mayHold: twoLeft && holdable && senior,
  };
}

const isBeaten = (bid: Bid, standing: StandingBid | null): boolean =>
  standing !== null && stepOf(bid) <= stepOf(standing.bid);

function checkMisere({ own, standing }: Situation): Refusal | null {
  if (own.length > 0) return "MISERE_NOT_FIRST_CALL";
  if (standing?.bid === "misere") return "MISERE_TAKEN";
  return isBeaten("misere", standing) ? "CALL_TOO_LOW" : null;
}

/** Only for the player whose misère was outbid (BID14). */
function checkMisereWithoutTalon({ own, standing, settings }: Situation): Refusal | null {
  if (!settings.withoutTalon) return "OPTION_OFF";
  if (own.at(-1) !== "misere") return "MISERE_NOT_FIRST_CALL";
  return isBeaten("misereWithoutTalon", standing) ? "CALL_TOO_LOW" : null;
}

function checkGame(bid: GameBid, situation: Situation): Refusal | null {
  const { standing, exitLevel } = situation;
  // A nine without talon exists only to outbid what is played without the talon.
  if (isWithoutTalon(bid) && (standing === null || !isWithoutTalon(standing.bid))) return "OPTION_OFF";
  if (isBeaten(bid, standing)) return "CALL_TOO_LOW";
  return levelOf(bid) < exitLevel ? "BELOW_EXIT_LEVEL" : null;
}

function checkHold({ settings, mayHold }: Situation): Refusal | null {
  if (settings.hold === "strict") return "OPTION_OFF";
  return mayHold ? null : "NO_HOLD";
}

function check(call: Call, situation: Situation): Refusal | null {
  if (call === "pass") return null;
  if (call === "misereWithoutTalon") return checkMisereWithoutTalon(situation);
  if (situation.own.some((before) => before === "misere")) return "AFTER_MISERE_ONLY_PASS";
  if (call === "hold") return checkHold(situation);
  return call === "misere" ? checkMisere(situation) : checkGame(call, situation);
}

/** Says why the seat whose turn it is may not make a call; null if it may. */
export function refusalOfCall(pulya: Pulya, deal: AuctionDeal, call: Call): Refusal | null {
  return check(call, situationOf(pulya, deal, deal.turn));
}

/** Returns every call open to the seat whose turn it is. */
export function legalCalls(pulya: Pulya, deal: AuctionDeal): readonly Call[] {
  const situation = situationOf(pulya, deal, deal.turn);
  return CALLS.filter((call) => check(call, situation) === null);
}
