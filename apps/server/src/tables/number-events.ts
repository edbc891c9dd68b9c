import { actorOf, type Seat } from "@trelyazh/preferans";
import { evolveTable, type Table, type TableEnvelope, type TableEvent, type Turn } from "@trelyazh/protocol";
import type { TableCommand } from "./table-commands.ts";
import type { Step } from "./table-feed.ts";

/** Moves that are made beside the turn: whoever's turn it was keeps it, with its clock. */
const ASIDES: readonly string[] = ["offer", "answerOffer", "withdrawOffer", "handOver"];

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

/**
 * Gives a command's events their numbers, their time and the turn that follows; returns each with the table right after
 * it. Only the last one names the turn: in between nobody can act.
 */
export function numberEvents(
  table: Table,
  command: TableCommand,
  outcome: { readonly events: readonly TableEvent[]; readonly at: number },
): readonly Step[] {
  const steps: Step[] = [];
  let before = table;
  for (const [index, event] of outcome.events.entries()) {
    let envelope: TableEnvelope = { seq: before.seq + 1, at: outcome.at, event, turn: null };
    if (index === outcome.events.length - 1) {
      const turn = turnAfter(evolveTable(before, envelope), { previous: table.turn, command, at: outcome.at });
      envelope = { ...envelope, turn };
    }
    before = evolveTable(before, envelope);
    steps.push({ envelope, table: before });
  }
  return steps;
}

interface TurnChange {
  readonly previous: Turn | null;
  readonly command: TableCommand;
  readonly at: number;
}

function turnAfter(table: Table, change: TurnChange): Turn | null {
  const actor = personToAct(table);
  if (actor === null) return null;
  const kept = change.previous?.actor === actor && !takesTurn(change.command) ? change.previous : null;
  const human = table.seats[actor]?.kind === "human";
  return { number: kept?.number ?? table.seq, actor, deadlineAt: human ? deadlineOf(table, kept, change) : null };
}

function personToAct({ status, pulya }: Table): Seat | null {
  return status === "playing" && pulya !== null ? actorOf(pulya) : null;
}

/** A turn that goes on keeps its deadline, moved by the time that the club was away; any other gets its whole time. */
function deadlineOf(table: Table, kept: Turn | null, { command, at }: TurnChange): number {
  if (kept === null || kept.deadlineAt === null) return at + table.turnSeconds * 1000;
  return kept.deadlineAt + (command.type === "recover" ? command.outageMs : 0);
}
