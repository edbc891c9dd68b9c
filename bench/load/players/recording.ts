import {
  DECK,
  SEATS,
  decide,
  evolve,
  legal,
  settingsOf,
  startPulya,
  type Command,
  type Pulya,
} from "@trelyazh/preferans";
import { messageFor, type TableMessage } from "@trelyazh/protocol";
import type { TableEnvelope, TableEvent } from "@trelyazh/table";
import { randomFrom, type Random } from "@trelyazh/solver";
import { chooseMove } from "./choose-move.ts";

const DEALS = 12;
const SEED = 1;
const TURN_MS = 300_000;

/** What a move makes happen, with all that follows from it until the next one: at a club, each goes to everybody at the table. */
export type RecordedMove = readonly TableEvent[];

/** Plays some deals by chance. As at the club under load, the first is dealt at once, and the next ones follow without a pause. */
export function recordMoves(): readonly RecordedMove[] {
  const random = randomFrom(SEED);
  const closeBy = { kind: "each", target: 100, aid: true } as const;
  let pulya = startPulya({ settings: settingsOf("sochi", { closeBy }), dealer: 0 });
  const moves: RecordedMove[] = [];
  let events: TableEvent[] = [];
  const carryOut = (command: Command): void => {
    const decision = decide(pulya, command);
    if (!decision.ok) throw new Error(`the recording is wrong: ${decision.code}`);
    for (const event of decision.events) {
      pulya = evolve(pulya, event);
      events.push({ type: "game", event });
    }
  };
  while (pulya.dealNumber < DEALS) {
    const move = moveBy(pulya, random);
    carryOut(move ?? { type: "deal", deck: shuffled(random) });
    if (move === null) continue;
    moves.push(events);
    events = [];
  }
  return moves;
}

function moveBy(pulya: Pulya, random: Random): Command | null {
  for (const seat of SEATS) {
    const wish = legal(pulya, seat).kind === "none" ? null : chooseMove(pulya, seat, random);
    if (wish !== null) return { ...wish, seat };
  }
  return null;
}

function shuffled(random: Random) {
  const cards = [...DECK];
  return DECK.map(() => cards.splice(random(cards.length), 1).flat()).flat();
}

/** One event of a recording as a club sends it: the same object for all at the table unless it hides something from them. */
export function messagesOf(event: TableEvent, seq: number): readonly TableMessage[] {
  const at = Date.now();
  const turn = { number: seq, actor: 0, deadlineAt: at + TURN_MS } as const;
  const envelope: TableEnvelope = { seq, at, event, turn };
  const open = messageFor(envelope, "spectator", at);
  const isOpen = open.kind === "event" && open.envelope === envelope;
  return SEATS.slice(0, 3).map((seat) => (isOpen ? open : messageFor(envelope, seat, at)));
}
