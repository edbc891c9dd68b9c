import { CARD_BACK, type Card, type Legal, type Move, type Pulya, type Seat, type View } from "@trelyazh/preferans";
import { Solver } from "../double-dummy/solver.ts";
import { noviceMove } from "../novice/novice.ts";
import { randomFrom } from "../random.ts";
import { sampleDeals } from "../sampling/sample.ts";
import type { Budget } from "./budget.ts";
import { candidatesOf } from "./candidates.ts";
import { compareCards } from "./card-choice.ts";
import { compareMoves, type Alternative, type WorthOf } from "./compare.ts";
import { rollOut } from "./roll-out.ts";
import { balanceOf, writtenDown } from "./worth.ts";

export interface Question {
  readonly view: View;
  readonly seat: Seat;
  readonly seed: number;
  readonly budget: Budget;
}

/** Whists by which another move must be better than the rule of thumb's to be preferred. */
const SURE_GAIN = 1e-6;

const solver = new Solver();

/** Ranks a seat's legal moves by what they bring on average in deals that agree with its view, best first. */
export function rankMoves(question: Question, choice: Legal): Alternative[] {
  const { view, seat, budget } = question;
  const { deal } = view;
  const thumb = deal === null ? null : noviceMove(deal, seat, choice);
  if (deal === null || thumb === null || choice.kind === "openness") return [];
  const candidates = withThumb(candidatesOf(choice, seat, handOf(question)), thumb);
  if (candidates.length < 2) return [];
  solver.forget();
  const { dealsBeforePlay, dealsInPlay } = budget.limits;
  const samples = sampleFor(question, choice.kind === "play" ? dealsInPlay : dealsBeforePlay);
  const table = { solver, budget };
  const isSolved = deal.phase === "play" && deal.undertaking.kind !== "allPass";
  const worthOf: WorthOf = (sample, move) => rollOut(sample, move, table);
  const ranked = isSolved ? compareCards(samples, seat, table) : compareMoves(candidates, samples, { budget, worthOf });
  return thumbFirst(ranked, thumb);
}

/** Ranks the two answers to an open offer: what it would write down, against playing on. */
export function rankAnswers(question: Question): Alternative[] {
  const { seat, budget } = question;
  const accept: Move = { type: "answerOffer", seat, accept: true };
  const refuse: Move = { type: "answerOffer", seat, accept: false };
  solver.forget();
  const samples = sampleFor(question, budget.limits.dealsInPlay);
  const worthOf: WorthOf = (sample, move) =>
    move === accept ? worthOfOffer(sample, seat) : rollOut(sample, move, { solver, budget });
  return thumbFirst(compareMoves([accept, refuse], samples, { budget, worthOf }), accept);
}

function worthOfOffer(pulya: Pulya, seat: Seat): number | null {
  const { deal } = pulya;
  if (deal?.phase !== "play" || deal.offer === null) return null;
  const written = writtenDown(pulya, deal, deal.offer.taken);
  return written === null ? null : balanceOf(written, seat) - balanceOf(pulya, seat);
}

function sampleFor({ view, seed, budget }: Question, count: number): Pulya[] {
  const shouldStop = (): boolean => !budget.isLeft;
  return sampleDeals(view, { count, random: randomFrom(seed), infers: budget.limits.infers, shouldStop });
}

function handOf({ view, seat }: Question): Card[] {
  return (view.deal?.hands[seat] ?? []).filter((card) => card !== CARD_BACK);
}

function withThumb(candidates: readonly Move[], thumb: Move): Move[] {
  return candidates.some((move) => isSame(move, thumb)) ? [...candidates] : [...candidates, thumb];
}

/** Among equals the move that needs no solving comes first: equal with open cards they are, at the table perhaps not. */
function thumbFirst(ranked: readonly Alternative[], thumb: Move): Alternative[] {
  const own = ranked.find(({ move }) => isSame(move, thumb));
  const best = ranked[0];
  if (own === undefined || best === undefined || own.whists < best.whists - SURE_GAIN) return [...ranked];
  return [own, ...ranked.filter((alternative) => alternative !== own)];
}

function isSame(a: Move, b: Move): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
