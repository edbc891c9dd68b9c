import { actorOf } from "./actor.ts";
import { legalCalls } from "../auction/auction.ts";
import type { Card } from "../cards/cards.ts";
import type { Move } from "../pulya/commands.ts";
import type { Legal, LegalAside } from "./legal.ts";
import {
  hasCardsToShow,
  possibleOffers,
  refusalOfOfferAnswer,
  refusalOfWithdrawal,
  receiverOrRefusal,
  refusalToOffer,
} from "../play/offers.ts";
import { cardsToDiscardFrom, legalContracts, refusalToConcede } from "../auction/orders.ts";
import type { Seat } from "../seats.ts";
import { isMisere } from "../cards/ladder.ts";
import type { Deal, FinishedDeal, OrderDeal, Pulya } from "../pulya/state.ts";
import { asksForOpenness } from "../play/opening.ts";
import { legalCards } from "../play/tricks.ts";
import { openAnswers } from "../play/whisting.ts";

type LegalTurn = Exclude<Legal, { readonly kind: "none" }>;

const NOTHING: Legal = { kind: "none" };

function legalInOrder(pulya: Pulya, deal: OrderDeal): LegalTurn {
  const cards = cardsToDiscardFrom(deal);
  if (isMisere(deal.bid)) return { kind: "discard", cards };
  return {
    kind: "order",
    cards,
    contracts: legalContracts(deal.bid),
    mayConcede: refusalToConcede(pulya, deal) === null,
  };
}

/** Returns what whoever is on turn may do; somebody must be. */
export function legalOnTurn(pulya: Pulya, deal: Exclude<Deal, FinishedDeal>): LegalTurn {
  switch (deal.phase) {
    case "auction":
      return { kind: "call", calls: legalCalls(pulya, deal) };
    case "order":
      return legalInOrder(pulya, deal);
    case "whist":
      return { kind: "whist", answers: openAnswers({ deal, settings: pulya.settings }) };
    case "openness":
      return { kind: "openness" };
    case "play":
      return asksForOpenness(deal) ? { kind: "openness" } : { kind: "play", hand: deal.turn, cards: legalCards(deal) };
  }
}

/** Returns what a seat may do now: exactly what `decide` accepts of it. Works on the full pulya and on that seat's view. */
export function legal(pulya: Pulya, seat: Seat): Legal {
  const { deal } = pulya;
  if (deal === null || deal.phase === "finished" || actorOf(pulya) !== seat) return NOTHING;
  return legalOnTurn(pulya, deal);
}

/** Returns what a seat may do besides its turn: offers, and handing over at a misère (MIS3, OFFER1). */
export function legalAside(pulya: Pulya, seat: Seat): LegalAside {
  const { deal } = pulya;
  if (deal?.phase !== "play") {
    return {
      mayOffer: false,
      mayShowCards: false,
      mayAnswerOffer: false,
      mayWithdrawOffer: false,
      mayHandOver: false,
    };
  }
  const mayOffer = refusalToOffer(pulya, deal, seat) === null;
  return {
    mayOffer,
    mayShowCards: mayOffer && hasCardsToShow(deal, seat),
    mayAnswerOffer: refusalOfOfferAnswer(pulya, deal, seat) === null,
    mayWithdrawOffer: refusalOfWithdrawal(deal, seat) === null,
    mayHandOver: typeof receiverOrRefusal(deal, seat) === "number",
  };
}

function pairs(cards: readonly Card[]): readonly (readonly [Card, Card])[] {
  return cards.flatMap((first, place) =>
    cards.slice(place + 1).map((second): readonly [Card, Card] => [first, second]),
  );
}

/** Returns every move that a seat may make on its turn, one by one; a discard is listed in one order of its cards. */
export function legalMoves(pulya: Pulya, seat: Seat): readonly Move[] {
  const options = legal(pulya, seat);
  switch (options.kind) {
    case "none":
      return [];
    case "call":
      return options.calls.map((call) => ({ type: "call", seat, call }));
    case "order": {
      const orders = pairs(options.cards).flatMap((discard) =>
        options.contracts.map((contract): Move => ({ type: "order", seat, discard, contract })),
      );
      return options.mayConcede ? [...orders, { type: "concede", seat }] : orders;
    }
    case "discard":
      return pairs(options.cards).map((discard) => ({ type: "discard", seat, discard }));
    case "whist":
      return options.answers.map((answer) => ({ type: "answerWhist", seat, answer }));
    case "openness":
      return [true, false].map((open) => ({ type: "chooseOpenness", seat, open }));
    case "play":
      return options.cards.map((card) => ({ type: "playCard", seat, card }));
  }
}

function offersOf(seat: Seat, taken: readonly number[], { mayShowCards }: LegalAside): readonly Move[] {
  const closed: Move = { type: "offer", seat, taken };
  return mayShowCards ? [closed, { ...closed, shows: true }] : [closed];
}

/** Returns every move that a seat may make besides its turn, one by one. */
export function asideMoves(pulya: Pulya, seat: Seat): readonly Move[] {
  const { deal } = pulya;
  if (deal?.phase !== "play") return [];
  const may = legalAside(pulya, seat);
  const moves: Move[] = [];
  if (may.mayOffer) for (const taken of possibleOffers(pulya, deal)) moves.push(...offersOf(seat, taken, may));
  if (may.mayAnswerOffer) {
    for (const accept of [true, false]) moves.push({ type: "answerOffer", seat, accept });
  }
  if (may.mayWithdrawOffer) moves.push({ type: "withdrawOffer", seat });
  if (may.mayHandOver) moves.push({ type: "handOver", seat });
  return moves;
}
