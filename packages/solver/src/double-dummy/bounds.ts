import { SUIT_SIZE, type CardSet, type SuitBits } from "../card-set.ts";
import { SURE_TRUMPS } from "./tables.ts";

/** Shift to the first suit that is no trump suit. */
const SIDE_SUITS = 8;

/**
 * Returns the tricks that the hand on lead can cash with its own top cards when nobody can ruff: in each suit the cards
 * above everybody else's, or the whole suit once the others must have run out of it.
 */
export function topTricks(own: CardSet, other: CardSet, third: CardSet): number {
  return runs(own, other, third) + runOf(own & 0xff, other & 0xff, third & 0xff);
}

/** Returns trump tricks that a hand takes however the cards are played. */
export function sureTrumps(own: CardSet, others: CardSet): number {
  return SURE_TRUMPS[((own & 0xff) << 8) | (others & 0xff)] ?? 0;
}

/** Returns the tricks that declarer takes at least when on lead in a trump game. */
export function declarerCashes(own: CardSet, other: CardSet, third: CardSet): number {
  const trumps = own & 0xff;
  const rivals = (other | third) & 0xff;
  const longest = Math.max(size(other & 0xff), size(third & 0xff));
  if (longest === 0 || topRun(trumps, rivals) >= longest) return size(trumps) + runs(own, other, third);
  return sureTrumps(own, rivals) + safeRuns(own, other, third);
}

/** Returns side-suit tricks that a hand on lead can cash while neither of the others may or must trump. */
export function safeRuns(own: CardSet, other: CardSet, third: CardSet): number {
  const otherHasTrump = (other & 0xff) !== 0;
  const thirdHasTrump = (third & 0xff) !== 0;
  let tricks = 0;
  for (let shift = SIDE_SUITS; shift < 32; shift += 8) {
    const mine = (own >>> shift) & 0xff;
    if (mine === 0) continue;
    const a = (other >>> shift) & 0xff;
    const b = (third >>> shift) & 0xff;
    let run = runOf(mine, a, b);
    if (otherHasTrump) run = Math.min(run, size(a));
    if (thirdHasTrump) run = Math.min(run, size(b));
    tricks += run;
  }
  return tricks;
}

/**
 * Returns the tricks that two defenders can cash between them when one of them is on lead and nobody has a trump: first
 * the leader's own, then, if the leader can reach a top card of partner's, partner's too.
 */
export function defendersCash(leader: CardSet, partner: CardSet, declarer: CardSet): number {
  let own = 0;
  let theirs = 0;
  let entry = false;
  for (let shift = 0; shift < 32; shift += 8) {
    const l = (leader >>> shift) & 0xff;
    const p = (partner >>> shift) & 0xff;
    const d = (declarer >>> shift) & 0xff;
    if (l > p && l > d) own += runOf(l, p, d);
    else if (p > d && p > l) {
      theirs += runOf(p, l, d);
      if (l !== 0) entry = true;
    }
  }
  return entry ? own + theirs : own;
}

/** Runs in the three suits that are no trumps. */
function runs(own: CardSet, other: CardSet, third: CardSet): number {
  let tricks = 0;
  for (let shift = SIDE_SUITS; shift < 32; shift += 8) {
    const mine = (own >>> shift) & 0xff;
    if (mine !== 0) tricks += runOf(mine, (other >>> shift) & 0xff, (third >>> shift) & 0xff);
  }
  return tricks;
}

function runOf(mine: SuitBits, a: SuitBits, b: SuitBits): number {
  const run = topRun(mine, a | b);
  return run >= size(a) && run >= size(b) ? size(mine) : run;
}

/** Cards above all of the rivals'. */
function topRun(mine: SuitBits, rivals: SuitBits): number {
  return size(mine >>> (32 - Math.clz32(rivals)));
}

function size(bits: SuitBits): number {
  return SUIT_SIZE[bits] ?? 0;
}
