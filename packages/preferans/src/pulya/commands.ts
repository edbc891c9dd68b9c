import type { Card } from "../cards/cards.ts";
import type { Call, Game, WhistAnswer } from "../cards/contract.ts";
import type { Seat } from "../seats.ts";

/** A player's wish. `seat` is always the person who acts, even when they play somebody else's cards. */
export type Move =
  | { readonly type: "call"; readonly seat: Seat; readonly call: Call }
  /** Discard and order in one step (TALON3). */
  | { readonly type: "order"; readonly seat: Seat; readonly discard: readonly [Card, Card]; readonly contract: Game }
  /** The discard of a misère, which has no order. */
  | { readonly type: "discard"; readonly seat: Seat; readonly discard: readonly [Card, Card] }
  /** "Without three" (TALON5). */
  | { readonly type: "concede"; readonly seat: Seat }
  | { readonly type: "answerWhist"; readonly seat: Seat; readonly answer: WhistAnswer }
  | { readonly type: "chooseOpenness"; readonly seat: Seat; readonly open: boolean }
  | { readonly type: "playCard"; readonly seat: Seat; readonly card: Card }
  /** A catcher of a misère lets the other catcher play their cards (MIS3). */
  | { readonly type: "handOver"; readonly seat: Seat }
  /** Proposes the final trick counts by seat (OFFER1); declarer may show the hand with it (OFFER6). */
  | { readonly type: "offer"; readonly seat: Seat; readonly taken: readonly number[]; readonly shows?: true }
  | { readonly type: "answerOffer"; readonly seat: Seat; readonly accept: boolean }
  | { readonly type: "withdrawOffer"; readonly seat: Seat };

/** Moves, and what the table itself does: chance enters only here, as a shuffled deck. */
export type Command =
  | Move
  | { readonly type: "deal"; readonly deck: readonly Card[] }
  /** Everybody has agreed to end the pulya between two deals: it is settled as it stands (CLOSE7). */
  | { readonly type: "stop" };
