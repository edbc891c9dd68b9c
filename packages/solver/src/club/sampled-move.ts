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

export interface Question {
  readonly view: View;
  readonly seat: Seat;
  readonly seed: number;
  readonly choice: Legal;
  readonly budget: Budget;
}

/** Whists by which another move must be better than the rule of thumb's to be preferred. */
const SURE_GAIN = 1e-6;

const solver = new Solver();

/** Ranks the moves of a decision by what they bring on average in deals that agree with the seat's view, best first. */
export function rankMoves(question: Question): Alternative[] {
  const { view, seat, choice, budget } = question;
  const { deal } = view;
  const thumb = deal === null ? null : noviceMove(deal, seat, choice);
  if (deal === null || thumb === null || choice.kind === "openness") return [];
  const candidates = withThumb(candidatesOf(choice, seat, handOf(question)), thumb);
  if (candidates.length < 2) return [];
  solver.forget();
  const samples = sampleFor(question);
  const table = { solver, budget };
  const isSolved = deal.phase === "play" && deal.undertaking.kind !== "allPass";
  const worthOf: WorthOf = (sample, move) => rollOut(sample, move, table);
  const ranked = isSolved ? compareCards(samples, seat, table) : compareMoves(candidates, samples, { budget, worthOf });
  return thumbFirst(ranked, thumb);
}

function sampleFor({ view, seed, choice, budget }: Question): Pulya[] {
  const { dealsBeforePlay, dealsInPlay, infers } = budget.limits;
  return sampleDeals(view, {
    count: choice.kind === "play" ? dealsInPlay : dealsBeforePlay,
    random: randomFrom(seed),
    infers,
    shouldStop: () => !budget.isLeft,
  });
}

function handOf({ view, seat }: Question): Card[] {
  return (view.deal?.hands[seat] ?? []).filter((card) => card !== CARD_BACK);
}

function withThumb(candidates: readonly Move[], thumb: Move): Move[] {
  return candidates.some((move) => isSame(move, thumb)) ? [...candidates] : [...candidates, thumb];
}

/** Among equals the rule of thumb's move comes first: solved with open cards they are equal, at the table perhaps not. */
function thumbFirst(ranked: readonly Alternative[], thumb: Move): Alternative[] {
  const own = ranked.find(({ move }) => isSame(move, thumb));
  const best = ranked[0];
  if (own === undefined || best === undefined || own.whists < best.whists - SURE_GAIN) return [...ranked];
  return [own, ...ranked.filter((alternative) => alternative !== own)];
}

function isSame(a: Move, b: Move): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
