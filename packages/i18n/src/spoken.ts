import type { TableEvent } from "@trelyazh/table";
import type { Translate } from "./create-i18n.ts";
import type { GameEvent, GameEventOf } from "./domain.ts";
import { entrySentence, sentence, type SentenceContext } from "./sentence.ts";

const SUITS = ["s", "c", "d", "h"] as const;
const RANKS = ["A", "K", "Q", "J", "T", "9", "8", "7"] as const;

/** Returns a hand as it is spoken: suit by suit, each from the top, "spades: ace, 9; hearts: jack". */
function spokenHand(t: Translate, cards: readonly string[]): string {
  return SUITS.flatMap((suit) => {
    const ranks = RANKS.filter((rank) => cards.includes(`${rank}${suit}`)).map((rank) => t(($) => $.cards.rank[rank]));
    if (ranks.length === 0) return [];
    return [t(($) => $.sentences.hand.suit, { suit: t(($) => $.sentences.suits[suit]), ranks: ranks.join(", ") })];
  }).join("; ");
}

function dealt({ t, you }: SentenceContext, { hands }: GameEventOf<"dealt">): readonly string[] {
  const own = you === null ? "" : spokenHand(t, hands[you] ?? []);
  return own === "" ? [] : [t(($) => $.sentences.hand.you, { hand: own })];
}

function opened({ t, nameOf, you }: SentenceContext, { hands }: GameEventOf<"handsOpened">): readonly string[] {
  const others = hands.filter(({ seat }) => seat !== you);
  return others.map(({ seat, cards }) =>
    t(($) => $.sentences.hand.other, { name: nameOf(seat), hand: spokenHand(t, cards) }),
  );
}

function scored(context: SentenceContext, { result }: GameEventOf<"dealScored">): readonly string[] {
  return result.entries.map((entry) => `${entrySentence(context, entry)}.`);
}

function spokenOfGame(context: SentenceContext, event: GameEvent, told: string): readonly string[] {
  switch (event.type) {
    case "dealt":
      return [told, ...dealt(context, event)];
    case "handsOpened":
      return [context.t(($) => $.sentences.handsOpenedAloud), ...opened(context, event)];
    case "dealScored":
      return [told, ...scored(context, event)];
    default:
      return [told];
  }
}

/** Tells what happened for the ear alone: what `sentence` says, and what the eye sees with it: cards, and lines of the paper. */
export function spokenSentence(context: SentenceContext, event: TableEvent): string {
  const told = sentence(context, event);
  return event.type === "game" ? spokenOfGame(context, event.event, told).join(" ") : told;
}
