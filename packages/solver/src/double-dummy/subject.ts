import {
  gameOf,
  isMisere,
  isSeen,
  readRecord,
  trumpOf,
  type Bid,
  type Deal,
  type Pulya,
  type RecordReading,
  type SeenCard,
  type SetUpDeal,
} from "@trelyazh/preferans";
import { NO_TRUMP, toSet, trumpNumber } from "../card-set.ts";
import type { DealtHands, DiscardPosition, HandNumber, Position } from "./position.ts";
import { positionOf } from "./position-of.ts";

/** A question as bit sets, a pulya or a view of one, or the text of a record that ends where the question is. */
export type Subject<T> = T | Pulya | string;

export const SUBJECT_FAULTS = ["BAD_RECORD", "CARDS_HIDDEN", "NOT_IN_PLAY", "NO_DISCARD_DUE", "NOT_AS_DEALT"] as const;
export type SubjectFault = (typeof SUBJECT_FAULTS)[number];

/** Why there is nothing to solve; `record` says where a text stops being a record. */
export interface SubjectRefusal {
  readonly code: SubjectFault;
  readonly record?: Extract<RecordReading, { ok: false }>;
}

type Asked<T> = { readonly ok: true; readonly question: T } | ({ readonly ok: false } & SubjectRefusal);

const ask = <T>(question: T): Asked<T> => ({ ok: true, question });
const refuse = (code: SubjectFault): { readonly ok: false } & SubjectRefusal => ({ ok: false, code });

const isPulya = (subject: unknown): subject is Pulya =>
  typeof subject === "object" && subject !== null && "settings" in subject;

/** Bit sets are asked about as they are; of a pulya `look` finds the question. */
function questionIn<T>(subject: Subject<T>, look: (pulya: Pulya, deal: Deal | null) => Asked<T>): Asked<T> {
  if (typeof subject === "string") {
    const reading = readRecord(subject);
    return reading.ok ? look(reading.pulya, reading.pulya.deal) : { ...refuse("BAD_RECORD"), record: reading };
  }
  return isPulya(subject) ? look(subject, subject.deal) : ask(subject);
}

const areSeen = (heaps: readonly (readonly SeenCard[])[]): boolean => heaps.every(isSeen);

/** The position on the table; in an all-pass the hand on turn is the one that avoids tricks. */
export const positionIn = (subject: Subject<Position>): Asked<Position> =>
  questionIn(subject, (pulya, deal) => {
    if (deal?.phase !== "play") return refuse("NOT_IN_PLAY");
    const needsTalon = deal.undertaking.kind === "allPass" && pulya.settings.allPass.talon === "opened";
    if (!areSeen([...deal.hands, needsTalon ? deal.talon : []])) return refuse("CARDS_HIDDEN");
    return ask(positionOf(pulya, deal, deal.turn));
  });

const isSetUp = (question: unknown): question is SetUpDeal =>
  typeof question === "object" && question !== null && "deck" in question;

/** The three hands as they were dealt: set up, in the auction, or once the deal is finished. */
export function dealtHandsIn(subject: Subject<DealtHands | SetUpDeal>): Asked<DealtHands> {
  const numbered = ({ seats, hands }: Pick<Deal, "seats" | "hands">): DealtHands => ({
    hands: seats.map((seat) => toSet(hands[seat] ?? [])),
    leader: 0,
  });
  const asked = questionIn<DealtHands | SetUpDeal>(subject, (_, deal) => {
    if (deal?.phase !== "auction" && deal?.phase !== "finished") return refuse("NOT_AS_DEALT");
    return areSeen(deal.hands) ? ask(numbered(deal)) : refuse("CARDS_HIDDEN");
  });
  if (!asked.ok) return asked;
  return ask(isSetUp(asked.question) ? numbered(asked.question) : asked.question);
}

function gameBid(bid: Bid): Pick<Position, "trump" | "goal"> {
  if (isMisere(bid)) return { trump: NO_TRUMP, goal: "fewest" };
  return { trump: trumpNumber(trumpOf(gameOf(bid))), goal: "most" };
}

/** The hands while declarer holds twelve cards, for the game or misère that was bid. */
export const discardIn = (subject: Subject<DiscardPosition>): Asked<DiscardPosition> =>
  questionIn(subject, (_, deal) => {
    if (deal?.phase !== "order" || deal.conceded) return refuse("NO_DISCARD_DUE");
    if (!areSeen(deal.hands)) return refuse("CARDS_HIDDEN");
    const hands = deal.seats.map((seat) => toSet(deal.hands[seat] ?? []));
    // Declarer holds one of the three hands of the deal.
    const declarer = deal.seats.indexOf(deal.declarer) as HandNumber;
    return ask({ ...gameBid(deal.bid), hands, declarer, leader: 0 });
  });
