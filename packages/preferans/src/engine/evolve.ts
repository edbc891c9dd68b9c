import { at } from "../at.ts";
import { addCards, removeCards, type SeenCard } from "../cards/cards.ts";
import { auctionState } from "../auction/auction.ts";
import { EngineError } from "../engine-error.ts";
import type { GameEvent } from "../pulya/events.ts";
import {
  afterWhist,
  basicsOf,
  dealIn,
  playOnAs,
  startGame,
  startMisere,
  startPlay,
  startWhistedGame,
  startWithoutTalon,
} from "./phases.ts";
import { addEntries } from "../pulya/sheet.ts";
import { handsOfDeal, type Seat } from "../seats.ts";
import type { AuctionDeal, Deal, FinishedDeal, Pulya } from "../pulya/state.ts";
import { bombsAfter } from "../paper/bombs.ts";
import { streakAfter } from "../paper/streak.ts";
import { handAfter, newTrick, nextLeader } from "../play/tricks.ts";
import type { ProjectedEvent, View } from "./views.ts";

type Evolver<T extends GameEvent["type"]> = (pulya: Pulya, event: Extract<GameEvent, { type: T }>) => Pulya;

/** A copy of a list by seat with one place exchanged. */
function withSeat<T>(list: readonly T[], seat: Seat, value: T): readonly T[] {
  return list.with(seat, value);
}

const withDeal = (pulya: Pulya, deal: Deal): Pulya => ({ ...pulya, deal });

const handOf = (deal: Deal, seat: Seat): readonly SeenCard[] => at(deal.hands, seat);

const dealt: Evolver<"dealt"> = (pulya, { number, dealer, hands, talon }) => {
  const seats = handsOfDeal(pulya.settings.players, dealer);
  const deal: AuctionDeal = { number, dealer, seats, hands, talon, calls: [], phase: "auction", turn: dealer };
  return { ...pulya, dealer, dealNumber: number, deal: onTurn(pulya, deal) };
};

function onTurn(pulya: Pulya, deal: AuctionDeal): AuctionDeal {
  const state = auctionState(pulya, deal);
  return state.kind === "open" ? { ...deal, turn: state.turn } : deal;
}

const called: Evolver<"called"> = (pulya, { seat, call }) => {
  const deal = dealIn(pulya, "auction");
  return withDeal(pulya, onTurn(pulya, { ...deal, calls: [...deal.calls, { seat, call }] }));
};

const talonTaken: Evolver<"talonTaken"> = (pulya, { declarer, bid, cards }) => {
  const deal = dealIn(pulya, "auction");
  const hands = withSeat(deal.hands, declarer, addCards(handOf(deal, declarer), cards));
  const basics = { ...basicsOf(deal), hands, talon: cards };
  return withDeal(pulya, { ...basics, phase: "order", turn: declarer, declarer, bid, conceded: false });
};

const talonLeft: Evolver<"talonLeft"> = (pulya, { declarer, bid }) => {
  const { settings } = pulya;
  return withDeal(pulya, startWithoutTalon(dealIn(pulya, "auction"), { settings, declarer, bid }));
};

const allPassStarted: Evolver<"allPassStarted"> = (pulya) =>
  withDeal(pulya, startPlay({ ...dealIn(pulya, "auction"), discard: [] }, { kind: "allPass" }));

function afterDiscard(pulya: Pulya, seat: Seat, discard: readonly SeenCard[]) {
  const deal = dealIn(pulya, "order");
  return { ...basicsOf(deal), hands: withSeat(deal.hands, seat, removeCards(handOf(deal, seat), discard)), discard };
}

const ordered: Evolver<"ordered"> = (pulya, { seat, discard, contract }) => {
  const start = afterDiscard(pulya, seat, discard);
  return withDeal(pulya, startGame(start, { settings: pulya.settings, declarer: seat, contract }));
};

const discarded: Evolver<"discarded"> = (pulya, { seat, discard }) => {
  const start = afterDiscard(pulya, seat, discard);
  return withDeal(pulya, startMisere(start, { settings: pulya.settings, declarer: seat }));
};

const conceded: Evolver<"conceded"> = (pulya) => withDeal(pulya, { ...dealIn(pulya, "order"), conceded: true });

const whistAnswered: Evolver<"whistAnswered"> = (pulya, { seat, answer }) => {
  const deal = dealIn(pulya, "whist");
  const answeredDeal = { ...deal, whists: [...deal.whists, { seat, answer }] };
  return withDeal(pulya, afterWhist(answeredDeal, pulya.settings));
};

const opennessChosen: Evolver<"opennessChosen"> = (pulya, { seat, open }) => {
  const lightWhister = open ? seat : null;
  if (pulya.deal?.phase === "play") return withDeal(pulya, playOnAs(pulya.deal, lightWhister));
  return withDeal(pulya, startWhistedGame(dealIn(pulya, "openness"), { whisters: [seat], lightWhister }));
};

const handsOpened: Evolver<"handsOpened"> = (pulya, { hands: opened }) => {
  const deal = dealIn(pulya, "play");
  let { hands } = deal;
  for (const { seat, cards } of opened) hands = withSeat(hands, seat, cards);
  return withDeal(pulya, { ...deal, hands, open: [...deal.open, ...opened.map(({ seat }) => seat)] });
};

