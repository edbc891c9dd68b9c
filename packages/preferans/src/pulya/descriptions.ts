import { at } from "../at.ts";
import type { Card } from "../cards/cards.ts";
import { levelOf, trumpOf, type Bid, type Call, type Denomination, type Level } from "../cards/contract.ts";
import type { GameEvent } from "./events.ts";
import { isMisere, isWithoutTalon } from "../cards/ladder.ts";
import type { DealResult, ScoreEntry, ScoreReason } from "./score.ts";
import type { Seat } from "../seats.ts";

/** A game or misère in parts that a catalogue can name. */
export type NamedBid =
  | {
      readonly kind: "game";
      readonly level: Level;
      readonly denomination: Denomination;
      readonly withoutTalon: boolean;
    }
  | { readonly kind: "misere"; readonly withoutTalon: boolean };

/** What an event says, ready for a catalogue: a key, and the values that its sentence names. Never a hidden card. */
export type EventSentence =
  | { readonly key: "dealt"; readonly dealer: Seat; readonly number: number }
  | { readonly key: "passed" | "held" | "conceded" | "offerWithdrawn"; readonly seat: Seat }
  | { readonly key: "bid"; readonly seat: Seat; readonly bid: NamedBid }
  | { readonly key: "talonTaken"; readonly seat: Seat; readonly bid: NamedBid; readonly cards: readonly Card[] }
  | { readonly key: "talonLeft" | "ordered"; readonly seat: Seat; readonly bid: NamedBid }
  | { readonly key: "allPassStarted" }
  | { readonly key: "discarded" | "whistPassed" | "whisted" | "halfWhisted"; readonly seat: Seat }
  | { readonly key: "choseLight" | "choseDark" | "trickTaken"; readonly seat: Seat }
  | { readonly key: "handsOpened"; readonly seats: readonly Seat[] }
  | { readonly key: "talonCardTurned"; readonly card: Card }
  | { readonly key: "cardPlayed"; readonly seat: Seat; readonly card: Card }
  /** `by` plays a card from the hand of `seat`. */
  | { readonly key: "cardPlayedFor"; readonly seat: Seat; readonly by: Seat; readonly card: Card }
  | { readonly key: "handedOver"; readonly seat: Seat; readonly to: Seat }
  | { readonly key: "offered"; readonly seat: Seat; readonly taken: readonly number[] }
  | { readonly key: "offerAccepted" | "offerRefused"; readonly seat: Seat }
  | ResultSentence
  | { readonly key: "pulyaSettled"; readonly balances: readonly number[] };

/** How a deal has ended. */
export type ResultSentence =
  | { readonly key: "allPassPlayed"; readonly taken: readonly number[] }
  | { readonly key: "thrownIn" }
  | {
      readonly key:
        | "gameMade"
        | "gameFailed"
        | "passedOut"
        | "halfWhistAccepted"
        | "gameConceded"
        | "misereMade"
        | "misereCaught";
      readonly seat: Seat;
      readonly bid: NamedBid;
      /** Tricks of the declarer. */
      readonly tricks: number;
    };

/** What a line of the paper says. Amounts are never negative: `off` tells that they come off. */
export type EntrySentence = {
  readonly key: ScoreReason;
  readonly seat: Seat;
  readonly amount: number;
} & (
  | { readonly column: "pool" | "mountain"; readonly off: boolean }
  | { readonly column: "whists"; readonly on: Seat }
);

/** Takes a bid apart for a catalogue. */
export function nameBid(bid: Bid): NamedBid {
  if (isMisere(bid)) return { kind: "misere", withoutTalon: isWithoutTalon(bid) };
  return { kind: "game", level: levelOf(bid), denomination: trumpOf(bid) ?? "n", withoutTalon: isWithoutTalon(bid) };
}

function describeCall(seat: Seat, call: Call): EventSentence {
  if (call === "pass") return { key: "passed", seat };
  return call === "hold" ? { key: "held", seat } : { key: "bid", seat, bid: nameBid(call) };
}

type WonResult = Extract<ResultSentence, { readonly seat: Seat }>;

