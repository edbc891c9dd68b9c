import { compareCards, parseCard, type Card } from "../cards/cards.ts";
import { handCount, handsOfDeal, personsAt, type Seat } from "../seats.ts";
import { deckDealing } from "./dealing.ts";

/** Cards of one place: a list, or as people write them, with blanks between: `"7s 10h Ah"`. */
export type Cards = string | readonly string[];

/** What is known of a deal. What is left out, or too short, is filled from `rest`. */
export interface KnownDeal {
  readonly players: 2 | 3 | 4;
  /** Who deals; at a table for four this seat holds no cards. */
  readonly dealer: Seat;
  /** By seat, as dealt; at a table for two the dummy's hand is the third. */
  readonly hands?: readonly (Cards | null)[];
  readonly talon?: Cards;
  /** The order in which the cards that are not known lie: a shuffled deck, say. Cards known already are passed over. */
  readonly rest?: Cards;
}

/** The cards of a deal as they were dealt. */
export interface DealtCards {
  /** By seat, each in order (DEAL5); empty for a dealer who sits out. */
  readonly hands: readonly (readonly Card[])[];
  /** In the order in which an all-pass turns it. */
  readonly talon: readonly Card[];
}

/** A deal that has been set up. */
export interface SetUpDeal extends DealtCards {
  readonly dealer: Seat;
  /** The three hands in speaking order, first hand first. */
  readonly seats: readonly Seat[];
  /** For the command `{ type: "deal", deck }`. */
  readonly deck: readonly Card[];
}

/** What can be wrong with cards that should be a deal. */
export const DEAL_FAULTS = [
  "NO_SUCH_TABLE",
  "NO_SUCH_HAND",
  "DEALER_SITS_OUT",
  "NO_SUCH_CARD",
  "CARD_TWICE",
  "TOO_MANY_CARDS",
  "TOO_FEW_CARDS",
] as const;
export type DealFaultCode = (typeof DEAL_FAULTS)[number];

/** Where cards stop being a deal. */
export interface DealFault {
  readonly code: DealFaultCode;
  /** A seat, the talon, the filling, or the table itself: its number of players and dealer. */
  readonly place: number | "talon" | "rest" | "table";
  /** Which card of that place is wrong, from 0; behind the last one where cards are missing. */
  readonly index: number;
}

/** A deal that was set up, or why there is no such deal. */
export type DealSetUp = ({ readonly ok: true } & SetUpDeal) | ({ readonly ok: false } & DealFault);

const HAND_SIZE = 10;
const TALON_SIZE = 2;

const fault = (code: DealFaultCode, place: DealFault["place"], index = 0): DealFault => ({ code, place, index });

/** Each card said to lie somewhere; null for what is no card. */
function readCards(cards: unknown): readonly (Card | null)[] {
  if (typeof cards === "string") return readCards(cards.split(/\s+/).filter((name) => name !== ""));
  return Array.isArray(cards) ? Array.from(cards, parseCard) : [];
}

function faultOfTable({ players, dealer, hands = [] }: KnownDeal): DealFault | null {
  const isTable = players === 2 || players === 3 || players === 4;
  if (!isTable || !personsAt(players).includes(dealer)) return fault("NO_SUCH_TABLE", "table");
  if (!Array.isArray(hands)) return fault("NO_SUCH_HAND", "table");
  const seats: readonly number[] = handsOfDeal(players, dealer);
  const surplus = hands.findIndex((cards: unknown, seat) => !seats.includes(seat) && readCards(cards).length > 0);
  if (surplus === -1) return null;
  return fault(surplus < handCount(players) ? "DEALER_SITS_OUT" : "NO_SUCH_HAND", surplus);
}

/** A place of the deal: what is said of it, and the cards that lie there so far. */
interface Heap {
  readonly place: Seat | "talon";
  readonly size: number;
  readonly known: unknown;
  readonly cards: Card[];
}

/** Puts down what is known of a place, and notes it as placed; returns the first card that cannot lie there. */
function putDown({ place, size, known, cards }: Heap, placed: Set<Card>): DealFault | null {
  for (const [index, card] of readCards(known).entries()) {
    if (card === null) return fault("NO_SUCH_CARD", place, index);
    if (index >= size) return fault("TOO_MANY_CARDS", place, index);
    if (placed.has(card)) return fault("CARD_TWICE", place, index);
    placed.add(card);
    cards.push(card);
  }
  return null;
}

/** Fills the gaps with those cards of `rest` that lie nowhere yet; returns where they do not suffice. */
function fillUp(heaps: readonly Heap[], rest: unknown, placed: ReadonlySet<Card>): DealFault | null {
  const order = readCards(rest);
  const unread = order.indexOf(null);
  if (unread !== -1) return fault("NO_SUCH_CARD", "rest", unread);
  const left = [...new Set(order)].filter((card): card is Card => card !== null && !placed.has(card));
  for (const { size, cards } of heaps) cards.push(...left.splice(0, size - cards.length));
  const short = heaps.find(({ size, cards }) => cards.length < size);
  return short === undefined ? null : fault("TOO_FEW_CARDS", short.place, short.cards.length);
}

function deal(heaps: readonly Heap[], rest: unknown): DealFault | null {
  const placed = new Set<Card>();
  for (const heap of heaps) {
    const wrong = putDown(heap, placed);
    if (wrong !== null) return wrong;
  }
  return fillUp(heaps, rest, placed);
}

/**
 * Sets up a deal from the cards that are known, and an order for those that are not (DEAL7 to DEAL9). The command
 * `{ type: "deal", deck }` deals it in a pulya whose next dealer is `dealer`.
 */
export function dealOf(known: KnownDeal): DealSetUp {
  const noTable = faultOfTable(known);
  if (noTable !== null) return { ok: false, ...noTable };
  const { players, dealer, hands = [], talon, rest } = known;
  const seats = handsOfDeal(players, dealer);
  const held = seats.map((place): Heap => ({ place, size: HAND_SIZE, known: hands[place], cards: [] }));
  const turned: Heap = { place: "talon", size: TALON_SIZE, known: talon, cards: [] };
  const wrong = deal([...held, turned], rest);
  if (wrong !== null) return { ok: false, ...wrong };
  const sorted = held.map(({ cards }) => cards.toSorted(compareCards));
  return {
    ok: true,
    dealer,
    seats,
    hands: Array.from(
      { length: handCount(players) },
      (_, seat) => sorted[seats.findIndex((place) => place === seat)] ?? [],
    ),
    talon: turned.cards,
    deck: deckDealing(sorted, turned.cards),
  };
}
