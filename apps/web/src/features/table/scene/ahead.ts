import { legal as legalFor, type Card, type Legal, type Pulya, type Seat, type Trick } from "@trelyazh/preferans";
import type { Table, Wish } from "@trelyazh/table";
import { isShallowEqual } from "./shallow-equal.ts";

/** What may be chosen before one's turn. */
export type AheadWish = Extract<Wish, { type: "playCard" }> | { readonly type: "call"; readonly call: "pass" };

/** Everything that a choice may have been made for, beside the run of the tricks and of the calls. */
type Situation = Readonly<Record<string, unknown>>;

/** A move that was chosen before its turn. It stays in this page until that turn has come. */
export interface Ahead {
  readonly wish: AheadWish;
  readonly situation: Situation;
}

/** What the viewer sees of a table as they choose. */
interface Seen {
  readonly table: Table;
  readonly you: Seat | null;
  readonly legal: Legal;
}

const NONE: readonly Card[] = [];

/** Returns what may be done with the own hand once it is asked, as far as one can know now. */
function onceAsked(pulya: Pulya, you: Seat): Legal {
  const { deal } = pulya;
  if (deal?.phase !== "play") return { kind: "none" };
  const hasPlayed = deal.trick.cards.some(({ seat }) => seat === you);
  const trick: Trick = hasPlayed ? { leader: you, talonCard: null, cards: [], winner: null } : deal.trick;
  return legalFor({ ...pulya, deal: { ...deal, turn: you, trick } }, you);
}

/** Returns the cards that the viewer may choose now, before their own hand is asked: in the trick, or for the next one. */
export function cardsAhead({ table: { pulya, pause }, you, legal }: Seen): readonly Card[] {
  const isAsked = legal.kind === "play" && legal.hand === you;
  if (pulya === null || you === null || pause !== null || isAsked) return NONE;
  const then = onceAsked(pulya, you);
  return then.kind === "play" ? then.cards : NONE;
}

/** Tells whether the viewer may choose to pass before they are asked for a call. */
export function mayPassAhead({ table: { pulya, pause }, you, legal }: Seen): boolean {
  const deal = pulya?.deal;
  if (deal?.phase !== "auction" || you === null || pause !== null || legal.kind !== "none") return false;
  const plays = (deal.hands[you] ?? []).length > 0;
  return plays && !deal.calls.some(({ seat, call }) => seat === you && call === "pass");
}

/** Tells whether what was chosen is what is asked for now. */
export function isAskedFor(wish: AheadWish, { legal, you }: Pick<Seen, "legal" | "you">): boolean {
  if (wish.type === "call") return legal.kind === "call" && legal.calls.includes(wish.call);
  return legal.kind === "play" && legal.hand === you && legal.cards.includes(wish.card);
}

function mayBeChosen(wish: AheadWish, seen: Seen): boolean {
  return wish.type === "call" ? mayPassAhead(seen) : cardsAhead(seen).includes(wish.card);
}

/** A table that is sent whole has everything anew: nobody knows then what the viewer has not seen. */
function situationOf({ table: { pulya, pause, proposal }, you }: Seen): Situation {
  const around = { you, pause, proposal, dealNumber: pulya?.dealNumber };
  const deal = pulya?.deal;
  if (deal?.phase !== "play") return { ...around, phase: deal?.phase };
  const { hands: _hands, turn: _turn, trick: _trick, tricks: _tricks, taken: _taken, ...rest } = deal;
  return { ...rest, ...around };
}

/** Returns a move chosen ahead; null if it may not be chosen now. */
export function chosenAhead(wish: AheadWish, seen: Seen): Ahead | null {
  return mayBeChosen(wish, seen) ? { wish, situation: situationOf(seen) } : null;
}

/**
 * Returns what is left of a choice once something has happened: it is dropped when it can be made no longer, and by
 * everything that its player may not have seen as they chose: another deal, an offer, opened cards, a pause.
 */
export function keptAhead(ahead: Ahead | null, seen: Seen): Ahead | null {
  if (ahead === null || !isShallowEqual(ahead.situation, situationOf(seen))) return null;
  return isAskedFor(ahead.wish, seen) || mayBeChosen(ahead.wish, seen) ? ahead : null;
}
