import type { Translate } from "./create-i18n.ts";
import type { Bid, Call, Card, WhistAnswer } from "./domain.ts";

type Rank = Card extends `${infer R}${"s" | "c" | "d" | "h"}` ? R : never;
type Suit = "s" | "c" | "d" | "h";
type Denomination = Suit | "n";

/** Returns a card as it is spoken: "дама пик", "queen of spades". */
export function cardName(t: Translate, card: Card): string {
  // A card is a rank followed by a suit, by its type.
  const [rank, suit] = [...card] as [Rank, Suit];
  return t(($) => $.cards.name, {
    rank: t(($) => $.cards.rank[rank]),
    suit: t(($) => $.cards.ofSuit[suit]),
  });
}

/** Returns the corner index of a card: "Д", "Q", "10". */
export function cardIndex(t: Translate, card: Card): string {
  // The first character of a card is its rank, by its type.
  const rank = card[0] as Rank;
  return t(($) => $.cards.index[rank]);
}

/** Returns a bid as it is spoken: "6 пик", "7 no-trump", "Мизер". */
export function bidName(t: Translate, bid: Bid): string {
  if (bid === "misere") return t(($) => $.cards.misere);
  if (bid === "misereWithoutTalon") return t(($) => $.cards.misereWithoutTalon);
  const match = /^(\d+)([scdhn])(w?)$/.exec(bid);
  if (match === null) return bid;
  const [, level, letter, without] = match;
  // The expression above admits only the five denominations.
  const denomination = letter as Denomination;
  const game = t(($) => $.cards.game, { level, denomination: t(($) => $.cards.denomination[denomination]) });
  return without === "w" ? t(($) => $.cards.withoutTalon, { game }) : game;
}

/** Returns a call of the auction as it is spoken. */
export function callName(t: Translate, call: Call): string {
  if (call === "pass") return t(($) => $.cards.pass);
  if (call === "hold") return t(($) => $.cards.hold);
  return bidName(t, call);
}

/** Returns a whist answer as it is spoken. */
export function whistName(t: Translate, answer: WhistAnswer): string {
  return t(($) => $.cards.whist[answer]);
}
