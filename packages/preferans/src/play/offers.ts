import { at } from "../at.ts";
import type { Refusal } from "../refusals.ts";
import { personsAt, type Seat } from "../seats.ts";
import type { Offer, PlayDeal, Pulya } from "../pulya/state.ts";
import { TALON_TRICKS, TRICKS, dealerTakesTricks } from "./tricks.ts";
import { defendersOf } from "./whisting.ts";

/** Offers in a deal, refused or withdrawn, after which a player may make no more (OFFER5). */
const MAX_REFUSALS = 3;
const MAX_WITHDRAWALS = 5;

/** The people whose consent an offer needs: declarer and whisters, or all three; a passer is not asked (OFFER3). */
export function partiesOf({ settings }: Pulya, deal: PlayDeal): readonly Seat[] {
  const { undertaking, seats } = deal;
  const persons = personsAt(settings.players);
  if (undertaking.kind === "allPass") return seats;
  if (undertaking.kind === "game") return [undertaking.declarer, ...undertaking.whisters];
  const { declarer, soleCatcher } = undertaking;
  const catchers = soleCatcher === null ? defendersOf(seats, declarer) : [soleCatcher];
  return [declarer, ...catchers].filter((seat) => persons.includes(seat));
}

/** Tells whether every party but the one that offered has accepted. */
export function isOfferAccepted(pulya: Pulya, deal: PlayDeal): boolean {
  const { offer } = deal;
  if (offer === null) return false;
  return partiesOf(pulya, deal).every((seat) => seat === offer.seat || offer.accepted.includes(seat));
}

/** Tricks that the sitting dealer can still win with talon cards. */
function dealerRoom({ settings }: Pulya, deal: PlayDeal): number {
  if (deal.undertaking.kind !== "allPass" || !dealerTakesTricks(settings)) return 0;
  return Math.max(0, TALON_TRICKS - deal.tricks.length);
}

/** The most tricks a hand can end with; a place without a hand has what the talon can bring. */
function mostTricks(pulya: Pulya, deal: PlayDeal, seat: number): number {
  const won = at(deal.taken, seat);
  const plays = deal.seats.some((hand) => hand === seat);
  return won + (plays ? TRICKS - deal.tricks.length : dealerRoom(pulya, deal));
}

/** Tells whether these final tricks can still come about: ten in all, nobody below what they have won. */
function isPossible(pulya: Pulya, deal: PlayDeal, taken: readonly number[]): boolean {
  if (taken.length !== deal.taken.length) return false;
  const inRange = taken.every(
    (tricks, seat) =>
      Number.isInteger(tricks) && tricks >= at(deal.taken, seat) && tricks <= mostTricks(pulya, deal, seat),
  );
  return inRange && taken.reduce((sum, tricks) => sum + tricks, 0) === TRICKS;
}

/** Says why a seat may not offer at all now; null if it may. */
export function refusalToOffer(pulya: Pulya, deal: PlayDeal, seat: Seat): Refusal | null {
  if (!partiesOf(pulya, deal).includes(seat)) return "NOT_YOUR_TURN";
  if (deal.offer !== null) return "OFFER_PENDING";
  if (deal.trick.cards.length > 0) return "NOT_BETWEEN_TRICKS";
  const isUsedUp = at(deal.refusedOffers, seat) >= MAX_REFUSALS || at(deal.withdrawnOffers, seat) >= MAX_WITHDRAWALS;
  return isUsedUp ? "OFFERS_USED_UP" : null;
}

/** Tells whether a seat has cards that an offer may show: declarer, until they lie open (OFFER6). */
export function hasCardsToShow({ undertaking, open }: PlayDeal, seat: Seat): boolean {
  return undertaking.kind !== "allPass" && undertaking.declarer === seat && !open.includes(seat);
}

type Wish = Pick<Offer, "seat" | "taken" | "shows">;

export function refusalOfOffer(pulya: Pulya, deal: PlayDeal, { seat, taken, shows }: Wish): Refusal | null {
  const refusal = refusalToOffer(pulya, deal, seat);
  if (refusal !== null) return refusal;
  const isShown = shows !== true || hasCardsToShow(deal, seat);
  return isShown && isPossible(pulya, deal, taken) ? null : "BAD_OFFER";
}

export function refusalOfOfferAnswer(pulya: Pulya, deal: PlayDeal, seat: Seat): Refusal | null {
  const { offer } = deal;
  if (offer === null) return "NO_OFFER";
  const asked = seat !== offer.seat && !offer.accepted.includes(seat) && partiesOf(pulya, deal).includes(seat);
  return asked ? null : "NOT_YOUR_TURN";
}

export function refusalOfWithdrawal(deal: PlayDeal, seat: Seat): Refusal | null {
  if (deal.offer === null) return "NO_OFFER";
  return deal.offer.seat === seat ? null : "NOT_YOUR_TURN";
}

/**
 * Returns the catcher to whom a seat may hand its cards over, or why it may not: only a catcher of a misère may, once the
 * hands lie open (MIS3).
 */
export function receiverOrRefusal({ undertaking, seats, open }: PlayDeal, seat: Seat): Seat | Refusal {
  if (undertaking.kind !== "misere") return "NOT_A_CATCHER";
  const catchers = defendersOf(seats, undertaking.declarer);
  if (undertaking.soleCatcher !== null || !catchers.includes(seat)) return "NOT_A_CATCHER";
  const [first, second] = catchers;
  if (!open.includes(seat)) return "WRONG_PHASE";
  return seat === first ? second : first;
}

/** Every way in which the tricks of the deal can still be shared. */
export function possibleOffers(pulya: Pulya, deal: PlayDeal): readonly (readonly number[])[] {
  let shares: readonly { readonly taken: readonly number[]; readonly left: number }[] = [{ taken: [], left: TRICKS }];
  for (const [seat, won] of deal.taken.entries()) {
    const most = mostTricks(pulya, deal, seat);
    shares = shares.flatMap(({ taken, left }) =>
      Array.from({ length: Math.max(0, Math.min(most, left) - won + 1) }, (_, more) => ({
        taken: [...taken, won + more],
        left: left - won - more,
      })),
    );
  }
  return shares.filter(({ left }) => left === 0).map(({ taken }) => taken);
}
