import { at } from "../at.ts";
import { known } from "../cards/cards.ts";
import { levelOf, type Game } from "../cards/contract.ts";
import type { OpenHand } from "../pulya/events.ts";
import { DUMMY, firstHand, type Seat } from "../seats.ts";
import type { OpenTiming, Settings } from "../settings/settings.ts";
import type { PlayDeal, Undertaking } from "../pulya/state.ts";
import { defendersOf } from "./whisting.ts";

/** Ten is played without whisting, and both defenders lay their cards open (WHIST8). */
export function isCheckedTen(contract: Game, settings: Settings): boolean {
  return levelOf(contract) === 10 && settings.ten === "checked";
}

/** Tells whether the first card lies, and the sole whister is asked for light or dark before the second (WHIST13). */
export function asksForOpenness({ undertaking, trick }: PlayDeal): boolean {
  return undertaking.kind === "game" && undertaking.isOpennessDue && trick.cards.length > 0;
}

type Contested = Exclude<Undertaking, { readonly kind: "allPass" }>;

function hasCome(timing: OpenTiming, deal: PlayDeal, declarer: Seat): boolean {
  // Hands that open at the first card are open before the second: no later trick has to be asked about.
  const begun = deal.trick.cards.length > 0;
  const defenderLeads = firstHand(deal.seats) !== declarer;
  return begun || timing === "beforeLead" || (timing === "beforeDefenderLead" && defenderLeads);
}

/** The defenders' hands that are to lie open in this deal, whenever their time comes. */
function handsMeantOpen(deal: PlayDeal, undertaking: Contested, settings: Settings): readonly Seat[] {
  const defenders = defendersOf(deal.seats, undertaking.declarer);
  if (undertaking.kind === "misere") return defenders;
  if (isCheckedTen(undertaking.contract, settings)) return defenders;
  if (undertaking.lightWhister === null) return [];
  return settings.players === 2 ? [DUMMY] : defenders;
}

/** Whose hands lie open by now, or are to be turned up. */
function handsInTheLight(deal: PlayDeal, undertaking: Contested, settings: Settings): readonly Seat[] {
  const timing = undertaking.kind === "misere" ? settings.misereOpenTiming : settings.openTiming;
  const defending = hasCome(timing, deal, undertaking.declarer) ? handsMeantOpen(deal, undertaking, settings) : [];
  return deal.offer?.shows ? [...defending, undertaking.declarer] : defending;
}

/** The hands to be turned up now (WHIST8, WHIST11, MIS2, OFFER6); empty if none. */
export function handsToOpen(deal: PlayDeal, settings: Settings): readonly OpenHand[] {
  if (deal.undertaking.kind === "allPass") return [];
  return handsInTheLight(deal, deal.undertaking, settings)
    .filter((seat) => !deal.open.includes(seat))
    .map((seat) => ({ seat, cards: known(at(deal.hands, seat)) }));
}
