import type { Card, PlayDeal, Seat } from "@trelyazh/preferans";
import {
  above,
  indexOf,
  NO_TRUMP,
  suitMask,
  suitOf,
  toIndices,
  toSet,
  trumpNumber,
  type CardIndex,
  type CardSet,
} from "./card-set.ts";

/** The play of one card, as the person who chooses it sees it. */
export interface Scene {
  /** The hand the card comes from. */
  readonly seat: Seat;
  /** All cards of that hand. */
  readonly hand: CardSet;
  readonly legal: CardSet;
  readonly trump: number;
  /** Cards of the current trick in order; without a talon card. */
  readonly trick: readonly { readonly seat: Seat; readonly index: CardIndex }[];
  /** Suit to be followed; null for the leader's free choice. */
  readonly ledSuit: number | null;
  /** The card that wins the trick so far; null before the first card that can win. */
  readonly winning: { readonly seat: Seat; readonly index: CardIndex } | null;
  /** Hands still to play to this trick after this one. */
  readonly after: readonly Seat[];
  /** Played, discarded or otherwise out of the game, as far as the viewer knows. */
  readonly gone: CardSet;
  /** Cards whose place the viewer does not know. */
  readonly unseen: CardSet;
  /** Hands in view besides `hand`, by seat; 0 for closed ones. */
  readonly seen: readonly CardSet[];
}

/** Builds the scene for the hand whose turn it is. */
export function toScene(deal: PlayDeal, seat: Seat, legal: readonly Card[]): Scene {
  const hand = toSet(deal.hands[seat] ?? []);
  const seen = deal.hands.map((cards, owner) => (owner === seat ? 0 : toSet(cards)));
  const gone = goneCards(deal);
  const trick = deal.trick.cards.map((played) => ({ seat: played.seat, index: indexOf(played.card) }));
  const trump = trumpIn(deal);
  const ledSuit = ledSuitOf(deal);
  return {
    seat,
    hand,
    legal: toSet(legal),
    trump,
    trick,
    ledSuit,
    winning: winningCard(trick, ledSuit, trump),
    after: seatsAfter(deal, seat),
    gone,
    unseen: ~(hand | gone | seen.reduce((all, set) => all | set, 0)),
    seen,
  };
}

/** Returns the cards of the legal set that would win the trick as it stands. */
export function winners(scene: Scene): CardSet {
  if (scene.ledSuit === null) return scene.legal;
  const trumps = scene.trump === NO_TRUMP ? 0 : scene.legal & suitMask(scene.trump);
  if (scene.winning === null) return scene.legal & (suitMask(scene.ledSuit) | trumps);
  const higher = scene.legal & above(scene.winning.index);
  return suitOf(scene.winning.index) === scene.trump ? higher : higher | trumps;
}

/** Is the card the highest of its suit among those not gone? */
export function isMaster(scene: Scene, index: CardIndex): boolean {
  return (above(index) & ~scene.gone & ~scene.hand) === 0;
}

/** Cards of the suit that are neither gone nor in the hand. */
export function others(scene: Scene, suit: number): CardSet {
  return suitMask(suit) & ~scene.gone & ~scene.hand;
}

export function masters(scene: Scene, among: CardSet): CardSet {
  return toIndices(among)
    .filter((index) => isMaster(scene, index))
    .reduce((set, index) => set | (1 << index), 0);
}

/** Returns the card of a non-empty set with the lowest rank, whatever its suit. */
export function lowestRanked(set: CardSet): CardIndex {
  return toIndices(set).reduce((low, next) => ((next & 7) < (low & 7) ? next : low));
}

/** Returns the card of a non-empty set with the highest rank, whatever its suit. */
export function highestRanked(set: CardSet): CardIndex {
  return toIndices(set).reduce((high, next) => ((next & 7) > (high & 7) ? next : high));
}

function goneCards(deal: PlayDeal): CardSet {
  const played = [...deal.tricks, deal.trick].flatMap((trick) => trick.cards.map(({ card }) => card));
  const talon = deal.undertaking.kind === "allPass" ? deal.talon : [];
  return toSet(played) | toSet(deal.discard) | toSet(talon);
}

function trumpIn({ undertaking }: PlayDeal): number {
  return undertaking.kind === "game" ? trumpNumber(undertaking.trump) : NO_TRUMP;
}

function ledSuitOf(deal: PlayDeal): number | null {
  const first = deal.trick.talonCard ?? deal.trick.cards[0]?.card;
  return first === undefined ? null : suitOf(indexOf(first));
}

function winningCard(trick: Scene["trick"], ledSuit: number | null, trump: number): Scene["winning"] {
  if (ledSuit === null) return null;
  const able = trick.filter(({ index }) => suitOf(index) === ledSuit || suitOf(index) === trump);
  return able.reduce<Scene["winning"]>(
    (best, next) => (best === null || beats(next.index, best.index, trump) ? next : best),
    null,
  );
}

function beats(next: CardIndex, best: CardIndex, trump: number): boolean {
  return suitOf(next) === suitOf(best) ? next > best : suitOf(next) === trump;
}

function seatsAfter(deal: PlayDeal, seat: Seat): Seat[] {
  const order = deal.seats;
  const start = order.indexOf(deal.trick.leader);
  const fromLeader = order.map((_, step) => order[(start + step) % order.length] ?? seat);
  return fromLeader.slice(fromLeader.indexOf(seat) + 1);
}
