import { actorOf, type Seat } from "@trelyazh/preferans";
import { evolveToTurn } from "../state/evolve-table.ts";
import { type Table, type TableEvent, type Turn } from "../state/table.ts";
import type { TableCommand } from "../commands/commands.ts";
import type { Transition } from "../state/transition.ts";

/** Moves that are made beside the turn: whoever's turn it was keeps it, with its clock. */
const ASIDES: readonly string[] = ["offer", "answerOffer", "withdrawOffer", "handOver"];

/** The least that a turn has left when play goes on after a pause. */
const LEAST_AFTER_PAUSE_MS = 5000;

/** Says whether that command takes a decision, so that a new one is due after it. */
function takesTurn(command: TableCommand): boolean {
  switch (command.type) {
    case "deal":
    case "timeOut":
      return true;
    case "act":
      return !ASIDES.includes(command.wish.type);
    case "moveBot":
      return !ASIDES.includes(command.move.type);
    default:
      return false;
  }
}

/** Says whether a turn runs on through that event, whatever follows it in the same command. */
function leavesTurn(event: TableEvent, turn: Turn | null): boolean {
  switch (event.type) {
    case "proposed":
    case "proposalAnswered":
      return true;
    case "seatTaken":
      return event.seat !== turn?.actor;
    default:
      return false;
  }
}

interface Outcome {
  readonly events: readonly TableEvent[];
  readonly at: number;
}

/**
 * Gives a command's events their numbers, their time and the turn that follows; returns each with the table right after
 * it. A turn that is over is followed by none before the last event: in between nobody can act.
 */
export function numberEvents(table: Table, command: TableCommand, { events, at }: Outcome): readonly Transition[] {
  const transitions: Transition[] = [];
  let before = table;
  for (const [index, event] of events.entries()) {
    const kept = leavesTurn(event, before.turn) ? before.turn : null;
    const isLast = index === events.length - 1;
    const transition = evolveToTurn(before, { seq: before.seq + 1, at, event }, (after) =>
      isLast ? turnAfter(after, { table, command, event, at }) : kept,
    );
    before = transition.table;
    transitions.push(transition);
  }
  return transitions;
}

interface TurnChange {
  /** As it was before the command. */
  readonly table: Table;
  readonly command: TableCommand;
  /** The command's last one. */
  readonly event: TableEvent;
  readonly at: number;
}

function turnAfter(table: Table, change: TurnChange): Turn | null {
  const { command, event } = change;
  if (event.type === "bankOpened") return inBank(change.table.turn, event);
  const actor = personToAct(table);
  if (actor === null) return null;
  const kept = takesTurn(command) ? null : turnOf(change.table, actor);
  const number = kept?.number ?? table.seq;
  if (table.seats[actor]?.kind !== "human") return { number, actor, deadlineAt: null, ...restOf(kept, change) };
  return runningOn(kept, command) ?? { number, actor, deadlineAt: change.at + timeFor(change.table, kept) };
}

/** Who leaves and sits down again must not have gained by it. A bank takes its rest back by itself. */
function restOf(kept: Turn | null, { command, at }: TurnChange): Pick<Turn, "leftMs"> {
  if (kept?.leftMs !== undefined) return { leftMs: kept.leftMs };
  if (command.type !== "leave" || kept === null || kept.deadlineAt === null) return {};
  return { leftMs: kept.bank === undefined ? Math.max(0, kept.deadlineAt - at) : 0 };
}

function personToAct({ status, pulya, pause }: Table): Seat | null {
  return status === "playing" && pulya !== null && pause === null ? actorOf(pulya) : null;
}

function turnOf({ turn }: Table, actor: Seat): Turn | null {
  return turn?.actor === actor ? turn : null;
}

function inBank(turn: Turn | null, { bank, ms }: Extract<TableEvent, { type: "bankOpened" }>): Turn | null {
  return turn === null || turn.deadlineAt === null ? null : { ...turn, deadlineAt: turn.deadlineAt + ms, bank };
}

/** A turn with a clock that goes on keeps its deadline, moved by the time that the club was away. */
function runningOn(kept: Turn | null, command: TableCommand): Turn | null {
  if (kept === null || kept.deadlineAt === null) return null;
  return command.type === "recover" ? { ...kept, deadlineAt: kept.deadlineAt + command.outageMs } : kept;
}

/** A new turn has its whole time, one that a pause or its player's leaving has interrupted what was left of it. */
function timeFor({ turnSeconds, pause }: Table, kept: Turn | null): number {
  if (kept?.leftMs !== undefined) return kept.leftMs;
  const leftMs = pause?.turnLeftMs ?? null;
  return leftMs === null ? turnSeconds * 1000 : Math.max(LEAST_AFTER_PAUSE_MS, leftMs);
}
