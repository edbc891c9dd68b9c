import { DENOMINATIONS, GAMES, levelOf, type Bid, type Call, type Game, type GameWithoutTalon } from "./contract.ts";

const gamesOf = (...levels: readonly number[]): readonly Game[] =>
  GAMES.filter((game) => levels.includes(levelOf(game)));

const NINES_WITHOUT_TALON = DENOMINATIONS.map((denomination): GameWithoutTalon => `9${denomination}w`);

/** Every bid, lowest first: the 26 steps of BID2 with the option "without talon" of BID14 in between. */
export const LADDER: readonly Bid[] = [
  ...gamesOf(6, 7, 8),
  "misere",
  ...gamesOf(9),
  "misereWithoutTalon",
  ...NINES_WITHOUT_TALON,
  ...gamesOf(10),
];

/** Every call there is: pass, the ladder, hold. */
export const CALLS: readonly Call[] = ["pass", ...LADDER, "hold"];

const CALL_SET: ReadonlySet<unknown> = new Set(CALLS);
// Every bid of the ladder is a key, and nothing else.
const STEP = Object.fromEntries(LADDER.map((bid, step) => [bid, step])) as Readonly<Record<Bid, number>>;

export function isCall(value: unknown): value is Call {
  return CALL_SET.has(value);
}

/** Place of a bid on the ladder, from 0 for six of spades. */
export function stepOf(bid: Bid): number {
  return STEP[bid];
}

export function isBid(call: Call): call is Bid {
  return Object.hasOwn(STEP, call);
}

export function isMisere(bid: Bid): bid is "misere" | "misereWithoutTalon" {
  return bid === "misere" || bid === "misereWithoutTalon";
}

export function isWithoutTalon(bid: Bid): bid is GameWithoutTalon | "misereWithoutTalon" {
  return bid.endsWith("w") || bid === "misereWithoutTalon";
}

/** A bid that is no misère. */
export type GameBid = Exclude<Bid, "misere" | "misereWithoutTalon">;

/** What is played on a bid of a game: `"9sw"` is played as `"9s"`. */
export function gameOf(bid: GameBid): Game {
  const game = bid.endsWith("w") ? bid.slice(0, -1) : bid;
  // Without its "w" a game without talon is a game by construction of the type.
  return game as Game;
}
