import { isCard, type Card, type GameEvent, type Seat } from "@trelyazh/preferans";

/** Words that look like cards but are games: `7s` may be either. */
const GAME_KEYS = new Set(["call", "contract", "bid"]);

/** All cards that stand anywhere in a value; backs are none. */
export function cardsIn(value: unknown): Card[] {
  if (typeof value === "string") return isCard(value) ? [value] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => (GAME_KEYS.has(key) ? [] : cardsIn(part)));
}

/** Returns the cards that somebody may know right after an event, from those known before it: told from the rules alone and not by the server's own views. */
export function knownAfter(known: ReadonlySet<Card>, event: GameEvent, seat: Seat | null): ReadonlySet<Card> {
  const before = event.type === "dealt" ? [] : known;
  const more = [...ownCards(event, seat), ...shownBy(event)];
  return event.type !== "dealt" && more.length === 0 ? known : new Set([...before, ...more]);
}

function ownCards(event: GameEvent, seat: Seat | null): readonly Card[] {
  if (seat === null) return [];
  if (event.type === "dealt") return cardsIn(event.hands[seat]);
  return "discard" in event && "seat" in event && event.seat === seat ? cardsIn(event.discard) : [];
}

/** The cards that an event shows to everybody. */
function shownBy(event: GameEvent): readonly Card[] {
  switch (event.type) {
    case "dealt":
    case "ordered":
    case "discarded":
      return [];
    default:
      return cardsIn(event);
  }
}
