import { CARD_BACK, type Card, type Legal, type Move, type Pulya, type Seat, type View } from "@trelyazh/preferans";
import { Solver } from "../double-dummy/solver.ts";
import { noviceMove } from "../novice/novice.ts";
import { randomFrom } from "../random.ts";
import { sampleDeals } from "../sampling/sample.ts";
import { fondness, type Leaning } from "../temper.ts";
import type { Budget } from "./budget.ts";
import { candidatesOf } from "./candidates.ts";
import { compareCards } from "./card-choice.ts";
import { compareMoves, isSameMove, SURE_GAIN, thumbFirst, type Alternative, type WorthOf } from "./compare.ts";
import { playOutByGuesses } from "./guessed-play.ts";
import { rollOut } from "./roll-out.ts";
import { balanceOf, writtenDown } from "./worth.ts";

export interface Question {
  readonly view: View;
  readonly seat: Seat;
  readonly seed: number;
  readonly budget: Budget;
  readonly leaning: Leaning;
}

/**
 * Whists by which dark must look better than light. Light is better by 4.3 ± 2.4 whists among club players, and the mean of
 * so few samples errs by as much.
 */
const DARK_DOUBT = 6;

const solver = new Solver();

/** Ranks a seat's legal moves by what they bring on average in deals that agree with its view, best first. */
export function rankMoves(question: Question, choice: Legal): Alternative[] {
  const { view, seat } = question;
  const { deal } = view;
  const thumb = deal === null ? null : noviceMove(deal, question, choice);
  if (deal === null || thumb === null) return [];
  const candidates = withThumb(candidatesOf(choice, seat, handOf(question)), thumb);
  if (candidates.length < 2) return [];
  solver.forget();
  return choice.kind === "play" ? rankCards(question, candidates, thumb) : rankBeforePlay(question, candidates, thumb);
}

function rankCards(question: Question, candidates: readonly Move[], thumb: Move): Alternative[] {
  const { view, seat, budget } = question;
  const samples = sampleFor(question, budget.limits.dealsInPlay);
  const table = { solver, budget };
  const isSolved = view.deal?.phase === "play" && view.deal.undertaking.kind !== "allPass";
  if (isSolved) return thumbFirst(compareCards(samples, seat, table), thumb);
  const worthOf: WorthOf = (sample, move) => rollOut(sample, move, table);
  return thumbFirst(compareMoves(candidates, samples, { budget, worthOf }), thumb);
}

function rankBeforePlay(question: Question, candidates: readonly Move[], thumb: Move): Alternative[] {
  const { seed, budget, leaning } = question;
  const samples = sampleFor(question, budget.limits.dealsBeforePlay);
  const table = { solver, budget, random: randomFrom(seed) };
  const isOpenness = candidates.some(({ type }) => type === "chooseOpenness");
  const worthOf: WorthOf = (sample, move) => (isOpenness ? playOutByGuesses : rollOut)(sample, move, table);
  const seen = seenBy(leaning, compareMoves(candidates, samples, { budget, worthOf }));
  return thumbFirst(seen, thumb, isOpenness ? DARK_DOUBT : SURE_GAIN);
}

/** Ranks moves as they look to somebody who leans so. */
function seenBy(leaning: Leaning, alternatives: readonly Alternative[]): Alternative[] {
  return alternatives
    .map(({ move, whists }) => ({ move, whists: whists + fondness(leaning, move) }))
    .toSorted((a, b) => b.whists - a.whists);
}

/** Ranks the two answers to an open offer: what it would write down, against playing on. */
export function rankAnswers(question: Question): Alternative[] {
  const { seat, budget, leaning } = question;
  const accept: Move = { type: "answerOffer", seat, accept: true };
  const refuse: Move = { type: "answerOffer", seat, accept: false };
  solver.forget();
  const samples = sampleFor(question, budget.limits.dealsInPlay);
  const worthOf: WorthOf = (sample, move) =>
    move === accept ? worthOfOffer(sample, seat) : rollOut(sample, move, { solver, budget });
  return thumbFirst(seenBy(leaning, compareMoves([accept, refuse], samples, { budget, worthOf })), accept);
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
  return candidates.some((move) => isSameMove(move, thumb)) ? [...candidates] : [...candidates, thumb];
}
