import {
  isGame,
  levelOf,
  stepOf,
  trumpOf,
  type Call,
  type Card,
  type Game,
  type Legal,
  type Move,
  type Seat,
} from "@trelyazh/preferans";
import { cardAt, toIndices, toSet, trumpNumber } from "../card-set.ts";
import { declarerTricks } from "../novice/hand-strength.ts";
import { misereDangers } from "../novice/misere-risk.ts";

type Pair = readonly [Card, Card];

/** Discards tried for a trump, and trumps tried. */
const PAIRS = 3;
const TRUMPS = 3;
/** A level is tried if the estimate comes this near to it. */
const DARING = 1;
const MISERE_PAIRS = 4;
/** More dangers than this are not repaired by two cards. */
const MISERE_DANGERS = 3;

/** Returns the moves of a decision that are worth a closer look. */
export function candidatesOf(choice: Legal, seat: Seat, hand: readonly Card[]): Move[] {
  switch (choice.kind) {
    case "call":
      return callsToTry(choice.calls, hand).map((call) => ({ type: "call", seat, call }));
    case "order": {
      const orders = ordersToTry(choice.cards, choice.contracts, seat);
      return choice.mayConcede ? [...orders, { type: "concede", seat }] : orders;
    }
    case "discard":
      return misereDiscards(choice.cards).map((discard) => ({ type: "discard", seat, discard }));
    case "whist":
      return choice.answers.map((answer) => ({ type: "answerWhist", seat, answer }));
    case "play":
      return choice.cards.map((card) => ({ type: "playCard", seat, card }));
    case "openness":
      return [true, false].map((open) => ({ type: "chooseOpenness", seat, open }));
    case "none":
      return [];
  }
}

/** Pass, hold, the cheapest game, and misère with a hand that comes near it. */
function callsToTry(calls: readonly Call[], hand: readonly Card[]): Call[] {
  const cheapest = calls.filter(isGame).toSorted((a, b) => stepOf(a) - stepOf(b))[0];
  const mayMisere = misereDangers(toSet(hand), 0) <= MISERE_DANGERS;
  return calls.filter(
    (call) => call === "pass" || call === "hold" || call === cheapest || (call === "misere" && mayMisere),
  );
}

function ordersToTry(cards: readonly Card[], contracts: readonly Game[], seat: Seat): Move[] {
  const trumps = [...new Set(contracts.map((contract) => trumpNumber(trumpOf(contract))))];
  const best = trumps
    .map((trump) => ({ trump, pairs: bestPairs(cards, (kept, gone) => declarerTricks(kept, gone, trump)) }))
    .toSorted((a, b) => topOf(b.pairs) - topOf(a.pairs))
    .slice(0, TRUMPS);
  return best.flatMap(({ trump, pairs }) =>
    levelsToTry(contracts, trump, topOf(pairs)).flatMap((contract) =>
      pairs.slice(0, PAIRS).map(({ discard }): Move => ({ type: "order", seat, discard, contract })),
    ),
  );
}

/** The lowest contract with this trump, and higher ones that the estimate does not rule out. */
function levelsToTry(contracts: readonly Game[], trump: number, tricks: number): Game[] {
  const own = contracts.filter((contract) => trumpNumber(trumpOf(contract)) === trump);
  const lowest = Math.min(...own.map(levelOf));
  return own.filter((contract) => levelOf(contract) === lowest || levelOf(contract) <= tricks + DARING);
}

function misereDiscards(cards: readonly Card[]): Pair[] {
  return bestPairs(cards, (kept, gone) => -misereDangers(kept, gone))
    .slice(0, MISERE_PAIRS)
    .map(({ discard }) => discard);
}

interface RatedPair {
  readonly discard: Pair;
  readonly value: number;
}

function topOf(pairs: readonly RatedPair[]): number {
  return pairs[0]?.value ?? -Infinity;
}

/** All discards, the best first. */
function bestPairs(cards: readonly Card[], valueOf: (kept: number, gone: number) => number): RatedPair[] {
  const all = toSet(cards);
  const indices = toIndices(all);
  return indices
    .flatMap((first, place) => indices.slice(place + 1).map((second) => [first, second] as const))
    .map(([first, second]): RatedPair => {
      const gone = (1 << first) | (1 << second);
      return { discard: [cardAt(first), cardAt(second)], value: valueOf(all & ~gone, gone) };
    })
    .toSorted((a, b) => b.value - a.value);
}
