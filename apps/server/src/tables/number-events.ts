import { actorOf } from "@trelyazh/preferans";
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

function turnAfter(table: Table, { previous, command, at }: TurnChange): Turn | null {
  const actor = table.status === "playing" && table.pulya !== null ? actorOf(table.pulya) : null;
  if (actor === null) return null;
  const kept = previous !== null && previous.actor === actor && !takesTurn(command) ? previous : null;
  const number = kept?.number ?? table.seq;
  if (table.seats[actor]?.kind !== "human") return { number, actor, deadlineAt: null };
  const outageMs = command.type === "recover" ? command.outageMs : 0;
  const deadlineAt =
    (kept?.deadlineAt ?? null) === null ? at + table.turnSeconds * 1000 : (kept?.deadlineAt ?? at) + outageMs;
  return { number, actor, deadlineAt };
}
