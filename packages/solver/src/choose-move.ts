import { legal, legalAside, type Legal, type Move, type PlayDeal, type Seat, type View } from "@trelyazh/preferans";
import { Budget, type BudgetLimits } from "./club/budget.ts";
import type { Alternative } from "./club/compare.ts";
import { rankAnswers, rankMoves } from "./club/sampled-move.ts";
import { acceptsOffer } from "./novice/answer-offer.ts";
import { noviceMove } from "./novice/novice.ts";
import { LEANINGS, type Player, type TemperOfPlay } from "./temper.ts";

/**
 * How well a bot plays, weakest first. A novice follows rules of thumb; club and master players deal out what they cannot
 * see, solve it, and choose by whists; a master does so more often, and listens to what the others have said.
 */
export const LEVELS_OF_PLAY = ["novice", "club", "master"] as const;
export type LevelOfPlay = (typeof LEVELS_OF_PLAY)[number];

const BUDGETS = {
  club: { dealsBeforePlay: 6, dealsInPlay: 5, nodes: 200_000, infers: false },
  master: { dealsBeforePlay: 40, dealsInPlay: 40, nodes: 600_000, infers: true },
} as const satisfies Record<Exclude<LevelOfPlay, "novice">, BudgetLimits>;

export interface Decision {
  /** What the seat knows; hidden cards are card backs. */
  readonly view: View;
  readonly seat: Seat;
  /** Any integer. The same view, seat, level and seed always give the same move, unless the stop bites. */
  readonly seed: number;
  readonly level: LevelOfPlay;
  /** Even unless told. */
  readonly temper?: TemperOfPlay;
  /** Asked now and then; once true, the best move found so far is taken. A clock, for instance. */
  readonly shouldStop?: () => boolean;
}

export interface Choice {
  readonly move: Move;
  /** The moves weighed with their expected whists, the chosen one first; empty where there was nothing to weigh. */
  readonly alternatives: readonly Alternative[];
  /** Solver nodes that the decision took. */
  readonly nodes: number;
  /** Did the stop cut the decision short? */
  readonly isStopped: boolean;
}

/**
 * Chooses a legal move for a seat that has a decision to take: an answer to an open offer first, else its turn.
 * Throws a `RangeError` if the seat has neither.
 */
export function chooseMove(decision: Decision): Choice {
  const { view, seat, level, temper = "even" } = decision;
  const player = { seat, leaning: LEANINGS[temper] };
  const offered = dealWithOfferTo(view, seat);
  const choice = legal(view, seat);
  const thumb = offered === null ? thumbMove(view, player, choice) : thumbAnswer(offered, player);
  if (level === "novice") return { move: thumb, alternatives: [], nodes: 0, isStopped: false };
  const budget = new Budget(BUDGETS[level], decision.shouldStop ?? (() => false));
  const question = { view, ...player, seed: decision.seed, budget };
  const alternatives = offered === null ? rankMoves(question, choice) : rankAnswers(question);
  return { move: alternatives[0]?.move ?? thumb, alternatives, nodes: budget.nodes, isStopped: budget.isStopped };
}

/** The deal in play, if an offer lies there that the seat may answer. */
function dealWithOfferTo(view: View, seat: Seat): PlayDeal | null {
  const { deal } = view;
  return deal?.phase === "play" && legalAside(view, seat).mayAnswerOffer ? deal : null;
}

function thumbMove({ deal }: View, player: Player, choice: Legal): Move {
  const move = deal === null ? null : noviceMove(deal, player, choice);
  if (move === null) throw new RangeError(`seat ${player.seat} has no decision to take`);
  return move;
}

function thumbAnswer(deal: PlayDeal, player: Player): Move {
  const accept = deal.offer !== null && acceptsOffer(deal, player, deal.offer);
  return { type: "answerOffer", seat: player.seat, accept };
}
