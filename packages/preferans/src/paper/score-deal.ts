import { isCompulsoryAllPass } from "../auction/auction.ts";
import { isCard, type Card, type SeenCard } from "../cards/cards.ts";
import { isGame, levelOf, type Game, type GameWithoutTalon, type SeatWhist } from "../cards/contract.ts";
import { LADDER, gameOf, isMisere, isWithoutTalon } from "../cards/ladder.ts";
import { isCheckedTen } from "../play/opening.ts";
import { TALON_TRICKS, TRICKS, dealerTakesTricks } from "../play/tricks.ts";
import { defendingPersons, wasReturned, whistState, type WhistState } from "../play/whisting.ts";
import { nextDealer } from "../pulya/dealing.ts";
import type { DealResult } from "../pulya/score.ts";
import type { Pulya } from "../pulya/state.ts";
import { handCount, handsOfDeal, personsAt, type Seat } from "../seats.ts";
import type { Ending } from "./ending.ts";
import { paysForTalon, writeDeal, type DealPlace } from "./scoring.ts";

/** What is known of a deal without its cards: enough to write it down. Tricks are by seat, the dummy's with them. */
export type DealFacts =
  | {
      readonly kind: "game";
      readonly declarer: Seat;
      /** The order; a bid without talon as it was bid. */
      readonly contract: Game | GameWithoutTalon;
      /** Every answer in the order given; none on a checked ten. */
      readonly whists: readonly SeatWhist[];
      /** Left out where the answers end the deal without play. */
      readonly taken?: readonly number[];
      /** The two cards, where the table plays for a paid talon (TALON7). */
      readonly talon?: readonly SeenCard[];
    }
  /** Given up "without three" at the bid (TALON5). */
  | {
      readonly kind: "conceded";
      readonly declarer: Seat;
      readonly contract: Game;
      readonly talon?: readonly SeenCard[];
    }
  | {
      readonly kind: "misere";
      readonly declarer: Seat;
      readonly contract?: "misere" | "misereWithoutTalon";
      readonly taken: readonly number[];
    }
  | { readonly kind: "allPass"; readonly taken: readonly number[] }
  /** Both of two players have passed (PASS13). */
  | { readonly kind: "thrownIn" };

/** Why no deal can have ended like that. */
export const FACT_FAULTS = [
  "PULYA_OVER",
  "NO_SUCH_ENDING",
  "NO_SUCH_DECLARER",
  "NO_SUCH_CONTRACT",
  "NO_SUCH_WHISTS",
  "NO_SUCH_TRICKS",
  "NO_SUCH_TALON",
] as const;
export type FactFault = (typeof FACT_FAULTS)[number];

/** What a deal comes to, or why there is no such deal. */
export type DealScoring =
  | { readonly ok: true; readonly result: DealResult }
  | { readonly ok: false; readonly code: FactFault };

type FactsOf<K extends DealFacts["kind"]> = Extract<DealFacts, { readonly kind: K }>;

/** The deal on the table, or the next one where none is on. */
function placeOf(pulya: Pulya): Omit<DealPlace, "talon"> {
  const { deal, settings, dealNumber } = pulya;
  const goesOn = deal !== null && deal.phase !== "finished";
  const dealer = goesOn ? deal.dealer : nextDealer(pulya);
  return { number: goesOn ? deal.number : dealNumber + 1, dealer, seats: handsOfDeal(settings.players, dealer) };
}

type Place = ReturnType<typeof placeOf>;

/** Tells whether these may be the final tricks: ten in all, to hands of the deal, or to a dealer whose talon cards can win. */
function areTricks({ settings }: Pulya, { dealer, seats }: Place, facts: DealFacts): boolean {
  const taken = "taken" in facts ? facts.taken : undefined;
  if (taken?.length !== handCount(settings.players)) return false;
  const dealersMost = facts.kind === "allPass" && dealerTakesTricks(settings) ? TALON_TRICKS : 0;
  const most = (seat: number): number => {
    if (seats.some((hand) => hand === seat)) return TRICKS;
    return seat === dealer ? dealersMost : 0;
  };
  const inRange = taken.every((tricks, seat) => Number.isInteger(tricks) && tricks >= 0 && tricks <= most(seat));
  return inRange && taken.reduce((sum, tricks) => sum + tricks, 0) === TRICKS;
}

/** Where the answers lead; null if they cannot have been given so. */
function afterWhists({ settings }: Pulya, { dealer, seats }: Place, facts: FactsOf<"game">): WhistState | null {
  const { declarer, whists } = facts;
  const contract = gameOf(facts.contract);
  if (isCheckedTen(contract, settings)) {
    return whists.length > 0 ? null : { kind: "play", whisters: defendingPersons(seats, declarer, settings) };
  }
  const after = (count: number): WhistState =>
    whistState({ deal: { dealer, seats, declarer, contract, whists: whists.slice(0, count) }, settings });
  for (const [index, { seat, answer }] of whists.entries()) {
    const asked = after(index);
    if (asked.kind !== "asked" || asked.seat !== seat || !asked.answers.includes(answer)) return null;
  }
  const state = after(whists.length);
  return state.kind === "asked" ? null : state;
}

