import type { Card } from "../cards/cards.ts";
import type { Call, Game, WhistAnswer } from "../cards/contract.ts";
import type { Seat } from "../seats.ts";

/** What a seat may do now; `kind` says which decision is due. Works on full states and on that seat's own view alike. */
export type Legal =
  | { readonly kind: "none" }
  | { readonly kind: "call"; readonly calls: readonly Call[] }
  | {
      readonly kind: "order";
      /** Any two of these twelve. */
      readonly cards: readonly Card[];
      readonly contracts: readonly Game[];
      readonly mayConcede: boolean;
    }
  | { readonly kind: "discard"; readonly cards: readonly Card[] }
  | { readonly kind: "whist"; readonly answers: readonly WhistAnswer[] }
  | { readonly kind: "openness" }
  | {
      readonly kind: "play";
      /** Whose cards are played: the seat's own, or those of the hand it also plays. */
      readonly hand: Seat;
      readonly cards: readonly Card[];
    };

/** What a seat may do besides its turn. */
export interface LegalAside {
  readonly mayOffer: boolean;
  /** An offer may show the seat's cards (OFFER6). */
  readonly mayShowCards: boolean;
  readonly mayAnswerOffer: boolean;
  readonly mayWithdrawOffer: boolean;
  readonly mayHandOver: boolean;
}
