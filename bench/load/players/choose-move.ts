import { legal, type Card, type Legal, type Pulya, type Seat } from "@trelyazh/preferans";
import type { Wish } from "@trelyazh/table";
import type { Random } from "@trelyazh/solver";

type Turn = Exclude<Legal, { readonly kind: "none" }>;

function pick<T>(items: readonly T[], random: Random): T {
  // Where somebody is on turn, there is something to pick from.
  return items[random(items.length)] as T;
}

function pair(cards: readonly Card[], random: Random): [Card, Card] {
  const first = pick(cards, random);
  return [
    first,
    pick(
      cards.filter((card) => card !== first),
      random,
    ),
  ];
}

/** Any legal move by chance, without a list of all of them; null for a seat that is not on turn. */
export function chooseMove(pulya: Pulya, seat: Seat, random: Random): Wish | null {
  const options = legal(pulya, seat);
  return options.kind === "none" ? null : wishOf(options, random);
}

function wishOf(options: Turn, random: Random): Wish {
  switch (options.kind) {
    case "call":
      return { type: "call", call: pick(options.calls, random) };
    case "order":
      return { type: "order", discard: pair(options.cards, random), contract: pick(options.contracts, random) };
    case "discard":
      return { type: "discard", discard: pair(options.cards, random) };
    case "whist":
      return { type: "answerWhist", answer: pick(options.answers, random) };
    case "openness":
      return { type: "chooseOpenness", open: random(2) === 1 };
    case "play":
      return { type: "playCard", card: pick(options.cards, random) };
    default:
      return options satisfies never;
  }
}
