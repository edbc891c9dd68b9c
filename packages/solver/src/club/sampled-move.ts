import { CARD_BACK, type Card, type Legal, type Move, type Seat, type View } from "@trelyazh/preferans";
import { Solver } from "../double-dummy/solver.ts";
import { noviceMove } from "../novice/novice.ts";
import { randomFrom } from "../random.ts";
import { sampleDeals } from "../sampling/sample.ts";
import type { Budget } from "./budget.ts";
import { candidatesOf } from "./candidates.ts";
import { compareCards } from "./card-choice.ts";
import { compareMoves, type Alternative } from "./compare.ts";
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
  const { view, seat, seed, choice, budget } = question;
  const { deal } = view;
  if (deal === null || choice.kind === "openness" || choice.kind === "none") return [];
  const thumb = noviceMove(deal, seat, choice);
  const candidates = choice.kind === "play" ? [] : withThumb(candidatesOf(choice, seat, handOf(question)), thumb);
  const few = choice.kind === "play" ? choice.cards.length < 2 : candidates.length < 2;
  if (few) return [];
  solver.forget();
  const { dealsBeforePlay, dealsInPlay, infers } = budget.limits;
  const count = choice.kind === "play" ? dealsInPlay : dealsBeforePlay;
  const shouldStop = (): boolean => !budget.isLeft;
  const samples = sampleDeals(view, { count, infers, random: randomFrom(seed), shouldStop });
  const table = { solver, budget };
  const ranked =
    choice.kind === "play"
      ? compareCards(samples, seat, table)
      : compareMoves(candidates, samples, { budget, worthOf: (sample, move) => rollOut(sample, move, table) });
  return thumbFirst(ranked, thumb);
}

function handOf({ view, seat }: Question): Card[] {
  return (view.deal?.hands[seat] ?? []).filter((card) => card !== CARD_BACK);
}

function withThumb(candidates: readonly Move[], thumb: Move | null): Move[] {
  const isNew = thumb !== null && !candidates.some((move) => isSame(move, thumb));
  return isNew ? [...candidates, thumb] : [...candidates];
}

/** Among equals the rule of thumb's move comes first: solved with open cards they are equal, at the table perhaps not. */
function thumbFirst(ranked: readonly Alternative[], thumb: Move | null): Alternative[] {
  const own = ranked.find(({ move }) => thumb !== null && isSame(move, thumb));
  const best = ranked[0];
  if (own === undefined || best === undefined || own.whists < best.whists - SURE_GAIN) return [...ranked];
  return [own, ...ranked.filter((alternative) => alternative !== own)];
}

function isSame(a: Move, b: Move): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
