import { NO_TRUMP } from "../card-set.ts";
import { shuffleInPlace, type Random } from "../random.ts";
import type { HandNumber, Position } from "./position.ts";

export const KINDS = ["trump", "noTrump", "misere", "allPass"] as const;
export type Kind = (typeof KINDS)[number];

export interface EndingWish {
  readonly kind: Kind;
  readonly cards: number;
  /** Cards of the current trick already played, 0 to 2. */
  readonly played: number;
}

/** Makes a position of which nothing else is known than its kind and size; every second one has one suit less. */
export function randomPosition(random: Random, { kind, cards, played }: EndingWish): Position {
  const suits = cards <= 5 && random(2) === 0 ? 3 : 4;
  const deck = shuffleInPlace(
    Array.from({ length: 8 * suits }, (_, card) => card),
    random,
  );
  const hands = [0, 1, 2].map((hand) => deck.slice(hand * cards, (hand + 1) * cards));
  const leader = handNumber(random);
  const frame = { ...randomGame(random, { kind, rest: deck.slice(3 * cards) }), declarer: handNumber(random), leader };
  const trick: number[] = [];
  for (let place = 0; place < played; place += 1) {
    const hand = hands[(leader + place) % 3] ?? [];
    const card = randomLegal(random, hand, { trump: frame.trump, suit: suitOf(frame.talon?.cards[0] ?? trick[0]) });
    hand.splice(hand.indexOf(card), 1);
    trick.push(card);
  }
  return { ...frame, trick, hands: hands.map((hand) => hand.reduce((set, card) => set | (1 << card), 0)) };
}

function randomGame(
  random: Random,
  { kind, rest }: { kind: Kind; rest: readonly number[] },
): Pick<Position, "trump" | "goal" | "talon"> {
  if (kind === "trump") return { trump: random(4), goal: "most" };
  if (kind === "allPass") return { trump: NO_TRUMP, goal: "fewest", talon: randomTalon(random, rest) };
  return { trump: NO_TRUMP, goal: kind === "noTrump" ? "most" : "fewest" };
}

/** In every second one the talon cards are those of a sitting dealer. */
function randomTalon(random: Random, rest: readonly number[]): NonNullable<Position["talon"]> {
  const cards = rest.slice(0, 1 + random(2));
  return { cards, canWin: random(2) === 0, thereafter: random(2) === 0 ? "leader" : "winner" };
}

function randomLegal(
  random: Random,
  hand: readonly number[],
  rules: { trump: number; suit: number | undefined },
): number {
  const following = hand.filter((card) => suitOf(card) === rules.suit);
  const trumps = hand.filter((card) => suitOf(card) === rules.trump);
  const choice = following.length > 0 ? following : rules.suit !== undefined && trumps.length > 0 ? trumps : hand;
  const card = choice[random(choice.length)];
  if (card === undefined) throw new Error("an empty hand cannot play");
  return card;
}

function suitOf(card: number | undefined): number | undefined {
  return card === undefined ? undefined : card >>> 3;
}

function handNumber(random: Random): HandNumber {
  // Three values, all of them hands.
  return random(3) as HandNumber;
}
