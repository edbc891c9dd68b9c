import { NO_TRUMP, sizeOf, toIndices, type CardIndex, type CardSet } from "../card-set.ts";
import { faultOf, type Position, type PositionFault } from "./position.ts";
import { SearchStopped } from "./search-limits.ts";
import { Search } from "./search.ts";
import { positionIn, type Subject, type SubjectRefusal } from "./subject.ts";

export interface SolveLimits {
  /** Positions at the start of a trick that may be looked at; without it, as many as it takes. */
  readonly nodes?: number;
  /** Asked every thousand nodes or so; true ends the search with `STOPPED`. */
  readonly shouldStop?: () => boolean;
}

export interface CardValue {
  readonly card: CardIndex;
  /** Declarer's tricks from now to the end, this trick included, if this card is played. */
  readonly tricks: number;
}

export type SolveRefusal = {
  readonly ok: false;
  readonly nodes: number;
} & (SubjectRefusal | { readonly code: PositionFault | "STOPPED" });

export type Value = { readonly ok: true; readonly tricks: number; readonly nodes: number } | SolveRefusal;

export type Solution =
  | { readonly ok: true; readonly tricks: number; readonly cards: readonly CardValue[]; readonly nodes: number }
  | SolveRefusal;

/**
 * Solves positions with all cards known: as bit sets, which is the fast way, as a pulya, or as the text of a record (`Subject`).
 * What is no such position is refused with a code, never thrown. Keeps its tables (3 MB) from one position to the next, which makes related
 * positions fast; after `forget` the next answer and its node count depend on nothing before.
 */
export class Solver {
  readonly #search = new Search();

  forget(): void {
    this.#search.clear();
  }

  /** Returns declarer's tricks from now to the end under best play of all. */
  valueOf(subject: Subject<Position>, limits: SolveLimits = {}): Value {
    return this.#guarded(subject, limits, (position, ply) => ({ tricks: this.#rootValue(position, ply) }));
  }

  /** Returns declarer's tricks under best play, and the value of every legal card, lowest card number first. */
  solve(subject: Subject<Position>, limits: SolveLimits = {}): Solution {
    return this.#guarded(subject, limits, (position, ply) => {
      const tricks = this.#rootValue(position, ply);
      return { tricks, cards: this.#cardValues(position, ply, tricks) };
    });
  }

  #guarded<T>(
    subject: Subject<Position>,
    limits: SolveLimits,
    answer: (position: Position, ply: number) => T,
  ): (T & { readonly ok: true; readonly nodes: number }) | SolveRefusal {
    const asked = positionIn(subject);
    if (!asked.ok) return { ...asked, nodes: 0 };
    const position = asked.question;
    const fault = faultOf(position);
    if (fault !== null) return { ok: false, code: fault, nodes: 0 };
    const { counter } = this.#search;
    const before = counter.nodes;
    try {
      const found = answer(position, this.#setUp(position, limits));
      return { ok: true, ...found, nodes: counter.nodes - before };
    } catch (error) {
      if (!(error instanceof SearchStopped)) throw error;
      return { ok: false, code: "STOPPED", nodes: counter.nodes - before };
    }
  }

  /** Brings the position onto the search's board; returns the ply to move. */
  #setUp(position: Position, limits: SolveLimits): number {
    const { hands, trick, leader, declarer, talon, goal } = position;
    const search = this.#search;
    const turn = turnOf(position);
    const start = startPly(position);
    const talonCards = talon?.cards ?? [];
    if (talonCards.length > 0) search.clear();
    search.counter.limit({ nodes: limits.nodes ?? Infinity, shouldStop: limits.shouldStop });
    search.frame(
      {
        hasTrump: position.trump !== NO_TRUMP,
        avoids: goal === "fewest",
        talonCards,
        talonAhead: talon?.canWin === true ? talonCards.map((_, index) => setOf(talonCards.slice(index))) : [],
        firstHand: (leader - declarer + 3) % 3,
        winnerLeadsOn: talon?.thereafter === "winner",
      },
      start,
    );
    search.place([0, 1, 2].map((place) => turnSet(hands[(declarer + place) % 3] ?? 0, turn)));
    search.begin(start, (leader - declarer + 3) % 3);
    trick.forEach((card, place) => search.lay(start + place, (card - turn) & 31));
    return start + trick.length;
  }

  #rootValue(position: Position, ply: number): number {
    const most = tricksLeft(position);
    return closeIn(Math.round(this.#search.guess()), most, (need) => this.#search.reachesFrom(ply, need));
  }

  /** No card is worth more to its player than the position; most of the best ones are worth as much. */
  #cardValues(position: Position, ply: number, tricks: number): CardValue[] {
    const search = this.#search;
    const turn = turnOf(position);
    const most = tricksLeft(position);
    const values = new Map(
      toIndices(search.choices(ply)).map((card) => [
        card,
        closeIn(tricks, most, (need) => search.reachesWith(ply, card, need)),
      ]),
    );
    return toIndices(search.legal(ply))
      .map((card) => ({ card: (card + turn) & 31, tricks: values.get(equalOf(card, values)) ?? tricks }))
      .toSorted((a, b) => a.card - b.card);
  }
}

/** Finds the greatest `need` from 0 to `most` that can be reached, asking near the guess first. */
function closeIn(guess: number, most: number, reaches: (need: number) => boolean): number {
  let low = 0;
  let high = most;
  let probe = Math.max(1, Math.min(guess, most));
  while (low < high) {
    if (reaches(probe)) low = probe;
    else high = probe - 1;
    probe = low === probe ? probe + 1 : high;
  }
  return low;
}

/** A card that the search left out is worth what the next higher one it kept is worth. */
function equalOf(card: CardIndex, kept: ReadonlyMap<CardIndex, number>): CardIndex {
  let equal = card;
  while (!kept.has(equal) && equal < 31) equal += 1;
  return equal;
}

/** Card numbers are turned by this much, so that trumps become the first suit. */
function turnOf({ trump }: Position): number {
  return trump === NO_TRUMP ? 0 : 8 * trump;
}

function turnSet(set: CardSet, turn: number): CardSet {
  return turn === 0 ? set : (set >>> turn) | (set << (32 - turn));
}

function setOf(cards: readonly CardIndex[]): CardSet {
  return cards.reduce((set, card) => set | (1 << card), 0);
}

function tricksLeft({ hands }: Position): number {
  return Math.max(...hands.map(sizeOf));
}

function startPly(position: Position): number {
  return 30 - 3 * tricksLeft(position);
}
