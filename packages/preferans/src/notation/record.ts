import type { Card, SeenCard } from "../cards/cards.ts";
import { known } from "../cards/cards.ts";
import type { Move } from "../pulya/commands.ts";
import type { DealtCards } from "../pulya/deal-of.ts";
import type { GameEvent } from "../pulya/events.ts";
import type { DealResult } from "../pulya/score.ts";
import type { Seat } from "../seats.ts";
import type { Settings } from "../settings/settings.ts";

/** A deal as it is written down. */
export interface DealRecord extends DealtCards {
  /** Every wish that was granted, in order. */
  readonly moves: readonly Move[];
  /** Null while the deal goes on. */
  readonly result: DealResult | null;
}

/** A pulya as it is written down (NOTATION.md). */
export interface PulyaRecord {
  readonly settings: Settings;
  /** Dealer of the first deal. */
  readonly dealer: Seat;
  readonly deals: readonly DealRecord[];
  /** Balances in whole whists by seat; null while the pulya goes on. */
  readonly balances: readonly number[] | null;
}

type MoveEvent = Exclude<
  GameEvent["type"],
  | "dealt"
  | "talonTaken"
  | "talonLeft"
  | "allPassStarted"
  | "handsOpened"
  | "talonCardTurned"
  | "trickTaken"
  | "dealScored"
  | "pulyaSettled"
>;

const pairOf = (cards: readonly SeenCard[]): readonly [Card, Card] | null => {
  const [first, second] = known(cards);
  return first === undefined || second === undefined ? null : [first, second];
};

const MOVES: { readonly [T in MoveEvent]: (event: Extract<GameEvent, { type: T }>) => Move | null } = {
  called: ({ seat, call }) => ({ type: "call", seat, call }),
  ordered: ({ seat, discard: cards, contract }) => {
    const discard = pairOf(cards);
    return discard && { type: "order", seat, discard, contract };
  },
  discarded: ({ seat, discard: cards }) => {
    const discard = pairOf(cards);
    return discard && { type: "discard", seat, discard };
  },
  conceded: ({ seat }) => ({ type: "concede", seat }),
  whistAnswered: ({ seat, answer }) => ({ type: "answerWhist", seat, answer }),
  opennessChosen: ({ seat, open }) => ({ type: "chooseOpenness", seat, open }),
  cardPlayed: ({ by, card }) => ({ type: "playCard", seat: by, card }),
  handedOver: ({ seat }) => ({ type: "handOver", seat }),
  offered: (event) => ({ ...event, type: "offer" }),
  offerAnswered: ({ seat, accept }) => ({ type: "answerOffer", seat, accept }),
  offerWithdrawn: ({ seat }) => ({ type: "withdrawOffer", seat }),
};

/** Returns the move that an event goes back to; null if it followed by itself, or hides cards from this viewer. */
export function moveOf(event: GameEvent): Move | null {
  if (!Object.hasOwn(MOVES, event.type)) return null;
  // The table pairs each event type with its own function, which an index by a union cannot express.
  const toMove = MOVES[event.type as MoveEvent] as (event: GameEvent) => Move | null;
  return toMove(event);
}

interface Draft {
  deals: DealRecord[];
  balances: readonly number[] | null;
}

function addToLast(draft: Draft, change: (deal: DealRecord) => DealRecord): void {
  const last = draft.deals.pop();
  if (last !== undefined) draft.deals.push(change(last));
}

function write(draft: Draft, event: GameEvent): void {
  const move = moveOf(event);
  if (move !== null) addToLast(draft, (deal) => ({ ...deal, moves: [...deal.moves, move] }));
  else if (event.type === "dealt") {
    draft.deals.push({ hands: event.hands.map(known), talon: known(event.talon), moves: [], result: null });
  } else if (event.type === "dealScored") {
    const { hands, talon, result } = event;
    addToLast(draft, (deal) => ({ ...deal, hands, talon, result }));
  } else if (event.type === "pulyaSettled") draft.balances = event.settlement.shown;
}

interface Pulya {
  readonly settings: Settings;
  readonly dealer: Seat;
}

/** Writes a pulya down: where it began, and its events from the first on. */
export function recordOf({ settings, dealer }: Pulya, events: readonly GameEvent[]): PulyaRecord {
  const draft: Draft = { deals: [], balances: null };
  for (const event of events) write(draft, event);
  return { settings, dealer, ...draft };
}
