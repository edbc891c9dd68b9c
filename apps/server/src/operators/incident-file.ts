import {
  evolveTable,
  projectEnvelope,
  type Occupant,
  type Table,
  type TableEnvelope,
  type TableEvent,
} from "@trelyazh/table";
import { z } from "zod";
import type { JournalRow } from "../tables/journal/table-store.ts";
import { firstState } from "../tables/journal/replay.ts";

/** A table's journal as it may be handed on: its people are numbers, and nobody's hand in an unfinished deal is told. */
export interface Incident {
  readonly kind: "incident";
  readonly events: readonly TableEnvelope[];
  /** From this event on the deal is unfinished, and its hands are backs; null if none is. */
  readonly unfinishedFrom: number | null;
}

/** Returns what may be handed on of a table: no ids of commands, no names, no hands and seeds of what is not over. */
export function incidentOf(rows: readonly JournalRow[]): Incident {
  const unfinishedFrom = beginOfUnfinishedDeal(rows);
  const numbers = new Map<string, number>();
  const events = rows.map(({ envelope }) => {
    const isHidden = unfinishedFrom !== null && envelope.seq >= unfinishedFrom;
    const seen: TableEnvelope = isHidden ? projectEnvelope(envelope, "spectator") : envelope;
    return { ...seen, event: withoutNames(seen.event, numbers) };
  });
  return { kind: "incident", events, unfinishedFrom };
}

const envelope = z.looseObject({ seq: z.int(), at: z.number(), event: z.looseObject({ type: z.string() }) });
const Incident = z.object({
  kind: z.literal("incident"),
  events: z.array(envelope).min(1),
  unfinishedFrom: z.int().nullable(),
});

/** Reads what `incidentOf` has made; null for anything else. */
export function readIncident(value: unknown): Incident | null {
  // Only the frame is looked at: whether the events make a table is what a replay finds out.
  return Incident.safeParse(value).success ? (value as Incident) : null;
}

/** Returns the number of the event that has dealt what is still being played; null if nothing is. */
function beginOfUnfinishedDeal(rows: readonly JournalRow[]): number | null {
  let table: Table | null = null;
  let begin: number | null = null;
  for (const row of rows) {
    const { event, seq } = row.envelope;
    table = table === null ? firstState(row.tableId, [row]) : evolveTable(table, row.envelope);
    if (event.type !== "game") continue;
    if (event.event.type === "dealt") begin = seq;
    if (event.event.type === "dealScored") begin = null;
  }
  return begin;
}

/** Names each person after the order in which they came. */
function withoutNames(event: TableEvent, numbers: Map<string, number>): TableEvent {
  const idOf = (userId: string) => {
    const number = numbers.get(userId) ?? numbers.size + 1;
    numbers.set(userId, number);
    return `member ${number}`;
  };
  if (event.type === "tableCreated") return { ...event, ownerId: idOf(event.ownerId) };
  return event.type === "seatTaken" ? { ...event, occupant: anonymous(event.occupant, idOf) } : event;
}

function anonymous(occupant: Occupant, idOf: (userId: string) => string): Occupant {
  if (occupant.kind === "human") return { kind: "human", userId: idOf(occupant.userId), name: idOf(occupant.userId) };
  return occupant.keptFor === undefined ? occupant : { ...occupant, keptFor: idOf(occupant.keptFor) };
}