function endOfGame(pulya: Pulya, place: Place, facts: FactsOf<"game">): Ending | FactFault {
  const { declarer, contract, taken } = facts;
  const state = afterWhists(pulya, place, facts);
  if (state === null || state.kind === "asked") return "NO_SUCH_WHISTS";
  if (state.kind === "play") {
    if (taken === undefined || !areTricks(pulya, place, facts)) return "NO_SUCH_TRICKS";
    const isReturned = wasReturned(facts.whists);
    return { kind: "played", declarer, contract, whisters: state.whisters, isReturned, taken };
  }
  if (taken?.some((tricks) => tricks !== 0) === true) return "NO_SUCH_TRICKS";
  if (state.kind === "half") return { kind: "halfWhist", declarer, contract, half: state.seat };
  return { kind: "passedOut", declarer, contract };
}

function endOf(pulya: Pulya, place: Place, facts: DealFacts): Ending | FactFault {
  switch (facts.kind) {
    case "game":
      return endOfGame(pulya, place, facts);
    case "misere": {
      const { declarer, contract = "misere", taken } = facts;
      return areTricks(pulya, place, facts) ? { kind: "misere", declarer, contract, taken } : "NO_SUCH_TRICKS";
    }
    case "allPass":
      return areTricks(pulya, place, facts) ? { kind: "allPass", taken: facts.taken } : "NO_SUCH_TRICKS";
    case "conceded":
      return { kind: "conceded", declarer: facts.declarer, contract: facts.contract };
    case "thrownIn":
      return { kind: "thrownIn" };
  }
}

/** Tells whether deals of this table end like that at all. */
function mayEndSo({ settings }: Pulya, { number }: Place, kind: unknown): boolean {
  if (kind === "allPass") return settings.players > 2;
  if (isCompulsoryAllPass(settings, number)) return false;
  if (kind === "thrownIn") return settings.players === 2;
  return kind === "game" || kind === "misere" || (kind === "conceded" && settings.concession);
}

function isContract({ settings, exitLevel }: Pulya, { kind, contract }: Exclude<Declared, null>): boolean {
  const bid = LADDER.find((known) => known === contract);
  if (bid === undefined || isMisere(bid) !== (kind === "misere")) return false;
  if (isWithoutTalon(bid) && (!settings.withoutTalon || kind === "conceded")) return false;
  return isMisere(bid) || levelOf(bid) >= exitLevel;
}

type Declared = { readonly kind: DealFacts["kind"]; readonly declarer: Seat; readonly contract: unknown } | null;

/** Who has declared what; null where nobody has. */
function declaredIn(facts: DealFacts): Declared {
  if (facts.kind === "allPass" || facts.kind === "thrownIn") return null;
  return { kind: facts.kind, declarer: facts.declarer, contract: facts.contract ?? "misere" };
}

function faultOfDeclaration(pulya: Pulya, { seats }: Place, facts: DealFacts): FactFault | null {
  const declared = declaredIn(facts);
  if (declared === null) return null;
  const persons = personsAt(pulya.settings.players).filter((seat) => seats.includes(seat));
  if (!persons.includes(declared.declarer)) return "NO_SUCH_DECLARER";
  return isContract(pulya, declared) ? null : "NO_SUCH_CONTRACT";
}

/** The talon where it is paid for, else none; null if it should be there and is not. */
function talonIn(pulya: Pulya, facts: DealFacts): readonly Card[] | null {
  const isTaken = facts.kind === "conceded" || (facts.kind === "game" && isGame(facts.contract));
  if (!isTaken || !paysForTalon(pulya)) return [];
  const talon = facts.talon ?? [];
  const known = talon.filter(isCard);
  return talon.length === 2 && new Set(known).size === 2 ? known : null;
}

/**
 * Writes a deal from what is known of it, without playing the cards: the one on the table, or the next one where none is on
 * (SCORE15). The pulya gives the settings, the dealer, the paper so far, the exit level and the row of all-passes; it is not
 * changed. Facts that no deal can have come to are refused (SCORE16).
 */
export function scoreDeal(pulya: Pulya, facts: DealFacts): DealScoring {
  const refuse = (code: FactFault): DealScoring => ({ ok: false, code });
  if (pulya.settlement !== null) return refuse("PULYA_OVER");
  const place = placeOf(pulya);
  if (!mayEndSo(pulya, place, facts.kind)) return refuse("NO_SUCH_ENDING");
  const fault = faultOfDeclaration(pulya, place, facts);
  if (fault !== null) return refuse(fault);
  const ending = endOf(pulya, place, facts);
  if (typeof ending === "string") return refuse(ending);
  const talon = talonIn(pulya, facts);
  if (talon === null) return refuse("NO_SUCH_TALON");
  return { ok: true, result: writeDeal(pulya, { ...place, talon }, ending) };
}
