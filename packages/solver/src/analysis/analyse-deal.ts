import { personsAt, type Card, type Seat } from "@trelyazh/preferans";
import { cardAt } from "../card-set.ts";
import { Solver, type Solution, type SolveLimits } from "../double-dummy/solver.ts";
import { highestMakeable, highestOf, type Par } from "./par.ts";
import { cardsPlayed, type FinishedPulya, type PlayedFrom } from "./cards-played.ts";

/** A card as the solver judges it, all cards open. */
export interface CardJudgement {
  /** Index of the trick, from 0. */
  readonly trick: number;
  /** The hand it came from, and the person who chose it. */
  readonly seat: Seat;
  readonly by: Seat;
  readonly card: Card;
  /** Tricks that it cost its side against the best card; in an all-pass its own player, were the others in league. */
  readonly loss: number;
  /** The cards that cost nothing. */
  readonly best: readonly Card[];
  /** The most that a legal card could have cost; 0 where there was nothing to choose. */
  readonly worstLoss: number;
}

export interface DealAnalysis {
  readonly cards: readonly CardJudgement[];
  /** Null if no game of six or more and no misère can be made. */
  readonly par: Par | null;
  /** By seat, 0 to 100: how much of what could be lost was kept, over the choices that mattered; null without any. */
  readonly accuracy: readonly (number | null)[];
}

export type AnalysisStep =
  | { readonly type: "card"; readonly judgement: CardJudgement; readonly done: number; readonly of: number }
  /** A seat's highest makeable bid has been found. */
  | {
      readonly type: "bid";
      readonly seat: Seat;
      readonly bid: Par["bid"] | null;
      readonly done: number;
      readonly of: number;
    }
  | { readonly type: "finished"; readonly analysis: DealAnalysis }
  /** The limits were reached; what came before stands. */
  | { readonly type: "stopped" };

/**
 * Analyses a finished deal step by step: every card against best play, then what each seat could have made. Ends with
 * `finished` or `stopped`; whoever iterates may leave at any step.
 */
export function* analyseDeal(pulya: FinishedPulya, limits: SolveLimits = {}): Generator<AnalysisStep, void, void> {
  const solver = new Solver();
  const moments = cardsPlayed(pulya);
  const { seats, hands } = pulya.deal;
  // Nobody bids with a dummy's cards.
  const bidders = seats.filter((seat) => personsAt(pulya.settings.players).includes(seat));
  const of = moments.length + bidders.length;
  const cards: CardJudgement[] = [];
  for (const moment of moments) {
    const judgement = judge(moment, solver.solve(moment.position, limits));
    if (judgement === null) {
      yield { type: "stopped" };
      return;
    }
    cards.push(judgement);
    yield { type: "card", judgement, done: cards.length, of };
  }
  const bids: Par[] = [];
  for (const [number, seat] of bidders.entries()) {
    const bid = highestMakeable(solver, { deal: pulya.deal, seat }, limits);
    if (bid === "STOPPED") {
      yield { type: "stopped" };
      return;
    }
    if (bid !== null) bids.push({ seat, bid });
    yield { type: "bid", seat, bid, done: cards.length + number + 1, of };
  }
  const accuracy = hands.map((_, seat) => accuracyOf(cards.filter(({ by }) => by === seat)));
  yield { type: "finished", analysis: { cards, par: highestOf(bids), accuracy } };
}

function judge({ played, trick, position }: PlayedFrom, solution: Solution): CardJudgement | null {
  if (!solution.ok) return null;
  const declarerPlays = (position.leader + position.trick.length) % 3 === position.declarer;
  const sign = declarerPlays === (position.goal === "most") ? 1 : -1;
  const losses = solution.cards.map(({ card, tricks }) => ({
    card: cardAt(card),
    loss: sign * (solution.tricks - tricks),
  }));
  return {
    trick,
    seat: played.seat,
    by: played.by,
    card: played.card,
    loss: losses.find(({ card }) => card === played.card)?.loss ?? 0,
    best: losses.filter(({ loss }) => loss === 0).map(({ card }) => card),
    worstLoss: Math.max(...losses.map(({ loss }) => loss)),
  };
}

function accuracyOf(cards: readonly CardJudgement[]): number | null {
  const kept = cards.filter(({ worstLoss }) => worstLoss > 0).map(({ loss, worstLoss }) => 1 - loss / worstLoss);
  return kept.length === 0 ? null : (100 * kept.reduce((sum, share) => sum + share, 0)) / kept.length;
}
