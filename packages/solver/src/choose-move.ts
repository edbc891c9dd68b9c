import { legal, legalAside, type Move, type Seat, type View } from "@trelyazh/preferans";
import { acceptsOffer } from "./novice/answer-offer.ts";
import { noviceMove } from "./novice/novice.ts";

/** How well a bot plays. A novice follows rules of thumb. */
export const LEVELS_OF_PLAY = ["novice"] as const;
export type LevelOfPlay = (typeof LEVELS_OF_PLAY)[number];

export interface Decision {
  /** What the seat knows; hidden cards are card backs. */
  readonly view: View;
  readonly seat: Seat;
  /** Any integer. The same view, seat, level and seed always give the same move. */
  readonly seed: number;
  readonly level: LevelOfPlay;
}

export interface Choice {
  readonly move: Move;
}

/**
 * Chooses a legal move for a seat that has a decision to take: an answer to an open offer first, else its turn.
 * Throws a `RangeError` if the seat has neither.
 */
export function chooseMove(decision: Decision): Choice {
  const { view, seat } = decision;
  const move = answerToOffer(view, seat) ?? moveInTurn(view, seat);
  if (move === null) throw new RangeError(`seat ${seat} has no decision to take`);
  return { move };
}

function answerToOffer(view: View, seat: Seat): Move | null {
  const { deal } = view;
  if (deal?.phase !== "play" || deal.offer === null || !legalAside(view, seat).mayAnswerOffer) return null;
  return { type: "answerOffer", seat, accept: acceptsOffer(deal, seat, deal.offer) };
}

function moveInTurn(view: View, seat: Seat): Move | null {
  return view.deal === null ? null : noviceMove(view.deal, seat, legal(view, seat));
}
