import type { Card, SeenCard, Suit } from "../cards/cards.ts";
import type { Bid, Game, Level, SeatCall, SeatWhist } from "../cards/contract.ts";
import type { DealResult, Settlement, Sheet } from "./score.ts";
import type { Seat } from "../seats.ts";
import type { Settings } from "../settings/settings.ts";

/**
 * A whole pulya: settings, paper, and the deal on the table. The same shape serves the server, which knows every card,
 * and a viewer, for whom hidden cards are card backs: `viewFor` makes the second from the first, `evolve` folds both.
 */
export interface Pulya {
  readonly settings: Settings;
  /** Dealer of the deal on the table; before the first deal, of the first. */
  readonly dealer: Seat;
  /** 1 for the first deal; 0 before it. */
  readonly dealNumber: number;
  /** All-passes in a row, up to and without the current deal. */
  readonly allPassStreak: number;
  /** The lowest level that may be bid (BID9). */
  readonly exitLevel: Level;
  /** By seat: how many games of that player still count twice (PASS17). */
  readonly bombs: readonly number[];
  readonly sheet: Sheet;
  /** Null before the first deal. A finished deal stays until the next one is dealt. */
  readonly deal: Deal | null;
  /** Not null once the pulya is over. */
  readonly settlement: Settlement | null;
}

interface DealBase {
  readonly number: number;
  readonly dealer: Seat;
  /** The three hands of the deal in speaking order; the first of them is first hand. */
  readonly seats: readonly Seat[];
  /** By seat; what each still holds. */
  readonly hands: readonly (readonly SeenCard[])[];
  /** The two talon cards as dealt; they stay here for the eye after declarer took them. */
  readonly talon: readonly SeenCard[];
  readonly calls: readonly SeatCall[];
}

export interface AuctionDeal extends DealBase {
  readonly phase: "auction";
  readonly turn: Seat;
}

/** Declarer has the talon (12 cards) and must discard, and order unless it is a misère. */
export interface OrderDeal extends DealBase {
  readonly phase: "order";
  readonly turn: Seat;
  readonly declarer: Seat;
  readonly bid: Bid;
  /** Declarer has given up "without three" (TALON5). */
  readonly conceded: boolean;
}

export interface WhistDeal extends DealBase {
  readonly phase: "whist";
  readonly turn: Seat;
  readonly declarer: Seat;
  readonly contract: Game;
  readonly discard: readonly SeenCard[];
  readonly whists: readonly SeatWhist[];
}

/** The sole whister chooses between light and dark. */
export interface OpennessDeal extends Omit<WhistDeal, "phase"> {
  readonly phase: "openness";
}

export interface PlayedCard {
  readonly seat: Seat;
  readonly by: Seat;
  readonly card: Card;
}

export interface Trick {
  /** The hand that leads; in the first tricks of an all-pass, first hand. */
  readonly leader: Seat;
  /** The talon card that fixes the suit, in an all-pass with an opened talon. */
  readonly talonCard: Card | null;
  readonly cards: readonly PlayedCard[];
  readonly winner: Seat | null;
}

export interface Offer {
  readonly seat: Seat;
  /** Final tricks by seat. */
  readonly taken: readonly number[];
  /** Its maker's hand is shown with it. */
  readonly shows?: true;
  /** Who has accepted so far. */
  readonly accepted: readonly Seat[];
}

/** What is being played. */
export type Undertaking =
  | {
      readonly kind: "game";
      readonly declarer: Seat;
      readonly contract: Game;
      readonly trump: Suit | null;
      /** Every answer, in the order given; empty on a checked ten. */
      readonly whists: readonly SeatWhist[];
      /** Who plays against declarer for tricks of their own, in speaking order. */
      readonly whisters: readonly Seat[];
      /** The whister who plays the passer's cards too, in light whist. */
      readonly lightWhister: Seat | null;
      /** The sole whister is still to choose, as soon as the first card lies (WHIST13). */
      readonly isOpennessDue: boolean;
    }
  | {
      readonly kind: "misere";
      readonly declarer: Seat;
      /** The catcher who plays both hands after the other has handed over. */
      readonly soleCatcher: Seat | null;
    }
  | { readonly kind: "allPass" };

export interface PlayDeal extends DealBase {
  readonly phase: "play";
  readonly undertaking: Undertaking;
  /** The hand that plays next; see `actorOf` for the person. */
  readonly turn: Seat;
  readonly discard: readonly SeenCard[];
  /** Seats whose cards lie open for everyone. */
  readonly open: readonly Seat[];
  /** Finished tricks, first to last. */
  readonly tricks: readonly Trick[];
  readonly trick: Trick;
  /** Tricks won so far, by seat. */
  readonly taken: readonly number[];
  readonly offer: Offer | null;
  /** Refused offers in this deal, by the seat that had offered. */
  readonly refusedOffers: readonly number[];
  /** Offers in this deal that their makers have withdrawn, by seat. */
  readonly withdrawnOffers: readonly number[];
}

/** Everything is public; `hands` are the hands as dealt. */
export interface FinishedDeal extends DealBase {
  readonly phase: "finished";
  readonly discard: readonly SeenCard[];
  readonly whists: readonly SeatWhist[];
  readonly tricks: readonly Trick[];
  readonly result: DealResult;
}

export type Deal = AuctionDeal | OrderDeal | WhistDeal | OpennessDeal | PlayDeal | FinishedDeal;
export type Phase = Deal["phase"];