type WonKind = Exclude<DealResult["kind"], "allPass" | "thrownIn">;

const KEY_OF_RESULT: Readonly<Record<WonKind, (tricks: number, needed: number) => WonResult["key"]>> = {
  passedOut: () => "passedOut",
  halfWhist: () => "halfWhistAccepted",
  conceded: () => "gameConceded",
  played: (tricks, needed) => (tricks < needed ? "gameFailed" : "gameMade"),
  misere: (tricks) => (tricks > 0 ? "misereCaught" : "misereMade"),
};

/** Describes how a deal has ended. */
export function describeResult({ kind, declarer, contract, taken }: DealResult): ResultSentence {
  if (kind === "allPass") return { key: "allPassPlayed", taken };
  if (kind === "thrownIn" || declarer === null || contract === null) return { key: "thrownIn" };
  const tricks = at(taken, declarer);
  const bid = nameBid(contract);
  const needed = bid.kind === "game" ? bid.level : 0;
  return { key: KEY_OF_RESULT[kind](tricks, needed), seat: declarer, bid, tricks };
}

const WHIST_KEYS = { pass: "whistPassed", whist: "whisted", half: "halfWhisted" } as const;

type Describer<T extends GameEvent["type"]> = (event: Extract<GameEvent, { type: T }>) => EventSentence;

const DESCRIBERS: { readonly [T in GameEvent["type"]]: Describer<T> } = {
  dealt: ({ dealer, number }) => ({ key: "dealt", dealer, number }),
  called: ({ seat, call }) => describeCall(seat, call),
  talonTaken: ({ declarer, bid, cards }) => ({ key: "talonTaken", seat: declarer, bid: nameBid(bid), cards }),
  talonLeft: ({ declarer, bid }) => ({ key: "talonLeft", seat: declarer, bid: nameBid(bid) }),
  allPassStarted: () => ({ key: "allPassStarted" }),
  ordered: ({ seat, contract }) => ({ key: "ordered", seat, bid: nameBid(contract) }),
  discarded: ({ seat }) => ({ key: "discarded", seat }),
  conceded: ({ seat }) => ({ key: "conceded", seat }),
  whistAnswered: ({ seat, answer }) => ({ key: WHIST_KEYS[answer], seat }),
  opennessChosen: ({ seat, open }) => ({ key: open ? "choseLight" : "choseDark", seat }),
  handsOpened: ({ hands }) => ({ key: "handsOpened", seats: hands.map(({ seat }) => seat) }),
  talonCardTurned: ({ card }) => ({ key: "talonCardTurned", card }),
  cardPlayed: ({ seat, by, card }) =>
    seat === by ? { key: "cardPlayed", seat, card } : { key: "cardPlayedFor", seat, by, card },
  trickTaken: ({ seat }) => ({ key: "trickTaken", seat }),
  handedOver: ({ seat, to }) => ({ key: "handedOver", seat, to }),
  offered: ({ seat, taken }) => ({ key: "offered", seat, taken }),
  offerAnswered: ({ seat, accept }) => ({ key: accept ? "offerAccepted" : "offerRefused", seat }),
  offerWithdrawn: ({ seat }) => ({ key: "offerWithdrawn", seat }),
  dealScored: ({ result }) => describeResult(result),
  pulyaSettled: ({ settlement }) => ({ key: "pulyaSettled", balances: settlement.shown }),
};

/** Describes an event, full or projected, for the catalogues of any language. */
export function describeEvent(event: GameEvent): EventSentence {
  // The table pairs each event type with its own function, which an index by a union cannot express.
  const describer = DESCRIBERS[event.type] as (event: GameEvent) => EventSentence;
  return describer(event);
}

/** Describes a line of the paper. */
export function describeEntry(entry: ScoreEntry): EntrySentence {
  const { reason: key, seat } = entry;
  const amount = Math.abs(entry.amount);
  if (entry.column === "whists") return { key, seat, amount, column: "whists", on: entry.on };
  return { key, seat, amount, column: entry.column, off: entry.amount < 0 };
}
