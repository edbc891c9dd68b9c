import type { CardIndex, CardSet } from "../card-set.ts";
import {
  isCaughtNow,
  isSafe,
  isTelling,
  leastAgainstTrumps,
  leastAgainstWithoutTrumps,
  leastWithoutTrumps,
  leastWithTrumps,
  likelyWhenAvoiding,
  losesATrick,
} from "./cuts.ts";
import { LAYOUT, SPREAD } from "./tables.ts";
import { Transpositions } from "./transpositions.ts";

// @NOTE Every `!` in this file follows a typed array's index that is in range by construction: the search neither
// allocates nor checks what cannot happen.

const TRICKS = 10;
const PLIES = 3 * TRICKS;
/** Slots for the moves of one ply; ten are needed. */
const WIDTH = 16;
const NO_CARD = -1;
/** Promise by rule stands above experience, which takes this many bits. */
const HISTORY_BITS = 19;
const HISTORY_LIMIT = 1 << HISTORY_BITS;
const FIRST_OF_ALL = 31;
const NODES_BETWEEN_CHECKS = 1024;
const NOT_ACES = 0x7f7f7f7f;
/** Keys of the tricks of an all-pass whose suit a talon card fixes. */
const TALON_MODE = 3;

/** Ends a search that has used up its nodes, or was told to stop. */
export class SearchStopped extends Error {
  override readonly name = "SearchStopped";
}

/** Which game the search plays; hand 0 is declarer and the trump suit, if any, has the lowest eight bits. */
export interface SearchFrame {
  readonly hasTrump: boolean;
  /** Declarer avoids tricks, as in a misère. */
  readonly avoids: boolean;
  /** Suits that talon cards fix for the next tricks, all led by `firstHand`. */
  readonly talonSuits: readonly number[];
  readonly firstHand: number;
  /** Who leads after them is their last winner, else first hand again. */
  readonly winnerLeadsOn: boolean;
}

export interface Limits {
  readonly nodes: number;
  /** Asked now and then; true ends the search. */
  readonly shouldStop?: (() => boolean) | undefined;
}

const stopped = new SearchStopped("the search was stopped");

/**
 * Asks one question over and over: can declarer come to `need` of the tricks that are left? Plies count from 0, three to
 * a trick, so that ten tricks end at ply 30 whatever the position began with.
 */
export class Search {
  nodes = 0;
  readonly #table = new Transpositions();
  readonly #hands = new Int32Array(3);
  readonly #moves = new Int32Array(PLIES * WIDTH);
  readonly #history = new Int32Array(3 * 32);
  /** By ply: who plays, the led card, the card that wins so far and its owner, the cards of the trick. */
  readonly #player = new Int8Array(PLIES + 1);
  readonly #led = new Int8Array(PLIES + 1);
  readonly #top = new Int8Array(PLIES + 1);
  readonly #owner = new Int8Array(PLIES + 1);
  readonly #inTrick = new Int32Array(PLIES + 1);
  /** By trick: the suit that a talon card fixes, or -1. */
  readonly #talonSuit = new Int8Array(TRICKS + 1);
  #trumps = 0;
  #avoids = 0;
  #mode = 0;
  #talonUntilPly = 0;
  #firstHandUntilPly = 0;
  #firstHand = 0;
  #nodeLimit = Infinity;
  #shouldStop: (() => boolean) | undefined;
  #keyHigh = 0;
  #keyLow = 0;
  /** The card that ended the last `#choose`. */
  #decisive: CardIndex = NO_CARD;

  /** Forgets everything, so that the next search depends on nothing before it. */
  clear(): void {
    this.#table.clear();
    this.#history.fill(0);
  }

