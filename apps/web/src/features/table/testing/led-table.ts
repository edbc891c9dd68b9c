import {
  actorOf,
  DECK,
  decide,
  evolve,
  legalMoves,
  settingsOf,
  startPulya,
  viewFor,
  type Command,
  type GameEvent,
  type Move,
  type Pulya,
  type Seat,
} from "@trelyazh/preferans";
import type { Table } from "@trelyazh/table";
import { tableWith } from "./table-with.ts";

/** Seat 1 plays six spades in the dark, whisted by both others. */
function isWanted(move: Move): boolean {
  if (move.type === "call") return move.call === (move.seat === 1 ? "6s" : "pass");
  return move.type === "answerWhist" && move.answer === "whist";
}

function nextCommand(pulya: Pulya): Command {
  const actor = actorOf(pulya);
  if (actor === null) return { type: "deal", deck: DECK };
  const moves = legalMoves(pulya, actor);
  const move = moves.find(isWanted) ?? moves[0];
  if (move === undefined) throw new Error("nothing can be done");
  return move;
}

/** Returns what the next command makes happen, always the same one. */
export function nextEvents(pulya: Pulya): readonly GameEvent[] {
  const decision = decide(pulya, nextCommand(pulya));
  if (!decision.ok) throw new Error(decision.code);
  return decision.events;
}

/** Plays a pulya on by that command. */
export function playOn(pulya: Pulya): Pulya {
  return nextEvents(pulya).reduce<Pulya>((before, event) => evolve(before, event), pulya);
}

/** A pulya of three in its first deal, just before seat 1, the declarer, leads to the first trick. */
export function pulyaBeforeTheLead(): Pulya {
  let pulya: Pulya = startPulya({ settings: settingsOf("sochi"), dealer: 0 });
  while (pulya.deal?.phase !== "play") pulya = playOn(pulya);
  return pulya;
}

const PERSON = (name: string) => ({ kind: "human", userId: name, name }) as const;

/** A table of Ann, Bob and Eve as one of them sees it, whose turn it is in the pulya: turn 7, event 40. */
export function tableSeenBy(you: Seat, pulya: Pulya, given: Partial<Table> = {}): Table {
  const actor = actorOf(pulya);
  return tableWith({
    status: "playing",
    seats: [PERSON("ann"), PERSON("bob"), PERSON("eve")],
    turn: actor === null ? null : { number: 7, actor, deadlineAt: null },
    // Nobody has a reserve, which would be shown.
    banks: { time: [0, 0, 0], connection: [0, 0, 0] },
    pulya: viewFor(pulya, you),
    seq: 40,
    ...given,
  });
}
