import type { Suit } from "./cards.ts";
import type { Seat } from "./seats.ts";

export const LEVELS = [6, 7, 8, 9, 10] as const;
export type Level = (typeof LEVELS)[number];

/** What a game is played in: a trump suit, or `"n"` for no-trump; in bidding order. */
export const DENOMINATIONS = ["s", "c", "d", "h", "n"] as const;
export type Denomination = Suit | "n";

/** A game of the ladder: `"6s"` … `"10n"`. */
export type Game = `${Level}${Denomination}`;

/** The two calls of the option "without talon" (rules.md §4.3). */
export type GameWithoutTalon = `9${Denomination}w`;

/** What wins an auction. */
export type Bid = Game | "misere" | GameWithoutTalon | "misereWithoutTalon";

/** What a player may say in the auction. */
export type Call = Bid | "pass" | "hold";

export interface SeatCall {
  readonly seat: Seat;
  readonly call: Call;
}

export const WHIST_ANSWERS = ["pass", "whist", "half"] as const;
export type WhistAnswer = (typeof WHIST_ANSWERS)[number];

export interface SeatWhist {
  readonly seat: Seat;
  readonly answer: WhistAnswer;
}