  /** Sets the game, before `place`. `ply` is the first ply of the current trick. */
  frame(frame: SearchFrame, ply: number): void {
    this.#trumps = frame.hasTrump ? 0xff : 0;
    this.#avoids = frame.avoids ? 1 : 0;
    this.#mode = frame.hasTrump ? 0 : 1 + this.#avoids;
    this.#firstHand = frame.firstHand;
    this.#talonSuit.fill(-1);
    frame.talonSuits.forEach((suit, index) => (this.#talonSuit[ply / 3 + index] = suit));
    this.#talonUntilPly = frame.talonSuits.length === 0 ? 0 : ply + 3 * frame.talonSuits.length;
    this.#firstHandUntilPly = frame.winnerLeadsOn ? this.#talonUntilPly - 3 : this.#talonUntilPly;
  }

  limit(limits: Limits): void {
    this.#nodeLimit = this.nodes + limits.nodes;
    this.#shouldStop = limits.shouldStop;
  }

  /** Puts the cards down; then `begin` and, for a trick under way, `follow` for each card played. */
  place(hands: readonly CardSet[]): void {
    this.#hands.set(hands);
  }

  begin(ply: number, leader: number): void {
    const suit = this.#talonSuit[ply / 3]!;
    this.#player[ply] = leader;
    this.#owner[ply] = leader;
    this.#top[ply] = NO_CARD;
    this.#led[ply] = suit < 0 ? NO_CARD : 8 * suit;
    this.#inTrick[ply] = 0;
  }

  /** Notes a card that has left its hand; not for the third card of a trick. */
  follow(ply: number, card: CardIndex): void {
    const wins = this.#wins(ply, card);
    this.#top[ply + 1] = wins ? card : this.#top[ply]!;
    this.#owner[ply + 1] = wins ? this.#player[ply]! : this.#owner[ply]!;
    this.#led[ply + 1] = this.#led[ply]! < 0 ? card : this.#led[ply]!;
    this.#inTrick[ply + 1] = this.#inTrick[ply]! | (1 << card);
    this.#player[ply + 1] = nextPlayer(this.#player[ply]!);
  }

  /** Guesses declarer's tricks from the hands alone; a search that begins near the truth asks fewer questions. */
  guess(): number {
    if (this.#avoids !== 0) return likelyWhenAvoiding(this.#hands);
    if (this.#trumps !== 0) return 0.7 + 1.1 * leastWithTrumps(this.#hands, 0);
    return 0.6 + 0.8 * leastWithoutTrumps(this.#hands, 0);
  }

  /** Returns the cards that the player of this ply may choose from, one of each run of equals. */
  choices(ply: number): CardSet {
    return this.#distinct(ply, this.legal(ply));
  }

  legal(ply: number): CardSet {
    const hand = this.#hands[this.#player[ply]!]!;
    const led = this.#led[ply]!;
    if (led < 0) return hand;
    const suit = hand & (0xff << (led & 24));
    if (suit !== 0) return suit;
    const trumps = hand & this.#trumps;
    return trumps !== 0 ? trumps : hand;
  }

  /** Can declarer come to `need` tricks, if the cards of this trick up to this ply lie as noted? */
  reachesFrom(ply: number, need: number): boolean {
    return ply % 3 === 0 ? this.reaches(ply, this.#player[ply]!, need) : this.#choose(ply, need, NO_CARD);
  }

  /** Can declarer come to `need` tricks from the start of the trick at this ply? */
  reaches(ply: number, leader: number, need: number): boolean {
    if (need <= 0) return true;
    const left = TRICKS - ply / 3;
    if (need > left) return false;
    this.#count();
    const cut = ply < this.#talonUntilPly ? 0 : this.#cut(left, leader, need);
    return cut === 0 ? this.#lookUp(ply, leader, need) : cut > 0;
  }

  /** Can declarer come to `need` tricks, this one included, if the player of this ply plays the card? */
  reachesWith(ply: number, card: CardIndex, need: number): boolean {
    const player = this.#player[ply]!;
    const hand = this.#hands[player]!;
    this.#hands[player] = hand & ~(1 << card);
    const result = ply % 3 === 2 ? this.#completeTrick(ply, card, need) : this.#continueTrick(ply, card, need);
    this.#hands[player] = hand;
    return result;
  }

  #continueTrick(ply: number, card: CardIndex, need: number): boolean {
    this.follow(ply, card);
    return this.#choose(ply + 1, need, NO_CARD);
  }

  #completeTrick(ply: number, card: CardIndex, need: number): boolean {
    const winner = this.#wins(ply, card) ? this.#player[ply]! : this.#owner[ply]!;
    const leader = ply < this.#firstHandUntilPly ? this.#firstHand : winner;
    return this.reaches(ply + 1, leader, winner === 0 ? need - 1 : need);
  }

  #lookUp(ply: number, leader: number, need: number): boolean {
    const table = this.#table;
    this.#nameSuits(ply);
    const high = this.#keyHigh;
    const low = ((leader + 1) << 28) | this.#keyLow;
    const known = table.find(high, low);
    if (((known >>> 4) & 15) >= need) return true;
    if ((known & 15) < need) return false;
    this.begin(ply, leader);
    const answer = this.#choose(ply, need, (known >>> 8) - 1);
    // The search below may have learnt more of this position than was known before.
    const bounds = table.find(high, low) & 0xff;
    const narrowed = answer ? (need << 4) | (bounds & 15) : (bounds & 0xf0) | (need - 1);
    table.store(high, low, ((this.#decisive + 1) << 8) | narrowed);
    return answer;
  }

  /** Makes the key of the hands; suits that neither trump nor talon tells apart are put in order of their layouts. */
  #nameSuits(ply: number): void {
    const first = this.#layout(0);
    const second = this.#layout(8);
    const third = this.#layout(16);
    const fourth = this.#layout(24);
    if (ply < this.#talonUntilPly) {
      this.#setKey((TALON_MODE << 28) | (first << 14) | second, (third << 14) | fourth);
      return;
    }
    const high = Math.max(second, third);
    const middle = Math.max(Math.min(second, third), fourth);
    const low = Math.min(second, third, fourth);
    const top = Math.max(high, middle);
    const next = Math.min(high, middle);
    const mode = this.#mode << 28;
    if (this.#trumps !== 0) {
      this.#setKey(mode | (first << 14) | top, (next << 14) | low);
      return;
    }
    const belowTop = Math.min(first, top);
    const belowNext = Math.min(belowTop, next);
    this.#setKey(
      mode | (Math.max(first, top) << 14) | Math.max(belowTop, next),
      (Math.max(belowNext, low) << 14) | Math.min(belowNext, low),
    );
  }

  #setKey(high: number, low: number): void {
    this.#keyHigh = high;
    this.#keyLow = low;
  }

  /** Tries the cards of the player of this ply, `first` before the others, until one decides the question. */
  #choose(ply: number, need: number, first: CardIndex): boolean {
    const player = this.#player[ply]!;
    const wanted = (player === 0 ? 1 : 0) !== this.#avoids;
    const end = this.#order(ply, first);
    for (let i = ply * WIDTH; i < end; i += 1) {
      const card = this.#moves[i]! & 31;
      if (this.reachesWith(ply, card, need) === wanted) {
        this.#praise(player * 32 + card, ply);
        this.#decisive = card;
        return wanted;
      }
    }
    this.#decisive = NO_CARD;
    return !wanted;
  }

  /** Sorts the choices of a ply into its slots, the most promising first; returns the slot after the last. */
  #order(ply: number, first: CardIndex): number {
    const moves = this.#moves;
    const start = ply * WIDTH;
    const choices = this.choices(ply);
    if ((choices & (choices - 1)) === 0) {
      moves[start] = 31 - Math.clz32(choices);
      return start + 1;
    }
    const history = 32 * this.#player[ply]!;
    let end = start;
    for (let rest = choices; rest !== 0; rest &= rest - 1) {
      const card = 31 - Math.clz32(rest & -rest);
      const promise = card === first ? FIRST_OF_ALL : this.#promise(ply, card);
      const packed = (((promise << HISTORY_BITS) + this.#history[history + card]!) << 5) | card;
      let slot = end;
      for (; slot > start && moves[slot - 1]! < packed; slot -= 1) moves[slot] = moves[slot - 1]!;
      moves[slot] = packed;
      end += 1;
    }
    return end;
  }

  /** From 0 to 23: who wants the trick takes it as cheaply as can be, who does not throws what they want to lose. */
  #promise(ply: number, card: CardIndex): number {
    if (ply % 3 === 0) return this.#leadPromise(ply, card);
    const rank = card & 7;
    const wins = this.#wins(ply, card);
    const declarerPlays = this.#player[ply] === 0;
    const declarerHasIt = this.#owner[ply] === 0;
    if (this.#avoids === 0) {
      const isOurs = declarerHasIt === declarerPlays;
      if (wins) return isOurs ? 0 : 16 - rank;
      return (isOurs ? 16 : 8) - rank;
    }
    if (declarerPlays) return wins ? 0 : 8 + rank;
    if (declarerHasIt) return wins ? 0 : 8 + rank;
    return rank;
  }

  /**
   * In a trump game masters are led first, then high cards; against an avoider suits that declarer has, by an avoider
   * those they may be caught in. In no-trump experience alone orders the leads better.
   */
  #leadPromise(ply: number, card: CardIndex): number {
    if (this.#avoids !== 0) return isTelling(this.#hands, this.#player[ply]!, card & 24) ? 8 : 0;
    if (this.#trumps === 0) return 0;
    const rank = card & 7;
    const suit = ((this.#hands[0]! | this.#hands[1]! | this.#hands[2]!) >>> (card & 24)) & 0xff;
    return suit >>> rank === 1 ? 8 : rank >>> 1;
  }

  /** A card that decided one question is tried early in the next ones; early tricks count for more. */
  #praise(entry: number, ply: number): void {
    const left = PLIES - ply;
    const praise = this.#history[entry]! + left * left;
    this.#history[entry] = praise;
    if (praise < HISTORY_LIMIT - 1000) return;
    for (let i = 0; i < this.#history.length; i += 1) this.#history[i]! >>= 1;
  }

  /** Above 0 if declarer can surely come to `need` of the tricks left, below 0 if surely not. */
  #cut(left: number, leader: number, need: number): number {
    const hands = this.#hands;
    if (this.#avoids !== 0) return this.#avoidanceCut(left, leader, need);
    if (((hands[0]! | hands[1]! | hands[2]!) & this.#trumps) === 0) {
      if (leastWithoutTrumps(hands, leader) >= need) return 1;
      return left - leastAgainstWithoutTrumps(hands, leader) < need ? -1 : 0;
    }
    if (leastWithTrumps(hands, leader) >= need) return 1;
    return left - leastAgainstTrumps(hands, leader) < need ? -1 : 0;
  }

  #avoidanceCut(left: number, leader: number, need: number): number {
    if (need === 1 && isCaughtNow(this.#hands, leader)) return 1;
    if (need === left && losesATrick(this.#hands, leader)) return -1;
    return (need === 1 || leader !== 0) && isSafe(this.#hands, leader) ? -1 : 0;
  }

  /** The suit's layout in the low bits of `hand >>> shift`, as far as it matters for the rest of the play. */
  #layout(shift: number): number {
    const declarer = (this.#hands[0]! >>> shift) & 0xff;
    const first = (this.#hands[1]! >>> shift) & 0xff;
    const second = (this.#hands[2]! >>> shift) & 0xff;
    const gone = 0xff & ~(declarer | first | second);
    return LAYOUT[SPREAD[first]! | (SPREAD[second]! << 1) | (SPREAD[gone]! * 3)]!;
  }

  #wins(ply: number, card: CardIndex): boolean {
    const top = this.#top[ply]!;
    if (top < 0) return this.#led[ply]! < 0 || card >>> 3 === this.#led[ply]! >>> 3;
    return card >>> 3 === top >>> 3 ? card > top : card < 8 && this.#trumps !== 0;
  }

  /** Leaves out cards whose next higher card in play is in the same hand: they are worth the same. */
  #distinct(ply: number, legal: CardSet): CardSet {
    const hands = this.#hands;
    const hand = hands[this.#player[ply]!]!;
    const absent = ~(hands[0]! | hands[1]! | hands[2]! | this.#inTrick[ply]!);
    let covered = (hand >>> 1) & NOT_ACES;
    for (;;) {
      const next = covered | (((covered & absent) >>> 1) & NOT_ACES);
      if (next === covered) return legal & ~covered;
      covered = next;
    }
  }

  #count(): void {
    this.nodes += 1;
    if (this.nodes > this.#nodeLimit) throw stopped;
    if (this.nodes % NODES_BETWEEN_CHECKS === 0 && this.#shouldStop?.() === true) throw stopped;
  }
}

function nextPlayer(player: number): number {
  return player === 2 ? 0 : player + 1;
}
