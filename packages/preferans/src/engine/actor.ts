import { at } from "../at.ts";
import { auctionState } from "../auction/auction.ts";
import { isOfferAccepted } from "../play/offers.ts";
import { asksForOpenness } from "../play/opening.ts";
import type { Seat } from "../seats.ts";
import type { PlayDeal, Pulya } from "../pulya/state.ts";
import { TRICKS, isFull } from "../play/tricks.ts";
import { whistState } from "../play/whisting.ts";

/** The person who plays the cards of the hand on turn, in open play perhaps somebody else, or chooses light or dark (WHIST10, WHIST13, MIS3). */
function playerOf(deal: PlayDeal): Seat {
  const { undertaking, turn } = deal;
  if (undertaking.kind === "allPass") return turn;
  if (undertaking.kind === "misere") return turn === undertaking.declarer ? turn : (undertaking.soleCatcher ?? turn);
  const { lightWhister, whisters } = undertaking;
  if (asksForOpenness(deal)) return at(whisters, 0);
  // Until the hands lie open the whister sees only their own.
  return turn !== undertaking.declarer && lightWhister !== null && deal.open.includes(turn) ? lightWhister : turn;
}

/** Returns the person who must act now; null between deals, after the end, and while an event is still to follow. */
export function actorOf(pulya: Pulya): Seat | null {
  const { deal, settings } = pulya;
  if (deal === null) return null;
  switch (deal.phase) {
    case "auction": {
      const state = auctionState(pulya, deal);
      return state.kind === "open" ? state.turn : null;
    }
    case "order":
      return deal.conceded ? null : deal.declarer;
    case "whist": {
      const state = whistState({ deal, settings });
      return state.kind === "asked" ? state.seat : null;
    }
    case "openness":
      return deal.turn;
    case "play": {
      const ended = deal.tricks.length === TRICKS || isFull(deal.trick) || isOfferAccepted(pulya, deal);
      return ended ? null : playerOf(deal);
    }
    case "finished":
      return null;
  }
}
