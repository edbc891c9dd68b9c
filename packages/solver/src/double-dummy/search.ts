import { above, type CardIndex, type CardSet } from "../card-set.ts";
import {
  discardPromise,
  isCaughtNow,
  isSafe,
  isTelling,
  leadsThatMayCatch,
  leastAgainstTrumps,
  leastAgainstWithoutTrumps,
  leastWithoutTrumps,
  leastWithTrumps,
  likelyWhenAvoiding,
  losesATrick,
} from "./cuts.ts";
import { PositionKey } from "./position-key.ts";
import { NodeCounter } from "./search-limits.ts";
import { Transpositions } from "./transpositions.ts";

// @NOTE Every `!` in this file follows a typed array's index that is in range by construction: the search neither
// allocates nor checks what cannot happen.

const TRICKS = 10;
const PLIES = 3 * TRICKS;
/** Slots for the moves of one ply; ten are needed. */
const WIDTH = 16;
const NO_CARD = -1;
/** Has a trick that none of the three hands has. */
const TALON = 3;
/** Promise by rule stands above experience, which takes this many bits. */
const HISTORY_BITS = 19;
const HISTORY_LIMIT = 1 << HISTORY_BITS;
const FIRST_OF_ALL = 31;
const NOT_ACES = 0x7f7f7f7f;
const NOT_TOP_TWO = 0x3f3f3f3f;
const LOW_FOUR = 0x0f0f0f0f;
/** Keys of the tricks of an all-pass whose suit a talon card fixes. */
const TALON_MODE = 3;

/** Which game the search plays; hand 0 is declarer and the trump suit, if any, has the lowest eight bits. */
export interface SearchFrame {
  readonly hasTrump: boolean;
  /** Declarer avoids tricks, as in a misère. */
  readonly avoids: boolean;
  /** Cards that fix the suits of the next tricks, all led by `firstHand`. */
  readonly talonCards: readonly CardIndex[];
  /** By trick: those of them that may still take a trick, for none of the hands; nothing if none can. */
  readonly talonAhead: readonly CardSet[];
  readonly firstHand: number;
  /** Who leads after them is the hand that won the last of them, else first hand again. */
  readonly winnerLeadsOn: boolean;
}

/**
 * Asks one question over and over: can declarer come to `need` of the tricks that are left? Plies count from 0, three to
 * a trick, so that ten tricks end at ply 30 whatever the position began with.
 */
