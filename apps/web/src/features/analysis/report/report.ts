import type { Seat } from "@trelyazh/preferans";
import type { AnalysisStep, CardJudgement, DealAnalysis, Par } from "@trelyazh/solver";

/** What each hand would take as declarer, by seat: all cards open, best play of all. */
export interface OpenWorth {
  /** Tricks in each denomination, in bidding order: four suits, then no-trump. */
  readonly tricks: ReadonlyMap<Seat, readonly number[]>;
  /** Tricks that a misère is caught for. */
  readonly misere: ReadonlyMap<Seat, number>;
}

/** What the worker tells of a deal, one after the other; `finished` or `stopped` is the last. */
export type Report = { readonly type: "worth"; readonly worth: OpenWorth } | AnalysisStep;

/** What is known of a deal so far. */
export interface Analysis {
  readonly state: "running" | "finished" | "failed";
  readonly done: number;
  /** 0 until the first report. */
  readonly of: number;
  readonly worth: OpenWorth | null;
  /** In the order in which the cards fell. */
  readonly cards: readonly CardJudgement[];
  /** The highest bid that each seat could have made; null for none. */
  readonly bids: ReadonlyMap<Seat, Par["bid"] | null>;
  /** Null until everything has been weighed. */
  readonly result: DealAnalysis | null;
}

export const NOTHING_KNOWN: Analysis = {
  state: "running",
  done: 0,
  of: 0,
  worth: null,
  cards: [],
  bids: new Map(),
  result: null,
};

/** Takes a report in; `null` says that the worker has broken off. */
export function foldReport(known: Analysis, report: Report | null): Analysis {
  if (report === null) return { ...known, state: "failed" };
  switch (report.type) {
    case "worth":
      return { ...known, worth: report.worth };
    case "card":
      return { ...known, done: report.done, of: report.of, cards: [...known.cards, report.judgement] };
    case "bid":
      return { ...known, done: report.done, of: report.of, bids: new Map(known.bids).set(report.seat, report.bid) };
    case "finished":
      return { ...known, state: "finished", result: report.analysis };
    case "stopped":
      return { ...known, state: "failed" };
  }
}

/** Returns the tricks that a player's cards have cost, whosever hand they came from. */
export function tricksLostBy(cards: readonly CardJudgement[], seat: Seat): number {
  return cards.filter(({ by }) => by === seat).reduce((sum, { loss }) => sum + loss, 0);
}

/** Returns the place of the next card, after so many, that cost something; null when none does. */
export function nextSlip(cards: readonly CardJudgement[], at: number): number | null {
  const found = cards.findIndex(({ loss }, index) => index >= at && loss > 0);
  return found === -1 ? null : found + 1;
}
