import type { Bid, Call, Card, Deal, Seat, SeenCard, Trick, WhistAnswer } from "@trelyazh/preferans";

/** Returns who declares and what, as far as it is settled; null in auctions and all-passes. */
export function declarationOf(deal: Deal): { readonly declarer: Seat; readonly contract: Bid } | null {
  switch (deal.phase) {
    case "auction":
      return null;
    case "order":
      return { declarer: deal.declarer, contract: deal.bid };
    case "whist":
    case "openness":
      return { declarer: deal.declarer, contract: deal.contract };
    case "play": {
      const { undertaking } = deal;
      if (undertaking.kind === "allPass") return null;
      const contract = undertaking.kind === "misere" ? "misere" : undertaking.contract;
      return { declarer: undertaking.declarer, contract };
    }
    case "finished": {
      const { declarer, contract } = deal.result;
      return declarer === null || contract === null ? null : { declarer, contract };
    }
  }
}

/** Returns a defender's latest word on the whist. */
function whistOf(deal: Deal, seat: Seat): WhistAnswer | null {
  const whists =
    deal.phase === "whist" || deal.phase === "openness" || deal.phase === "finished"
      ? deal.whists
      : deal.phase === "play" && deal.undertaking.kind === "game"
        ? deal.undertaking.whists
        : [];
  return whists.findLast((whist) => whist.seat === seat)?.answer ?? null;
}

/** The last word of a seat in a deal. */
export type Word =
  | { readonly kind: "declares"; readonly contract: Bid }
  | { readonly kind: "whist"; readonly answer: WhistAnswer }
  | { readonly kind: "call"; readonly call: "pass" | "hold" }
  | { readonly kind: "bid"; readonly bid: Bid };

export function wordOf(deal: Deal, seat: Seat): Word | null {
  const declaration = declarationOf(deal);
  if (declaration?.declarer === seat) return { kind: "declares", contract: declaration.contract };
  const answer = whistOf(deal, seat);
  if (answer !== null) return { kind: "whist", answer };
  const call = deal.phase === "auction" ? callsOf(deal, seat).at(-1) : undefined;
  if (call === undefined) return null;
  return call === "pass" || call === "hold" ? { kind: "call", call } : { kind: "bid", bid: call };
}

/** Returns what a seat has called, in order, until play begins. */
function callsOf(deal: Deal, seat: Seat): readonly Call[] {
  if (deal.phase === "play" || deal.phase === "finished") return [];
  return deal.calls.filter((spoken) => spoken.seat === seat).map(({ call }) => call);
}

/** Returns what a seat called before its last word, in order, until play begins. */
export function callsBeforeWord(deal: Deal, seat: Seat): readonly Call[] {
  const calls = callsOf(deal, seat);
  const word = wordOf(deal, seat);
  const isSaidAgain = word?.kind === "declares" ? word.contract === calls.at(-1) : deal.phase === "auction";
  return isSaidAgain ? calls.slice(0, -1) : calls;
}

/** Tells whether a seat has nothing to play in this deal: its dealer at a table for four, unless they whist with others' hands. */
export function sitsOut(deal: Deal, seat: Seat): boolean {
  return !deal.seats.includes(seat) && whistOf(deal, seat) !== "whist";
}

function takenBy(deal: Deal, seat: Seat): number | null {
  if (deal.phase === "play") return deal.taken[seat] ?? 0;
  if (deal.phase === "finished" && deal.tricks.length > 0) return deal.result.taken[seat] ?? 0;
  return null;
}

/** Returns the tricks a seat has won; null before play, and for a dealer who sits out and has won none with the talon. */
export function tricksOf(deal: Deal, seat: Seat): number | null {
  const taken = takenBy(deal, seat);
  return taken === 0 && !deal.seats.includes(seat) ? null : taken;
}

/** Returns how many tricks a seat's contract asks for; null for defenders, in a misère and before play. */
export function levelOwedBy(deal: Deal, seat: Seat): number | null {
  const declaration = declarationOf(deal);
  if (declaration?.declarer !== seat || declaration.contract.startsWith("misere")) return null;
  return Number.parseInt(declaration.contract, 10);
}

/** Returns the cards in a declarer's hand that have come from the talon, until the discard. */
export function fromTalon(deal: Deal, seat: Seat): readonly Card[] {
  if (deal.phase !== "order" || deal.declarer !== seat) return [];
  return deal.talon.filter((card): card is Card => card !== "??");
}

export function isOpenHand(hand: readonly SeenCard[]): boolean {
  return hand.length > 0 && hand.every((card) => card !== "??");
}

export function isAllPass(deal: Deal): boolean {
  if (deal.phase === "finished") return deal.result.kind === "allPass";
  return deal.phase === "play" && deal.undertaking.kind === "allPass";
}

export interface ShownTrick {
  readonly trick: Trick;
  /** Its place among the tricks of the deal, from 0. */
  readonly index: number;
}

/**
 * Returns the trick to show: the one being played or, until the next card falls, the one just finished, which stays for
 * the eye and then goes to its winner.
 */
export function trickOnTable(deal: Deal): ShownTrick | null {
  if (deal.phase !== "play") return null;
  const last = deal.tricks.at(-1);
  const begun = deal.trick.cards.length > 0 || deal.trick.talonCard !== null;
  return begun || last === undefined
    ? { trick: deal.trick, index: deal.tricks.length }
    : { trick: last, index: deal.tricks.length - 1 };
}
