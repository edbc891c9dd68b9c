import { at } from "../at.ts";
import { known, strengthOf, suitOf, type Card, type Suit } from "../cards/cards.ts";
import type { Refusal } from "../refusals.ts";
import { firstHand, nextHand, type Seat } from "../seats.ts";
import type { Settings } from "../settings/settings.ts";
import type { PlayDeal, Trick, Undertaking } from "../pulya/state.ts";

/** Tricks in a deal, and cards in a hand. */
export const TRICKS = 10;

/** Cards of a full trick: one from each hand. */
const TRICK_SIZE = 3;

/** Tricks of an all-pass whose suit a talon card fixes. */
export const TALON_TRICKS = 2;

/** The suit that must be followed; null before the first card. A talon card fixes it beforehand (PASS1). */
export function ledSuit(trick: Trick): Suit | null {
  const led = trick.talonCard ?? trick.cards[0]?.card;
  return led === undefined ? null : suitOf(led);
}

function trumpIn(undertaking: Undertaking): Suit | null {
  return undertaking.kind === "game" ? undertaking.trump : null;
}

/** The cards of a hand that may be played: follow suit, else trump, else anything (PLAY2, PLAY3). */
function playableCards(hand: readonly Card[], trick: Trick, trump: Suit | null): readonly Card[] {
  const led = ledSuit(trick);
  if (led === null) return hand;
  const following = hand.filter((card) => suitOf(card) === led);
  if (following.length > 0) return following;
  const trumping = hand.filter((card) => suitOf(card) === trump);
  return trumping.length > 0 ? trumping : hand;
}

/** The hand whose turn it is; empty where the viewer may not see it. */
function handOnTurn(deal: PlayDeal): readonly Card[] {
  return known(at(deal.hands, deal.turn));
}

export function legalCards(deal: PlayDeal): readonly Card[] {
  return playableCards(handOnTurn(deal), deal.trick, trumpIn(deal.undertaking));
}

/** Says why a card of the hand whose turn it is may not be played; null if it may. */
export function refusalOfCard(deal: PlayDeal, card: Card): Refusal | null {
  const hand = handOnTurn(deal);
  if (!hand.includes(card)) return "CARD_NOT_IN_HAND";
  if (legalCards(deal).includes(card)) return null;
  return hand.some((held) => suitOf(held) === ledSuit(deal.trick)) ? "FOLLOW_SUIT" : "MUST_TRUMP";
}

export const isFull = (trick: Trick): boolean => trick.cards.length === TRICK_SIZE;

/** Tells whether the sitting dealer's talon cards win tricks like cards of a hand (PASS3). */
export function dealerTakesTricks({ players, allPass }: Settings): boolean {
  return players === 4 && allPass.talon === "opened" && allPass.dealerTalonCards === "real";
}

/** Who wins a full trick: the highest trump, else the highest card of the suit led (PLAY5, PASS2, PASS3). */
export function trickWinner(deal: PlayDeal, settings: Settings): Seat {
  const { trick } = deal;
  const trump = trumpIn(deal.undertaking);
  const led = ledSuit(trick);
  const strength = (card: Card): number => {
    if (suitOf(card) === trump) return TRICKS + strengthOf(card);
    return suitOf(card) === led ? strengthOf(card) : -1;
  };
  const dealt = trick.talonCard !== null && dealerTakesTricks(settings) ? trick.talonCard : null;
  let best = dealt === null ? at(trick.cards, 0) : { seat: deal.dealer, card: dealt };
  for (const played of trick.cards) if (strength(played.card) > strength(best.card)) best = played;
  return best.seat;
}

/** Tells whether the coming trick waits for a talon card to be turned up (PASS1). */
export function awaitsTalonCard(deal: PlayDeal, settings: Settings): boolean {
  if (deal.undertaking.kind !== "allPass" || settings.allPass.talon === "closed") return false;
  return deal.tricks.length < TALON_TRICKS && deal.trick.talonCard === null;
}

/** The hand that leads after a trick; in an all-pass with an opened talon first hand begins again (PASS1, PASS4). */
export function nextLeader(deal: PlayDeal, winner: Seat, settings: Settings): Seat {
  const { allPass } = settings;
  const finished = deal.tricks.length + 1;
  if (deal.undertaking.kind === "allPass" && allPass.talon === "opened") {
    const talonFollows = finished < TALON_TRICKS;
    const talonJustEnded = finished === TALON_TRICKS && allPass.thirdTrick === "firstHand";
    // The sitting dealer may have won, and holds no cards to lead.
    if (talonFollows || talonJustEnded || !deal.seats.includes(winner)) return firstHand(deal.seats);
  }
  return winner;
}

/** An empty trick, with its leader. */
export function newTrick(leader: Seat): Trick {
  return { leader, talonCard: null, cards: [], winner: null };
}

/** The hand that follows the one which has just played. */
export function handAfter(deal: PlayDeal): Seat {
  return nextHand(deal.seats, deal.turn);
}
