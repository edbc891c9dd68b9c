import type { TableCommand } from "../commands/commands.ts";
import { leavesTurn, turnAfter } from "../clock/turns.ts";
import type { TableEvent } from "../state/events.ts";
import { evolveToTurn } from "../state/evolve-table.ts";
import type { Table } from "../state/table.ts";
import type { Transition } from "../state/transition.ts";

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