export class Search {
  readonly counter = new NodeCounter();
  readonly #table = new Transpositions();
  readonly #key = new PositionKey();
  readonly #hands = new Int32Array(3);
  readonly #moves = new Int32Array(PLIES * WIDTH);
  readonly #history = new Int32Array(3 * 32);
  /** By ply: who plays, the led card, who has the trick so far and which cards would take it; the cards in play when the
   * trick began. */
  readonly #player = new Int8Array(PLIES);
  readonly #led = new Int8Array(PLIES);
  readonly #owner = new Int8Array(PLIES);
  readonly #winners = new Int32Array(PLIES);
  readonly #inPlay = new Int32Array(PLIES);
  /** By trick: the talon card that fixes its suit, and those that may still take a trick. */
  readonly #talonCard = new Int8Array(TRICKS);
  readonly #talonAhead = new Int32Array(TRICKS);
  #trumps = 0;
  #avoids = 0;
  #mode = 0;
  #talonUntilPly = 0;
  #firstHandUntilPly = 0;
  #firstHand = 0;
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
    this.#talonCard.fill(NO_CARD).set(frame.talonCards, ply / 3);
    this.#talonAhead.fill(0).set(frame.talonAhead, ply / 3);
    this.#talonUntilPly = frame.talonCards.length === 0 ? 0 : ply + 3 * frame.talonCards.length;
    this.#firstHandUntilPly = frame.winnerLeadsOn ? this.#talonUntilPly - 3 : this.#talonUntilPly;
  }

  /** Puts the cards down; then `begin` and, for a trick under way, `lay` for each card played. */
  place(hands: readonly CardSet[]): void {
    this.#hands.set(hands);
  }

  begin(ply: number, leader: number): void {
    const hands = this.#hands;
    const talonCard = this.#talonCard[ply / 3]!;
    const talonAhead = this.#talonAhead[ply / 3]!;
    const second = nextPlayer(leader);
    this.#player[ply] = leader;
    this.#player[ply + 1] = second;
    this.#player[ply + 2] = nextPlayer(second);
    this.#owner[ply] = talonAhead === 0 ? leader : TALON;
    this.#led[ply] = talonCard;
    this.#winners[ply] = -1;
    if (talonCard >= 0) this.#winners[ply] = talonAhead === 0 ? 0xff << (talonCard & 24) : above(talonCard);
    const inPlay = hands[0]! | hands[1]! | hands[2]! | talonAhead;
    this.#inPlay[ply] = inPlay;
    this.#inPlay[ply + 1] = inPlay;
    this.#inPlay[ply + 2] = inPlay;
  }

  /** Notes a card of a trick under way, which has left its hand before `place`. */
  lay(ply: number, card: CardIndex): void {
    this.#follow(ply, card);
    this.#inPlay.fill(this.#inPlay[ply]! | (1 << card), ply + 1, ply + 3);
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
    this.counter.count();
    const cut = ply < this.#talonUntilPly ? 0 : this.#cut(left, leader, need);
    return cut === 0 ? this.#search(ply, leader, need) : cut > 0;
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
    this.#follow(ply, card);
    return this.#choose(ply + 1, need, NO_CARD);
  }

  /** Notes a card for the next ply; not for the third card of a trick. */
  #follow(ply: number, card: CardIndex): void {
    const led = this.#led[ply]!;
    const winners = this.#winners[ply]!;
    const wins = ((winners >>> card) & 1) !== 0;
    this.#led[ply + 1] = led < 0 ? card : led;
    this.#owner[ply + 1] = wins ? this.#player[ply]! : this.#owner[ply]!;
    this.#winners[ply + 1] = wins ? this.#beaters(card) : winners;
  }

  #completeTrick(ply: number, card: CardIndex, need: number): boolean {
    const winner = ((this.#winners[ply]! >>> card) & 1) !== 0 ? this.#player[ply]! : this.#owner[ply]!;
    const leader = ply < this.#firstHandUntilPly || winner === TALON ? this.#firstHand : winner;
    return this.reaches(ply + 1, leader, winner === 0 ? need - 1 : need);
  }

  /** Keys tell how the hands' cards lie, not which of them beat a talon card: such tricks are looked up nowhere. */
  #search(ply: number, leader: number, need: number): boolean {
    if (this.#talonAhead[ply / 3] === 0) return this.#lookUp(ply, leader, need);
    this.begin(ply, leader);
    return this.#choose(ply, need, NO_CARD);
  }

  #lookUp(ply: number, leader: number, need: number): boolean {
    const table = this.#table;
    this.#nameSuits(ply);
    const high = this.#key.high;
    const low = ((leader + 1) << 28) | this.#key.low;
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

  /** Makes the key of the hands: suits that neither trump nor talon tells apart are named in order of their layouts. */
  #nameSuits(ply: number): void {
    if (ply < this.#talonUntilPly) this.#key.keepAll(this.#hands, TALON_MODE);
    else if (this.#trumps !== 0) this.#key.keepFirst(this.#hands, this.#mode);
    else this.#key.sortAll(this.#hands, this.#mode);
  }

  /** Tries the cards of the player of this ply, `first` before the others, until one decides the question. */
  #choose(ply: number, need: number, first: CardIndex): boolean {
    const choices = ply % 3 === 0 ? this.choices(ply) & this.#leadsToTry(ply, need) : this.choices(ply);
    if (choices !== 0 && (choices & (choices - 1)) === 0) return this.reachesWith(ply, 31 - Math.clz32(choices), need);
    if (ply % 3 !== 0 && (choices & this.#binding(ply)) !== 0) return this.#chooseInSuit(ply, need, choices);
    const player = this.#player[ply]!;
    const wanted = this.#wanted(ply);
    const end = this.#order(ply, choices, first);
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

  /** All suits, but for catchers who can afford to miss one trick at most. */
  #leadsToTry(ply: number, need: number): CardSet {
    const spare = TRICKS - ply / 3 - need;
    if (this.#avoids === 0 || spare > 1 || this.#player[ply] === 0 || ply < this.#talonUntilPly) return -1;
    return leadsThatMayCatch(this.#hands, spare);
  }

  /** The answer that the player of this ply plays for. */
  #wanted(ply: number): boolean {
    return (this.#player[ply] === 0 ? 1 : 0) !== this.#avoids;
  }

  /**
   * Within a suit, rules order the cards so well that no sorting pays: a player who wants the trick tries to take it first, one who does
   * not tries to lose it, with low cards in a game, with high ones when declarer avoids tricks.
   */
  #chooseInSuit(ply: number, need: number, choices: CardSet): boolean {
    const declarerPlays = this.#player[ply] === 0;
    const declarerHasIt = this.#owner[ply] === 0;
    const losing = choices & ~this.#winners[ply]!;
    let early = declarerPlays || declarerHasIt ? losing : choices;
    if (this.#avoids === 0) early = declarerHasIt === declarerPlays ? losing : choices & ~losing;
    const wanted = this.#wanted(ply);
    return this.#tryAll(ply, need, early) === wanted ? wanted : this.#tryAll(ply, need, choices & ~early);
  }

  /** Tries cards from the lowest up, when declarer avoids tricks from the highest down. */
  #tryAll(ply: number, need: number, cards: CardSet): boolean {
    const wanted = this.#wanted(ply);
    for (let rest = cards; rest !== 0;) {
      const card = 31 - Math.clz32(this.#avoids === 0 ? rest & -rest : rest);
      if (this.reachesWith(ply, card, need) === wanted) return wanted;
      rest ^= 1 << card;
    }
    return !wanted;
  }

  /** Sorts the leads or discards of a ply into its slots, the most promising first; returns the slot after the last. */
  #order(ply: number, choices: CardSet, first: CardIndex): number {
    const moves = this.#moves;
    const start = ply * WIDTH;
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

  /** From 0 to 23. Discards in a game begin with the lowest. */
  #promise(ply: number, card: CardIndex): number {
    if (ply % 3 === 0) return this.#leadPromise(ply, card);
    return this.#avoids === 0 ? 7 - (card & 7) : discardPromise(this.#hands, this.#player[ply]!, card);
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

  /** The suits that the player of a second or third card may be held to: if one of them can be played, no other may. */
  #binding(ply: number): CardSet {
    return (0xff << (this.#led[ply]! & 24)) | this.#trumps;
  }

  /** The cards that take a trick from the card. */
  #beaters(card: CardIndex): CardSet {
    return card < 8 ? above(card) : above(card) | this.#trumps;
  }

  /**
   * Leaves out cards whose next higher card in play is in the same hand: they are worth the same. What is covered spreads
   * down over absent cards, one, two, then four ranks at a time; a loop would be guessed wrong too often.
   */
  #distinct(ply: number, legal: CardSet): CardSet {
    const hand = this.#hands[this.#player[ply]!]!;
    const absent = ~this.#inPlay[ply]!;
    const twoAbsent = absent & (absent << 1);
    const fourAbsent = twoAbsent & (twoAbsent << 2);
    let covered = (hand >>> 1) & NOT_ACES;
    covered |= ((covered & absent) >>> 1) & NOT_ACES;
    covered |= ((covered & twoAbsent) >>> 2) & NOT_TOP_TWO;
    covered |= ((covered & fourAbsent) >>> 4) & LOW_FOUR;
    return legal & ~covered;
  }
}

function nextPlayer(player: number): number {
  return player === 2 ? 0 : player + 1;
}
