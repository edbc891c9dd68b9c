import { NO_TRUMP, sizeOf, suitMask, suitOf, type CardIndex, type CardSet } from "../card-set.ts";

/** Declarer plays for most tricks against two (a game), or for fewest (a misère). */
export type Goal = "most" | "fewest";

/** A hand of the three, clockwise. */
export type HandNumber = 0 | 1 | 2;

/** Any moment of the play with all cards known. Hands are numbered 0 to 2 clockwise. */
export interface Position {
  /** What each hand still holds, without the cards of the current trick. */
  readonly hands: readonly CardSet[];
  /** 0 to 3 for a trump suit, `NO_TRUMP` for none. A misère has none. */
  readonly trump: number;
  readonly goal: Goal;
  readonly declarer: HandNumber;
  /** Who led, or leads, the current trick. */
  readonly leader: HandNumber;
  /** The cards of the current trick, leader's first; at most two. */
  readonly trick: readonly CardIndex[];
  /** In an all-pass: what talon cards do to this trick and the next one, which `leader` leads both. */
  readonly talon?: TalonTricks;
}

export interface TalonTricks {
  /** One or two cards, the current trick's first: each fixes the suit of its trick. */
  readonly cards: readonly CardIndex[];
  /** Whether a card that nobody beats has its trick, which none of the three hands then wins (PASS3). */
  readonly canWin: boolean;
  /** Who leads the trick after them; `leader` again where a talon card has won the last of them. */
  readonly thereafter: "leader" | "winner";
}

/** A deal before the discard: declarer's hand has two cards more than the others'. */
export type DiscardPosition = Omit<Position, "trick" | "talon">;

/** The three hands as they are dealt, before anything is undertaken. */
export interface DealtHands {
  /** Ten cards each, or as many as are left, clockwise. */
  readonly hands: readonly CardSet[];
  readonly leader: HandNumber;
}

const POSITION_FAULTS = [
  "NOT_A_POSITION",
  "THREE_HANDS_NEEDED",
  "NO_SUCH_HAND",
  "NO_SUCH_TRUMP",
  "MISERE_HAS_NO_TRUMP",
  "TALON_OUT_OF_PLACE",
  "TRICK_TOO_LONG",
  "NO_SUCH_CARD",
  "CARD_TWICE",
  "UNEVEN_HANDS",
  "TOO_MANY_CARDS",
  "NO_CARDS",
  "TRICK_BREAKS_RULES",
] as const;
export type PositionFault = (typeof POSITION_FAULTS)[number];

/** Returns why no deal can come to this position; null if it is sound. */
export function faultOf(position: Position): PositionFault | null {
  if (!isShaped(position)) return "NOT_A_POSITION";
  return faultOfFrame(position) ?? faultOfTrick(position) ?? faultOfCards(position);
}

/** Tells whether a value from outside has the lists of a position; what they hold is another question. */
export function isShaped(position: Partial<Position> | null | undefined): boolean {
  const talon: Partial<TalonTricks> | null | undefined = position?.talon;
  const lists = [position?.hands, position?.trick, talon === undefined ? [] : talon?.cards];
  return lists.every((list) => Array.isArray(list));
}

function faultOfFrame(position: Position): PositionFault | null {
  const { hands, trump, goal, declarer, leader } = position;
  if (hands.length !== 3) return "THREE_HANDS_NEEDED";
  if (![0, 1, 2].includes(declarer) || ![0, 1, 2].includes(leader)) return "NO_SUCH_HAND";
  if (!Number.isInteger(trump) || trump < NO_TRUMP || trump > 3) return "NO_SUCH_TRUMP";
  if (goal === "fewest" && trump !== NO_TRUMP) return "MISERE_HAS_NO_TRUMP";
  return faultOfTalon(position);
}

function faultOfTalon({ talon, goal, hands }: Position): PositionFault | null {
  if (talon === undefined) return null;
  const tricks = Math.max(...hands.map(sizeOf));
  const areCards = talon.cards.every(isCard) && typeof talon.canWin === "boolean";
  return areCards && goal === "fewest" && talon.cards.length <= Math.min(tricks, 2) ? null : "TALON_OUT_OF_PLACE";
}

const isCard = (card: number): boolean => Number.isInteger(card) && card >= 0 && card < 32;

function faultOfTrick({ trick, hands }: Position): PositionFault | null {
  if (trick.length > 2) return "TRICK_TOO_LONG";
  return trick.every(isCard) && hands.every((hand) => Number.isInteger(hand)) ? null : "NO_SUCH_CARD";
}

function faultOfCards(position: Position): PositionFault | null {
  const { hands, trick, leader, talon } = position;
  const sets = [...hands, ...[...trick, ...(talon?.cards ?? [])].map((card) => 1 << card)];
  const all = sets.reduce((union, set) => union | set, 0);
  if (sizeOf(all) !== sets.reduce((sum, set) => sum + sizeOf(set), 0)) return "CARD_TWICE";
  const sizes = hands.map((hand, number) => sizeOf(hand) + ((number - leader + 3) % 3 < trick.length ? 1 : 0));
  if (sizes.some((size) => size > 10)) return "TOO_MANY_CARDS";
  if (sizes.some((size) => size !== sizes[0])) return "UNEVEN_HANDS";
  if (sizes[0] === 0) return "NO_CARDS";
  return followed(position) ? null : "TRICK_BREAKS_RULES";
}

/** A card of the trick may leave the led suit only if its hand has none left, and trumps only if it has none either. */
function followed({ hands, trick, trump, leader, talon }: Position): boolean {
  const first = talon?.cards[0] ?? trick[0];
  const suit = first === undefined ? null : suitOf(first);
  return trick.every((card, place) => {
    const hand = hands[(leader + place) % 3] ?? 0;
    if (suit === null || suitOf(card) === suit) return true;
    if ((hand & suitMask(suit)) !== 0) return false;
    return trump === NO_TRUMP || suitOf(card) === trump || (hand & suitMask(trump)) === 0;
  });
}
