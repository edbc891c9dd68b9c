import type { Move, Seat } from "@trelyazh/preferans";

/** What a player leans to where their level would allow either. */
export const TEMPERS_OF_PLAY = ["even", "careful", "bold", "stubborn"] as const;
export type TemperOfPlay = (typeof TEMPERS_OF_PLAY)[number];

/** How a temper moves the rules of thumb. All amounts are nought for an even player. */
export interface Leaning {
  /** Tricks that a hand seems better by in the auction. */
  readonly bids: number;
  /** Own tricks that a whist needs fewer. */
  readonly whists: number;
  /** Tricks that an offer must give beyond what the cards promise. */
  readonly asks: number;
}

export const LEANINGS: Readonly<Record<TemperOfPlay, Leaning>> = {
  even: { bids: 0, whists: 0, asks: 0 },
  careful: { bids: -0.6, whists: -0.4, asks: 0 },
  bold: { bids: 0.6, whists: 0.3, asks: 0 },
  stubborn: { bids: 0, whists: 0.8, asks: 1 },
};

/** Who decides, and how they lean. */
export interface Player {
  readonly seat: Seat;
  readonly leaning: Leaning;
}

/** What a decision after one's own heart is worth to a player who weighs whists, beyond those that it brings. */
const FONDNESS = 3;

/** Returns by how many whists that decision looks better than it is to somebody who leans so; less than none for worse. */
export function fondness({ bids, whists, asks }: Leaning, move: Move): number {
  if (move.type === "call" && move.call !== "pass") return Math.sign(bids) * FONDNESS;
  if (move.type === "answerWhist" && move.answer === "whist") return Math.sign(whists) * FONDNESS;
  return move.type === "answerOffer" && move.accept ? -Math.sign(asks) * FONDNESS : 0;
}
