import type { Position } from "./position.ts";

/**
 * Values every legal card of a position by playing out every line: no pruning, no table, and nothing shared with the
 * solver but the meaning of a position. Declarer's tricks from now on, by card number.
 */
export function bruteForce(position: Position): Map<number, number> {
  const hands = position.hands.map((set) => allCards.filter((card) => ((set >>> card) & 1) === 1));
  const line = { hands, trick: [...position.trick], leader: position.leader, trickNumber: 0 };
  const player = (position.leader + position.trick.length) % 3;
  const values = legalCards(position, line).map((card): [number, number] => [card, afterCard(position, line, card)]);
  return new Map(values.filter(([card]) => hands[player]?.includes(card)));
}

/** Returns declarer's tricks when each side takes its best card by the values. */
export function bestValue(position: Position, values: ReadonlyMap<number, number>): number {
  const declarerMoves = (position.leader + position.trick.length) % 3 === position.declarer;
  const wantsMost = declarerMoves === (position.goal === "most");
  return wantsMost ? Math.max(...values.values()) : Math.min(...values.values());
}

interface Line {
  readonly hands: readonly (readonly number[])[];
  readonly trick: readonly number[];
  readonly leader: number;
  /** Counted from the position's own trick. */
  readonly trickNumber: number;
}

/** The winner of a trick that a talon card takes. */
const NOBODY = 3;

const allCards = Array.from({ length: 32 }, (_, card) => card);
const suitOf = (card: number): number => Math.floor(card / 8);

function ledSuit(position: Position, line: Line): number | undefined {
  const first = position.talon?.cards[line.trickNumber] ?? line.trick[0];
  return first === undefined ? undefined : suitOf(first);
}

function legalCards(position: Position, line: Line): readonly number[] {
  const hand = line.hands[(line.leader + line.trick.length) % 3] ?? [];
  const suit = ledSuit(position, line);
  const following = hand.filter((card) => suitOf(card) === suit);
  if (suit === undefined || following.length > 0) return following.length > 0 ? following : hand;
  const trumps = hand.filter((card) => suitOf(card) === position.trump);
  return trumps.length > 0 ? trumps : hand;
}

function afterCard(position: Position, line: Line, card: number): number {
  const player = (line.leader + line.trick.length) % 3;
  const hands = line.hands.map((hand, owner) => (owner === player ? hand.filter((held) => held !== card) : hand));
  const trick = [...line.trick, card];
  if (trick.length < 3) return valueOf(position, { ...line, hands, trick });
  const winner = winnerOf(position, { ...line, trick });
  const talon = position.talon;
  const stays = talon !== undefined && line.trickNumber < talon.cards.length - (talon.thereafter === "winner" ? 1 : 0);
  const leader = stays || winner === NOBODY ? position.leader : winner;
  const next = { hands, trick: [], leader, trickNumber: line.trickNumber + 1 };
  return (winner === position.declarer ? 1 : 0) + valueOf(position, next);
}

function valueOf(position: Position, line: Line): number {
  if (line.hands.every((hand) => hand.length === 0)) return 0;
  const values = legalCards(position, line).map((card) => afterCard(position, line, card));
  const declarerMoves = (line.leader + line.trick.length) % 3 === position.declarer;
  return declarerMoves === (position.goal === "most") ? Math.max(...values) : Math.min(...values);
}

function winnerOf(position: Position, line: Line): number {
  const suit = ledSuit(position, line);
  const strength = (card: number): number =>
    suitOf(card) === position.trump ? 100 + card : suitOf(card) === suit ? card : -1;
  const strengths = line.trick.map(strength);
  const best = Math.max(...strengths);
  const { cards = [], canWin = false } = position.talon ?? {};
  if (canWin && best < (cards[line.trickNumber] ?? -1)) return NOBODY;
  return best < 0 ? line.leader : (line.leader + strengths.indexOf(best)) % 3;
}
