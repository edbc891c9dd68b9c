import { decide } from "./decide.ts";
import { deckDealing, nextDealer } from "../pulya/dealing.ts";
import type { GameEvent } from "../pulya/events.ts";
import { evolve } from "./evolve.ts";
import { sameJson } from "./same-json.ts";
import { handsOfDeal } from "../seats.ts";
import type { Pulya } from "../pulya/state.ts";

/** Stored events that were folded, or the place of the first that cannot have happened there. */
export type EventsReading =
  | { readonly ok: true; readonly pulya: Pulya; readonly events: readonly GameEvent[] }
  | { readonly ok: false; readonly code: "BAD_EVENT"; readonly at: number };

type Raw = Readonly<Record<string, unknown>>;

const isRaw = (value: unknown): value is Raw => typeof value === "object" && value !== null;

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? Array.from<unknown>(value) : []);

/** A deck for the next deal out of lists by seat. */
function deckOf(pulya: Pulya, hands: readonly unknown[], talon: readonly unknown[]): readonly unknown[] {
  const seats = handsOfDeal(pulya.settings.players, nextDealer(pulya));
  return deckDealing(
    seats.map((seat) => listOf(hands[seat])),
    talon,
  );
}

/** The command behind an event that somebody's wish has brought about, as unchecked as the event. */
const COMMAND_BEHIND: Readonly<Record<string, (event: Raw, pulya: Pulya) => unknown>> = {
  dealt: ({ hands, talon }, pulya) => ({ type: "deal", deck: deckOf(pulya, listOf(hands), listOf(talon)) }),
  called: ({ seat, call }) => ({ type: "call", seat, call }),
  ordered: ({ seat, discard, contract }) => ({ type: "order", seat, discard, contract }),
  discarded: ({ seat, discard }) => ({ type: "discard", seat, discard }),
  conceded: ({ seat }) => ({ type: "concede", seat }),
  whistAnswered: ({ seat, answer }) => ({ type: "answerWhist", seat, answer }),
  opennessChosen: ({ seat, open }) => ({ type: "chooseOpenness", seat, open }),
  cardPlayed: ({ by, card }) => ({ type: "playCard", seat: by, card }),
  handedOver: ({ seat }) => ({ type: "handOver", seat }),
  offered: ({ seat, taken, shows }) => ({ type: "offer", seat, taken, shows }),
  offerAnswered: ({ seat, accept }) => ({ type: "answerOffer", seat, accept }),
  offerWithdrawn: ({ seat }) => ({ type: "withdrawOffer", seat }),
  pulyaSettled: () => ({ type: "stop" }),
};

/** All that the command behind an event brings about; nothing if there is no such command or it is refused. */
function eventsFrom(pulya: Pulya, event: unknown): readonly GameEvent[] {
  if (!isRaw(event) || typeof event["type"] !== "string") return [];
  const command = Object.hasOwn(COMMAND_BEHIND, event["type"]) ? COMMAND_BEHIND[event["type"]] : undefined;
  const decision = decide(pulya, command?.(event, pulya));
  return decision.ok ? decision.events : [];
}

/**
 * Folds events that were stored somewhere, trusting none: each must be what the rules bring about at its place. The last
 * command's events may be cut short. Refused with `BAD_EVENT` and the place of the first wrong one.
 */
export function foldStored(start: Pulya, stored: readonly unknown[]): EventsReading {
  let pulya = start;
  let due: readonly GameEvent[] = [];
  const events: GameEvent[] = [];
  for (const [at, event] of stored.entries()) {
    if (due.length === 0) due = eventsFrom(pulya, event);
    const [expected, ...later] = due;
    if (expected === undefined || !sameJson(expected, event)) return { ok: false, code: "BAD_EVENT", at };
    pulya = evolve(pulya, expected);
    events.push(expected);
    due = later;
  }
  return { ok: true, pulya, events };
}
