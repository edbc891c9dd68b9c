import type { Card } from "@trelyazh/preferans";
import type { Table, Wish } from "@trelyazh/table";
import { isAskedFor } from "../scene/ahead.ts";
import type { TableScene } from "../scene/table-store.ts";

/** What a player has others do for them. */
export interface Wishes {
  /** What was chosen before one's turn is done when it comes. */
  readonly ahead: boolean;
  /** The only card that may be played goes by itself. */
  readonly forced: boolean;
}

/** Something else is asked, of whomever: an offer, a pause, the end of the pulya. */
function isAnythingAsked({ pulya, proposal }: Table): boolean {
  return proposal !== null || (pulya?.deal?.phase === "play" && pulya.deal.offer !== null);
}

/** Returns the card about which there is nothing to decide: the last one of a hand, or the only one that may be played. */
function cardWithoutChoice({ table, legal }: TableScene, forced: boolean): Card | null {
  if (legal.kind !== "play" || legal.cards.length !== 1) return null;
  const held = table.pulya?.deal?.hands[legal.hand] ?? [];
  return forced || held.length === 1 ? (legal.cards[0] ?? null) : null;
}

/**
 * Returns the move to make for the viewer now; null when there is none, or when they decide themselves. Once in a turn at
 * most: a move that is on its way, or was refused, is not made again.
 */
export function moveByItself(scene: TableScene, { ahead, forced }: Wishes): Wish | null {
  if (scene.sending || scene.hasMoved || isAnythingAsked(scene.table)) return null;
  if (ahead && scene.ahead !== null && isAskedFor(scene.ahead.wish, scene)) return scene.ahead.wish;
  const card = cardWithoutChoice(scene, forced);
  return card === null ? null : { type: "playCard", card };
}
