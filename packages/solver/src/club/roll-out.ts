import { actorOf, legal, type Move, type PlayDeal, type Pulya, type Seat } from "@trelyazh/preferans";
import type { Solver } from "../double-dummy/solver.ts";
import { noviceMove } from "../novice/novice.ts";
import type { Budget } from "./budget.ts";
import { positionOf } from "../double-dummy/position-of.ts";
import { LEANINGS } from "../temper.ts";
import { after, balanceOf, finalTricks, writtenDown } from "./worth.ts";

export interface Table {
  readonly solver: Solver;
  readonly budget: Budget;
}

/**
 * Returns a seat's change of balance after a move in a deal with all cards known: everybody goes on by rules of thumb
 * until a game or misère is to be played, whose tricks are then those of best play; an all-pass is played out.
 */
export function rollOut(pulya: Pulya, move: Move, table: Table): number | null {
  const before = balanceOf(pulya, move.seat);
  let state = after(pulya, move);
  while (state !== null && state.deal !== null && state.deal.phase !== "finished") {
    if (!table.budget.isLeft) return null;
    const { deal } = state;
    state =
      deal.phase === "play" && deal.undertaking.kind !== "allPass" ? bestPlay(state, deal, table) : thumbMove(state);
  }
  return state === null ? null : balanceOf(state, move.seat) - before;
}

function thumbMove(pulya: Pulya): Pulya | null {
  const actor = actorOf(pulya);
  if (actor === null || pulya.deal === null) return null;
  const move = noviceMove(pulya.deal, { seat: actor, leaning: LEANINGS.even }, legal(pulya, actor));
  return move === null ? null : after(pulya, move);
}

function bestPlay(pulya: Pulya, deal: PlayDeal, { solver, budget }: Table): Pulya | null {
  if (deal.undertaking.kind === "allPass") return null;
  const { declarer }: { readonly declarer: Seat } = deal.undertaking;
  const value = solver.valueOf(positionOf(pulya, deal, declarer), budget.solveLimits);
  budget.nodes += value.nodes;
  return value.ok ? writtenDown(pulya, deal, finalTricks(deal, declarer, value.tricks)) : null;
}