const talonCardTurned: Evolver<"talonCardTurned"> = (pulya, { card }) => {
  const deal = dealIn(pulya, "play");
  const talon = deal.talon.with(deal.tricks.length, card);
  return withDeal(pulya, { ...deal, talon, trick: { ...deal.trick, talonCard: card } });
};

const cardPlayed: Evolver<"cardPlayed"> = (pulya, { seat, by, card }) => {
  const deal = dealIn(pulya, "play");
  const hands = withSeat(deal.hands, seat, removeCards(handOf(deal, seat), [card]));
  const trick = { ...deal.trick, cards: [...deal.trick.cards, { seat, by, card }] };
  return withDeal(pulya, { ...deal, hands, trick, turn: handAfter(deal), offer: null });
};

const trickTaken: Evolver<"trickTaken"> = (pulya, { seat }) => {
  const deal = dealIn(pulya, "play");
  const leader = nextLeader(deal, seat, pulya.settings);
  return withDeal(pulya, {
    ...deal,
    turn: leader,
    tricks: [...deal.tricks, { ...deal.trick, winner: seat }],
    trick: newTrick(leader),
    taken: withSeat(deal.taken, seat, at(deal.taken, seat) + 1),
  });
};

const handedOver: Evolver<"handedOver"> = (pulya, { to }) => {
  const deal = dealIn(pulya, "play");
  if (deal.undertaking.kind !== "misere") {
    throw new EngineError("EVENT_OUT_OF_PLACE", "only a catcher of a misère hands over");
  }
  return withDeal(pulya, { ...deal, undertaking: { ...deal.undertaking, soleCatcher: to } });
};

const offered: Evolver<"offered"> = (pulya, { type: _type, ...offer }) =>
  withDeal(pulya, { ...dealIn(pulya, "play"), offer: { ...offer, accepted: [] } });

const offerAnswered: Evolver<"offerAnswered"> = (pulya, { seat, accept }) => {
  const deal = dealIn(pulya, "play");
  if (deal.offer === null) throw new EngineError("EVENT_OUT_OF_PLACE", "no offer to answer");
  const { offer, refusedOffers } = deal;
  if (accept) return withDeal(pulya, { ...deal, offer: { ...offer, accepted: [...offer.accepted, seat] } });
  const refused = withSeat(refusedOffers, offer.seat, at(refusedOffers, offer.seat) + 1);
  return withDeal(pulya, { ...deal, offer: null, refusedOffers: refused });
};

const offerWithdrawn: Evolver<"offerWithdrawn"> = (pulya, { seat }) => {
  const deal = dealIn(pulya, "play");
  const withdrawn = withSeat(deal.withdrawnOffers, seat, at(deal.withdrawnOffers, seat) + 1);
  return withDeal(pulya, { ...deal, offer: null, withdrawnOffers: withdrawn });
};

const whistsIn = (deal: Deal): FinishedDeal["whists"] => {
  if ("whists" in deal) return deal.whists;
  return deal.phase === "play" && deal.undertaking.kind === "game" ? deal.undertaking.whists : [];
};

const dealScored: Evolver<"dealScored"> = (pulya, { result, hands, talon, discard }) => {
  const { deal, sheet } = pulya;
  if (deal === null) throw new EngineError("EVENT_OUT_OF_PLACE", "no deal to score");
  const finished: FinishedDeal = {
    ...basicsOf(deal),
    hands,
    talon,
    discard,
    phase: "finished",
    whists: whistsIn(deal),
    tricks: deal.phase === "play" ? deal.tricks : [],
    result,
  };
  const bombs = bombsAfter(pulya, finished);
  return { ...pulya, ...streakAfter(pulya, finished), bombs, sheet: addEntries(sheet, result.entries), deal: finished };
};

const pulyaSettled: Evolver<"pulyaSettled"> = (pulya, { settlement }) => ({ ...pulya, settlement });

const EVOLVERS: { readonly [T in GameEvent["type"]]: Evolver<T> } = {
  dealt,
  called,
  talonTaken,
  talonLeft,
  allPassStarted,
  ordered,
  discarded,
  conceded,
  whistAnswered,
  opennessChosen,
  handsOpened,
  talonCardTurned,
  cardPlayed,
  trickTaken,
  handedOver,
  offered,
  offerAnswered,
  offerWithdrawn,
  dealScored,
  pulyaSettled,
};

/**
 * Folds an event into a pulya, or a projected event into a view. Throws `EngineError` if the event cannot have happened
 * there: events come from `decide`, so that is a damaged journal or a bug, never bad input.
 */
export function evolve(view: View, event: ProjectedEvent): View;
export function evolve(pulya: Pulya, event: GameEvent): Pulya;
export function evolve(pulya: Pulya, event: GameEvent): Pulya {
  // The table pairs each event type with its own function, which an index by a union cannot express.
  const evolver = EVOLVERS[event.type] as (pulya: Pulya, event: GameEvent) => Pulya;
  return evolver(pulya, event);
}
