import { decide, type Command, type Pulya } from "@trelyazh/preferans";
import type { TableRefusal } from "./refusals.ts";
import type { TableEvent } from "../state/events.ts";
import type { Table } from "../state/table.ts";
import type { TableCommand } from "./commands.ts";

export type TableDecision =
  | { readonly ok: true; readonly events: readonly TableEvent[] }
  | { readonly ok: false; readonly code: TableRefusal };

export type CommandOf<T extends TableCommand["type"]> = Extract<TableCommand, { type: T }>;

export function accept(...events: readonly TableEvent[]): TableDecision {
  return { ok: true, events };
}

export function refuse(code: TableRefusal): TableDecision {
  return { ok: false, code };
}

/** Decides on what belongs to the play: nothing of it happens before the start or in a pause. */
export function inPulya(table: Table, decision: (pulya: Pulya) => TableDecision): TableDecision {
  if (table.pulya === null) return refuse("TABLE_NOT_STARTED");
  return table.pause === null ? decision(table.pulya) : refuse("TABLE_PAUSED");
}

export function decideGame(pulya: Pulya, command: Command): TableDecision {
  const decision = decide(pulya, command);
  return decision.ok ? accept(...decision.events.map((event) => ({ type: "game" as const, event }))) : decision;
}
