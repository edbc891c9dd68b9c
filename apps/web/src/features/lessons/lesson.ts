import type { Card, Move, Seat } from "@trelyazh/preferans";
import type { Table, Wish } from "@trelyazh/table";
import type { CustomTypeOptions } from "i18next";

type Texts = CustomTypeOptions["resources"]["club"]["lessons"];

/** What a lesson says, by its name in the catalogue. */
export type Say = keyof Texts["says"];
/** Why a move is taken back. */
export type Reason = keyof Texts["reasons"];

/** The lessons in their order: each says words that the ones before it have explained. */
export const LESSON_NAMES = ["tricks", "auction", "whist", "misere", "allPass"] as const;
export type LessonName = (typeof LESSON_NAMES)[number];

/** Who learns, and who plays against them, as they sit at the table. */
export const LEARNER: Seat = 0;
export const LEFT: Seat = 1;
export const RIGHT: Seat = 2;

/** A move that is no good here, and why. */
interface Fault {
  readonly when: (wish: Wish) => boolean;
  readonly reason: Reason;
}

/** Something to read; the table waits. */
interface Tell {
  readonly kind: "tell";
  readonly say: Say;
  /** What is said instead once the learner has taken a trick. */
  readonly sayWithTricks?: Say;
  /** Cards that are looked at beside the text. */
  readonly cards?: readonly Card[];
}

/** What happens at the table by itself. */
interface Watch {
  readonly kind: "watch";
  readonly moves: readonly Move[];
}

/** Something to do. */
export interface Ask {
  readonly kind: "ask";
  readonly say: Say;
  /** The move that is shown to whoever asks. */
  readonly best: Wish;
  /** All moves that are good; the best one alone, if nothing is said. */
  readonly isRight?: (wish: Wish) => boolean;
  readonly faults?: readonly Fault[];
  /** Of any other move. */
  readonly otherwise: Reason;
}

/** The rest of the deal, which the learner plays alone. */
export interface Play {
  readonly kind: "play";
  readonly say: Say;
  /** Returns why a move that has been made at that table is taken back; null if it is good. */
  readonly faultOf?: (table: Table, wish: Wish) => Reason | null;
  /** The deal is lost with the first trick that the learner takes. */
  readonly withoutTrick?: Reason;
}

/** The end of the deal is shown, with what it adds to the paper. */
interface Paper {
  readonly kind: "paper";
  readonly say: Say;
}

/** The whole paper in the place of the table. */
interface Sheet {
  readonly kind: "sheet";
  readonly say: Say;
}

/** A lesson is a list of these, each of which begins when the one before it is done. */
export type Beat = Tell | Watch | Ask | Play | Paper | Sheet;

export interface Lesson {
  readonly name: LessonName;
  /** Who deals; the next clockwise is first hand. */
  readonly dealer: Seat;
  /** By seat, as people write cards. */
  readonly hands: readonly [string, string, string];
  readonly talon: string;
  /** What has happened before the lesson begins. */
  readonly before: readonly Move[];
  /** The last one praises. */
  readonly beats: readonly Beat[];
}

export const play = (card: Card): Wish => ({ type: "playCard", card });
export const call = (said: Extract<Wish, { type: "call" }>["call"]): Wish => ({ type: "call", call: said });

/** Tells whether a wish is one of those cards. */
export const playsOneOf =
  (...cards: readonly Card[]) =>
  (wish: Wish): boolean =>
    wish.type === "playCard" && cards.includes(wish.card);

export const calls =
  (said: string) =>
  (wish: Wish): boolean =>
    wish.type === "call" && wish.call === said;

/** What somebody does, seat first. */
export const by = (seat: Seat, wish: Wish): Move => ({ ...wish, seat });

export const isAnything = (): boolean => true;
