import type { Card, Deal, Legal, Move, PlayDeal, Seat } from "@trelyazh/preferans";
import { cardAt, toSet } from "../card-set.ts";
import { toScene } from "../scene.ts";
import type { Player } from "../temper.ts";
import { chooseCall } from "./auction.ts";
import { chooseMisereDiscard, chooseOrder } from "./discard.ts";
import { playAvoiding } from "./play-avoidance.ts";
import { playCatcher } from "./play-catcher.ts";
import { playDeclarer } from "./play-declarer.ts";
import { playDefence } from "./play-defence.ts";
import { chooseOpenness, chooseWhist } from "./whist.ts";

/** Returns the move that the rules of thumb choose in the seat's turn; null when the seat has no decision to take. */
export function noviceMove(deal: Deal, player: Player, choice: Legal): Move | null {
  const { seat } = player;
  switch (choice.kind) {
    case "none":
      return null;
    case "call":
      return deal.phase === "auction" ? { type: "call", seat, call: chooseCall(deal, player, choice.calls) } : null;
    case "order": {
      const { discard, contract } = chooseOrder(choice.cards, choice.contracts);
      return { type: "order", seat, discard, contract };
    }
    case "discard":
      return { type: "discard", seat, discard: chooseMisereDiscard(choice.cards) };
    case "whist":
      return deal.phase === "whist"
        ? { type: "answerWhist", seat, answer: chooseWhist(deal, player, choice.answers) }
        : null;
    case "openness":
      return { type: "chooseOpenness", seat, open: chooseOpenness() };
    case "play":
      return deal.phase === "play"
        ? { type: "playCard", seat, card: chooseCard(deal, choice.hand, choice.cards) }
        : null;
  }
}

function chooseCard(deal: PlayDeal, hand: Seat, cards: readonly Card[]): Card {
  const legal = toSet(cards);
  if ((legal & (legal - 1)) === 0 && cards[0] !== undefined) return cards[0];
  const scene = toScene(deal, hand, cards);
  const { undertaking } = deal;
  if (undertaking.kind === "allPass") return cardAt(playAvoiding(scene));
  const { declarer } = undertaking;
  if (undertaking.kind === "misere") {
    return cardAt(hand === declarer ? playAvoiding(scene) : playCatcher(scene, declarer));
  }
  return cardAt(hand === declarer ? playDeclarer(scene) : playDefence(scene, declarer));
}
