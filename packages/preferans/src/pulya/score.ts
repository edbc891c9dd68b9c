import type { Bid } from "../cards/contract.ts";
import type { Seat } from "../seats.ts";

export const SCORE_REASONS = [
  "contractMade",
  "misereMade",
  "undertricks",
  "misereCaught",
  "trickWhists",
  "consolation",
  "shortfall",
  "halfWhist",
  "conceded",
  "allPassTricks",
  "allPassClean",
  "aid",
  "surplus",
  "talonPayment",
  "dealerShare",
  "paidDown",
] as const;
export type ScoreReason = (typeof SCORE_REASONS)[number];

/** One line of the paper. Amounts are in the column's own unit: pool points, mountain points, whists; halves are exact. */
export type ScoreEntry =
  | {
      readonly column: "pool" | "mountain";
      readonly deal: number;
      readonly seat: Seat;
      readonly amount: number;
      readonly reason: ScoreReason;
    }
  | {
      readonly column: "whists";
      readonly deal: number;
      /** Who writes the whists… */
      readonly seat: Seat;
      /** …and on whom. */
      readonly on: Seat;
      readonly amount: number;
      readonly reason: ScoreReason;
    };

export interface DealResult {
  readonly deal: number;
  readonly kind: "played" | "passedOut" | "halfWhist" | "conceded" | "misere" | "allPass" | "thrownIn";
  readonly declarer: Seat | null;
  readonly contract: Bid | null;
  /** Tricks by seat; zeros where nothing was played. */
  readonly taken: readonly number[];
  readonly entries: readonly ScoreEntry[];
}

/** The paper. All lists are by seat; `whists[i][j]` is what i has written on j. */
export interface Sheet {
  readonly pool: readonly number[];
  readonly mountain: readonly number[];
  readonly whists: readonly (readonly number[])[];
  readonly entries: readonly ScoreEntry[];
}

/** The end of a pulya, in whists (SETTLE3, SETTLE4). */
export interface Settlement {
  /** Balances multiplied by `denominator`: integers whose sum is zero. */
  readonly exact: readonly number[];
  readonly denominator: number;
  /** Whole whists for display; their sum is zero too. */
  readonly shown: readonly number[];
}
