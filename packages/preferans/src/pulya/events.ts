import type { Card, SeenCard } from "../cards/cards.ts";
import type { Bid, Call, Game, WhistAnswer } from "../cards/contract.ts";
import type { DealResult, Settlement } from "./score.ts";
import type { Seat } from "../seats.ts";

export interface OpenHand {
  readonly seat: Seat;
  readonly cards: readonly Card[];
}

/**
 * What happened, in the past tense. The journal stores these as they are; anybody else gets them through `project`,
 * which puts card backs where the viewer may not look. `evolve` folds both kinds.
 */
export type GameEvent =
  | {
      readonly type: "dealt";
      readonly number: number;
      readonly dealer: Seat;
      /** The hand that belongs to nobody, at a table for two (SEAT4). */
      readonly dummy: Seat | null;
      /** By seat; sorted. Card backs for hands the viewer may not see. */
      readonly hands: readonly (readonly SeenCard[])[];
      readonly talon: readonly SeenCard[];
    }
  | { readonly type: "called"; readonly seat: Seat; readonly call: Call }
  /** Ends an auction that somebody won: everybody sees the talon, declarer takes it. */
  | { readonly type: "talonTaken"; readonly declarer: Seat; readonly bid: Bid; readonly cards: readonly Card[] }
  /** Ends an auction won "without talon": nobody sees the talon before the end of the deal (TALON6). */
  | { readonly type: "talonLeft"; readonly declarer: Seat; readonly bid: Bid }
  | { readonly type: "allPassStarted" }
  | { readonly type: "ordered"; readonly seat: Seat; readonly discard: readonly SeenCard[]; readonly contract: Game }
  | { readonly type: "discarded"; readonly seat: Seat; readonly discard: readonly SeenCard[] }
  | { readonly type: "conceded"; readonly seat: Seat }
  | { readonly type: "whistAnswered"; readonly seat: Seat; readonly answer: WhistAnswer }
  | { readonly type: "opennessChosen"; readonly seat: Seat; readonly open: boolean }
  | { readonly type: "handsOpened"; readonly hands: readonly OpenHand[] }
  /** In an all-pass: the next talon card fixes the suit of the trick. */
  | { readonly type: "talonCardTurned"; readonly card: Card }
  /** `seat` is the hand the card came from, `by` the person who played it. */
  | { readonly type: "cardPlayed"; readonly seat: Seat; readonly by: Seat; readonly card: Card }
  | { readonly type: "trickTaken"; readonly seat: Seat }
  | { readonly type: "handedOver"; readonly seat: Seat; readonly to: Seat }
  /** One that shows its maker's hand is followed by `handsOpened`, unless that hand lies open. */
  | { readonly type: "offered"; readonly seat: Seat; readonly taken: readonly number[]; readonly shows?: true }
  | { readonly type: "offerAnswered"; readonly seat: Seat; readonly accept: boolean }
  | { readonly type: "offerWithdrawn"; readonly seat: Seat }
  /** Ends every deal; from here on all cards of the deal are public. */
  | {
      readonly type: "dealScored";
      readonly result: DealResult;
      /** The hands as dealt, by seat, the talon and the discard. */
      readonly hands: readonly (readonly Card[])[];
      readonly talon: readonly Card[];
      readonly discard: readonly Card[];
    }
  | { readonly type: "pulyaSettled"; readonly settlement: Settlement };
