import { levelOf, type SeatWhist, type WhistAnswer } from "../cards/contract.ts";
import { EngineError } from "../engine-error.ts";
import type { Refusal } from "../refusals.ts";
import { nextHand, nextPerson, personsAt, type Seat } from "../seats.ts";
import type { Settings } from "../settings/settings.ts";
import type { Pulya, WhistDeal } from "../pulya/state.ts";

/** Where the answers to a game stand: somebody is asked, or it is settled who plays. */
export type WhistState =
  | { readonly kind: "asked"; readonly seat: Seat; readonly answers: readonly WhistAnswer[] }
  | { readonly kind: "play"; readonly whisters: readonly Seat[] }
  | { readonly kind: "passedOut" }
  | { readonly kind: "half"; readonly seat: Seat };

/** The two hands against declarer, in the order in which they speak and play after declarer. */
export function defendersOf(seats: readonly Seat[], declarer: Seat): readonly [Seat, Seat] {
  const first = nextHand(seats, declarer);
  return [first, nextHand(seats, first)];
}

/** Tells whether somebody at the table has no hand in a deal: its dealer, at four. */
export const sitsOut = ({ seats }: Pick<WhistDeal, "seats">, seat: Seat): boolean => !seats.includes(seat);

/** The people against declarer in the same order: without a dummy. */
export function defendingPersons(seats: readonly Seat[], declarer: Seat, { players }: Settings): readonly Seat[] {
  const persons = personsAt(players);
  return defendersOf(seats, declarer).filter((seat) => persons.includes(seat));
}

const HALF_WHIST_LEVEL = 7;

interface Question {
  readonly deal: Pick<WhistDeal, "dealer" | "seats" | "declarer" | "contract" | "whists">;
  readonly settings: Settings;
}

interface Defence {
  readonly first: Seat;
  readonly second: Seat;
  /** The sitting dealer who may whist what both have left; null where nobody may (WHIST14). */
  readonly dealer: Seat | null;
  readonly mayHalf: boolean;
  readonly settings: Settings;
}

const ask = (seat: Seat, ...answers: readonly WhistAnswer[]): WhistState => ({ kind: "asked", seat, answers });
const play = (...whisters: readonly Seat[]): WhistState => ({ kind: "play", whisters });

/** Tells of a game that is played whether somebody came back with a whist over a half (WHIST4). */
export const wasReturned = (whists: readonly SeatWhist[]): boolean => whists.some(({ answer }) => answer === "half");

const afterReturn = ({ first, second, settings }: Defence, returning: Seat): WhistState =>
  settings.halfWhistReturn === "both" ? play(first, second) : play(returning);

/** A half-whist has been passed: it stands, unless the sitting dealer may still whist. */
const afterHalf = ({ dealer }: Defence, seat: Seat): WhistState =>
  dealer === null ? { kind: "half", seat } : ask(dealer, "pass", "whist");

/** The sitting dealer whists, alone: a defender who had halved is out of it. */
function withDealer({ dealer }: Defence): WhistState {
  if (dealer === null) throw new EngineError("IMPOSSIBLE_STATE", "no dealer whists here");
  return play(dealer);
}

/** What follows on the answers said so far; the two defenders speak in turn, and at last a sitting dealer (WHIST1 to WHIST5, WHIST14). */
const AFTER_ANSWERS: Readonly<Record<string, (defence: Defence) => WhistState>> = {
  "": ({ first }) => ask(first, "pass", "whist"),
  pass: ({ second, mayHalf }) => (mayHalf ? ask(second, "pass", "whist", "half") : ask(second, "pass", "whist")),
  whist: ({ second }) => ask(second, "pass", "whist"),
  "pass pass": () => ({ kind: "passedOut" }),
  "pass whist": ({ second }) => play(second),
  "whist whist": ({ first, second }) => play(first, second),
  "pass half": ({ first }) => ask(first, "pass", "whist"),
  "pass half pass": (defence) => afterHalf(defence, defence.second),
  "pass half pass pass": ({ second }) => ({ kind: "half", seat: second }),
  "pass half pass whist": withDealer,
  "pass half whist": (defence) => afterReturn(defence, defence.first),
  "whist pass": ({ first, mayHalf, settings }) =>
    settings.gentlemanDowngrade && mayHalf ? ask(first, "whist", "half") : play(first),
  "whist pass whist": ({ first }) => play(first),
  "whist pass half": ({ second }) => ask(second, "pass", "whist"),
  "whist pass half pass": (defence) => afterHalf(defence, defence.first),
  "whist pass half pass pass": ({ first }) => ({ kind: "half", seat: first }),
  "whist pass half pass whist": withDealer,
  "whist pass half whist": (defence) => afterReturn(defence, defence.second),
};

function betweenThree({ deal, settings }: Question): WhistState {
  const [first, second] = defendersOf(deal.seats, deal.declarer);
  const said = deal.whists.map(({ answer }) => answer).join(" ");
  const after = AFTER_ANSWERS[said];
  if (after === undefined) throw new EngineError("IMPOSSIBLE_STATE", `no whisting runs "${said}"`);
  const dealer = settings.dealerWhists && sitsOut(deal, deal.dealer) ? deal.dealer : null;
  return after({ first, second, dealer, mayHalf: levelOf(deal.contract) <= HALF_WHIST_LEVEL, settings });
}

/** At a table for two there is one answer, and the dummy follows it (WHIST12). */
function betweenTwo({ deal }: Question): WhistState {
  const seat = nextPerson(2, deal.declarer);
  const answer = deal.whists[0]?.answer;
  if (answer === undefined) return { kind: "asked", seat, answers: ["pass", "whist"] };
  return answer === "whist" ? { kind: "play", whisters: [seat] } : { kind: "passedOut" };
}

const mustWhist = ({ deal, settings }: Question): boolean => settings.stalingrad && deal.contract === "6s";

/** Tells who is asked next, with which answers open, or how the whisting has ended (WHIST1 to WHIST6, WHIST14). */
export function whistState(question: Question): WhistState {
  const state = question.settings.players === 2 ? betweenTwo(question) : betweenThree(question);
  return state.kind === "asked" && mustWhist(question) ? { ...state, answers: ["whist"] } : state;
}

/** Returns the answers open to the defender who is asked; none once the whisting has ended. */
export function openAnswers(question: Question): readonly WhistAnswer[] {
  const state = whistState(question);
  return state.kind === "asked" ? state.answers : [];
}

/** Says why the seat whose turn it is may not give an answer; null if it may. */
export function refusalOfAnswer({ settings }: Pulya, deal: WhistDeal, answer: WhistAnswer): Refusal | null {
  if (openAnswers({ deal, settings }).includes(answer)) return null;
  return answer === "half" ? "HALF_NOT_ALLOWED" : "MUST_WHIST";
}
