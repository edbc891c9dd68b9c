import { standingBid } from "../auction/auction.ts";
import { faceDown, type SeenCard } from "../cards/cards.ts";
import type { GameEvent } from "../pulya/events.ts";
import { isWithoutTalon } from "../cards/ladder.ts";
import { personsAt, type Viewer } from "../seats.ts";
import type { Deal, Pulya } from "../pulya/state.ts";

declare const seenBy: unique symbol;

/** A pulya as somebody may see it: hidden cards are card backs. Only `viewFor` and `evolve` make one. */
export type View = Pulya & { readonly [seenBy]: "view" };

/** A pulya that is no view: the one that knows all cards. */
export type FullPulya = Pulya & { readonly [seenBy]?: never };

/** An event as somebody may see it. Only `project` makes one. */
export type ProjectedEvent = GameEvent & { readonly [seenBy]: "event" };

function seesHand(deal: Deal, viewer: Viewer, seat: number): boolean {
  return seat === viewer || (deal.phase === "play" && deal.open.some((open) => open === seat));
}

/** Before the end of the deal the talon is seen once declarer has taken it, in an all-pass card by card. */
function seenTalon(deal: Deal): readonly SeenCard[] {
  const bid = standingBid(deal.calls)?.bid;
  if (deal.phase === "play" && deal.undertaking.kind === "allPass") {
    const turned = [...deal.tricks, deal.trick].filter(({ talonCard }) => talonCard !== null).length;
    return [...deal.talon.slice(0, turned), ...faceDown(deal.talon.slice(turned))];
  }
  const shown = deal.phase !== "auction" && bid !== undefined && !isWithoutTalon(bid);
  return shown ? deal.talon : faceDown(deal.talon);
}

const declarerIn = (deal: Deal): Viewer | null => standingBid(deal.calls)?.seat ?? null;

function seenDeal(deal: Deal, viewer: Viewer): Deal {
  if (deal.phase === "finished") return deal;
  const hands = deal.hands.map((hand, seat) => (seesHand(deal, viewer, seat) ? hand : faceDown(hand)));
  const seen = { ...deal, hands, talon: seenTalon(deal) };
  if (!("discard" in seen) || declarerIn(deal) === viewer) return seen;
  return { ...seen, discard: faceDown(seen.discard) };
}

/** Somebody without a hand of their own, the sitting dealer among them, sees what a spectator sees (VIEW2). */
const asPerson = ({ settings }: Pulya, viewer: Viewer): Viewer =>
  personsAt(settings.players).some((person) => person === viewer) ? viewer : "spectator";

/** Returns the pulya as a viewer may see it. A finished deal is public. */
export function viewFor(pulya: Pulya, viewer: Viewer): View {
  const { deal } = pulya;
  const seen = deal === null ? pulya : { ...pulya, deal: seenDeal(deal, asPerson(pulya, viewer)) };
  // This is where views come from: the brand marks that hidden cards have been turned down.
  return seen as View;
}

function hideCards(event: GameEvent, viewer: Viewer): GameEvent {
  switch (event.type) {
    case "dealt": {
      const own = viewer === event.dummy ? "spectator" : viewer;
      const hands = event.hands.map((hand, seat) => (seat === own ? hand : faceDown(hand)));
      return { ...event, hands, talon: faceDown(event.talon) };
    }
    case "ordered":
    case "discarded":
      return event.seat === viewer ? event : { ...event, discard: faceDown(event.discard) };
    default:
      return event;
  }
}

/** Returns an event as a viewer may see it; folding it into their view gives the view of the new state. */
export function project(event: GameEvent, viewer: Viewer): ProjectedEvent {
  // This is where projected events come from: the brand marks that hidden cards have been turned down.
  return hideCards(event, viewer) as ProjectedEvent;
}
