import { actorOf, legal, viewFor, type Move, type Pulya, type Seat } from "@trelyazh/preferans";
import { noviceMove } from "../novice/novice.ts";
import type { Random } from "../random.ts";
import { sampleDeals } from "../sampling/sample.ts";
import { LEANINGS } from "../temper.ts";
import { compareCards } from "./card-choice.ts";
import { thumbFirst } from "./compare.ts";
import type { Table } from "./roll-out.ts";
import { after, balanceOf } from "./worth.ts";

/** Deals that a player takes for possible at each card. */
const GUESSES = 2;

/**
 * Returns a seat's change of balance after a move if everybody then plays as people who see their own cards and those
 * laid open, and guess the rest. Light and dark differ by nothing else, so best play with all cards known cannot tell them
 * apart.
 */
export function playOutByGuesses(
  pulya: Pulya,
  move: Move,
  { random, ...table }: Table & { readonly random: Random },
): number | null {
  let state = after(pulya, move);
  while (state !== null && state.deal?.phase === "play") {
    const actor = table.budget.isLeft ? actorOf(state) : null;
    const card = actor === null ? null : guessedCard(state, actor, { ...table, random });
    state = card === null ? null : after(state, card);
  }
  return state === null ? null : balanceOf(state, move.seat) - balanceOf(pulya, move.seat);
}

function guessedCard(pulya: Pulya, seat: Seat, { random, ...table }: Table & { readonly random: Random }): Move | null {
  const view = viewFor(pulya, seat);
  const choice = legal(view, seat);
  const thumb = view.deal === null ? null : noviceMove(view.deal, { seat, leaning: LEANINGS.even }, choice);
  if (thumb === null || choice.kind !== "play" || choice.cards.length === 1) return thumb;
  const shouldStop = (): boolean => !table.budget.isLeft;
  const samples = sampleDeals(view, { count: GUESSES, random, infers: false, shouldStop });
  return thumbFirst(compareCards(samples, seat, table), thumb)[0]?.move ?? null;
}
