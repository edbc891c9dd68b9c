import type { Suit } from "./cards.ts";
import type { Seat } from "../seats.ts";

export const LEVELS = [6, 7, 8, 9, 10] as const;
export type Level = (typeof LEVELS)[number];

/** What a game is played in: a trump suit, or `"n"` for no-trump; in bidding order. */
export const DENOMINATIONS = ["s", "c", "d", "h", "n"] as const;
export type Denomination = Suit | "n";

/** A game of the ladder: `"6s"` … `"10n"`. */
export type Game = `${Level}${Denomination}`;

/** The two calls of the option "without talon" (BID14). */
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

/** The 25 games in bidding order. */
export const GAMES: readonly Game[] = LEVELS.flatMap((level) =>
  DENOMINATIONS.map((denomination): Game => `${level}${denomination}`),
);

const GAME_SET: ReadonlySet<unknown> = new Set(GAMES);

export function isGame(value: unknown): value is Game {
  return GAME_SET.has(value);
}

export function levelOf(game: Game | GameWithoutTalon): Level {
  // A game is a level and a denomination by construction of the type.
  return Number.parseInt(game, 10) as Level;
}

/** The trump suit of a game; null for no-trump. */
export function trumpOf(game: Game | GameWithoutTalon): Suit | null {
  const denomination = game.slice(String(levelOf(game)).length).charAt(0);
  // Only "n" is no suit.
  return denomination === "n" ? null : (denomination as Suit);
}

/** Value of a level in pool points (SCORE2). */
export const LEVEL_VALUE: Readonly<Record<Level, number>> = { 6: 2, 7: 4, 8: 6, 9: 8, 10: 10 };

/** Tricks that the defence owes together on a whisted game (SCORE8). */
export const LEVEL_DUTY: Readonly<Record<Level, number>> = { 6: 4, 7: 2, 8: 1, 9: 1, 10: 1 };

/** Pool value of a misère, and its mountain price for each trick taken, before multipliers (MIS4). */
export const MISERE_VALUE = 10;
