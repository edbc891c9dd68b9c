import { bidName, callName, cardName, whistName, type Translate } from "@trelyazh/i18n";
import type { Move } from "@trelyazh/preferans";

/** Returns a move as a player would say it. */
export function moveText(t: Translate, move: Move): string {
  switch (move.type) {
    case "call":
      return callName(t, move.call);
    case "playCard":
      return cardName(t, move.card);
    case "order":
    case "discard": {
      const cards = move.discard.map((card) => cardName(t, card)).join(", ");
      if (move.type === "discard") return t(($) => $.hints.discard, { cards });
      return t(($) => $.hints.order, { cards, contract: bidName(t, move.contract) });
    }
    case "answerWhist":
      return whistName(t, move.answer);
    case "chooseOpenness":
      return move.open ? t(($) => $.table.openness.light) : t(($) => $.table.openness.dark);
    case "answerOffer":
      return move.accept ? t(($) => $.table.offer.accept) : t(($) => $.table.offer.refuse);
    case "concede":
      return t(($) => $.table.order.concede);
    case "handOver":
    case "offer":
    case "withdrawOffer":
      return "";
  }
}
