import { actorOf, type Seat } from "@trelyazh/preferans";
import type { TableCommand } from "../commands/commands.ts";
import type { TableEvent } from "../state/events.ts";
import { isUntimed } from "../state/occupants.ts";
import type { Table, Turn } from "../state/table.ts";

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
export function leavesTurn(event: TableEvent, turn: Turn | null): boolean {
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

export interface TurnChange {
  /** As it was before the command. */
  readonly table: Table;
  readonly command: TableCommand;
  /** The command's last one. */
  readonly event: TableEvent;
  readonly at: number;
}

/** Returns the turn that is due after a command, at the table as its events have left it; null when nobody has to act. */
export function turnAfter(table: Table, change: TurnChange): Turn | null {
  const { command, event } = change;
  if (event.type === "bankOpened") return inBank(change.table.turn, event);
  const actor = personToAct(table);
  if (actor === null) return null;
  const kept = takesTurn(command) ? null : turnOf(change.table, actor);
  const number = kept?.number ?? table.seq;
  if (table.seats[actor]?.kind !== "human") return { number, actor, deadlineAt: null, ...restOf(kept, change) };
  if (isUntimed(table)) return { number, actor, deadlineAt: null };
  return runningOn(kept, command) ?? { number, actor, deadlineAt: change.at + timeFor(change.table, kept) };
}

/** A player who leaves and sits down again must not have gained by it. A bank takes its rest back by itself. */
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
