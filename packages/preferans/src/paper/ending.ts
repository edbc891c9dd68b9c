import { auctionState, standingBid } from "../auction/auction.ts";
import type { Game, GameWithoutTalon } from "../cards/contract.ts";
import { isMisere, isWithoutTalon } from "../cards/ladder.ts";
import { EngineError } from "../engine-error.ts";
import { isOfferAccepted } from "../play/offers.ts";
import { TRICKS } from "../play/tricks.ts";
import { wasReturned, whistState } from "../play/whisting.ts";
import type { Deal, OrderDeal, PlayDeal, Pulya, WhistDeal } from "../pulya/state.ts";
import type { Seat } from "../seats.ts";

interface Declared {
  readonly declarer: Seat;
  /** The order; the bid where none was ordered. */
  readonly contract: Game | GameWithoutTalon;
}

/** Final tricks by seat: as agreed, or as played. */
interface Tricks {
  readonly taken: readonly number[];
}

/** How a deal has ended: all that its score depends on, besides its place in the pulya. */
export type Ending =
  | (Declared & Tricks & { readonly kind: "played"; readonly whisters: readonly Seat[]; readonly isReturned: boolean })
  | (Declared & { readonly kind: "passedOut" })
  | (Declared & { readonly kind: "halfWhist"; readonly half: Seat })
  | (Declared & { readonly kind: "conceded"; readonly contract: Game })
  | (Tricks & {
      readonly kind: "misere";
      readonly declarer: Seat;
      readonly contract: "misere" | "misereWithoutTalon";
    })
  | (Tricks & { readonly kind: "allPass" })
  | { readonly kind: "thrownIn" };

const isPlayedOut = (pulya: Pulya, deal: PlayDeal): boolean =>
  deal.tricks.length === TRICKS || isOfferAccepted(pulya, deal);

/** What was undertaken, as it stands on the paper: the order, unless the bid left the talon where it was. */
function undertaken(deal: Deal, ordered: Game): Game | GameWithoutTalon {
  const bid = standingBid(deal.calls)?.bid ?? ordered;
  return isMisere(bid) || !isWithoutTalon(bid) ? ordered : bid;
}

function endOfPlay(deal: PlayDeal): Ending {
  const { undertaking } = deal;
  const taken = deal.offer?.taken ?? deal.taken;
  if (undertaking.kind === "allPass") return { kind: "allPass", taken };
  const { declarer } = undertaking;
  if (undertaking.kind === "game") {
    const { contract, whisters, whists } = undertaking;
    const isReturned = wasReturned(whists);
    return { kind: "played", declarer, contract: undertaken(deal, contract), whisters, isReturned, taken };
  }
  const bid = standingBid(deal.calls)?.bid ?? "misere";
  return { kind: "misere", declarer, contract: isMisere(bid) ? bid : "misere", taken };
}

function endOfWhisting({ settings }: Pulya, deal: WhistDeal): Ending | null {
  const state = whistState({ deal, settings });
  if (state.kind !== "passedOut" && state.kind !== "half") return null;
  const declared = { declarer: deal.declarer, contract: undertaken(deal, deal.contract) };
  return state.kind === "half"
    ? { kind: "halfWhist", ...declared, half: state.seat }
    : { kind: "passedOut", ...declared };
}

function concession({ declarer, bid }: OrderDeal): Ending {
  if (isMisere(bid) || isWithoutTalon(bid)) throw new EngineError("IMPOSSIBLE_STATE", `nobody concedes ${bid}`);
  return { kind: "conceded", declarer, contract: bid };
}

/** Tells how the deal on the table has ended; null while somebody still has to act. */
export function endingOf(pulya: Pulya, deal: Deal): Ending | null {
  switch (deal.phase) {
    case "auction": {
      const thrownIn = pulya.settings.players === 2 && auctionState(pulya, deal).kind === "allPassed";
      return thrownIn ? { kind: "thrownIn" } : null;
    }
    case "order":
      return deal.conceded ? concession(deal) : null;
    case "whist":
      return endOfWhisting(pulya, deal);
    case "play":
      return isPlayedOut(pulya, deal) ? endOfPlay(deal) : null;
    case "openness":
    case "finished":
      return null;
  }
}
