import { evolve, startPulya } from "@trelyazh/preferans";
import type { Table, TableEnvelope, TableEvent, TableMessage } from "./table.ts";

type Created = Extract<TableEvent, { type: "tableCreated" }>;

/** Returns the table as its first event makes it: every chair free, nothing played. */
export function newTable(id: string, created: Created, envelope: TableEnvelope): Table {
  return {
    id,
    ownerId: created.ownerId,
    settings: created.settings,
    turnSeconds: created.turnSeconds,
    ...(created.botLevel !== undefined && { botLevel: created.botLevel }),
    createdAt: envelope.at,
    status: "waiting",
    seats: Array.from({ length: created.settings.players }, () => null),
    turn: envelope.turn,
    pulya: null,
    seq: envelope.seq,
  };
}

/**
 * Folds an event into a table, on the server and on a viewer's projected table alike. The caller sees to it that the
 * envelope is the next one: `envelope.seq === table.seq + 1`.
 */
export function evolveTable(table: Table, envelope: TableEnvelope): Table {
  return { ...applyEvent(table, envelope), turn: envelope.turn, seq: envelope.seq };
}

function applyEvent(table: Table, envelope: TableEnvelope): Table {
  const { event } = envelope;
  switch (event.type) {
    case "tableCreated":
      return newTable(table.id, event, envelope);
    case "seatTaken":
      return { ...table, seats: table.seats.with(event.seat, event.occupant) };
    case "seatLeft":
      return { ...table, seats: table.seats.with(event.seat, null) };
    case "pulyaStarted":
      return { ...table, status: "playing", pulya: startPulya({ settings: table.settings, dealer: event.dealer }) };
    case "game":
      return applyGameEvent(table, event);
    case "tableClosed":
      return { ...table, status: "finished" };
    case "turnTimedOut":
    case "tableRecovered":
      return table;
    default:
      return event satisfies never;
  }
}

function applyGameEvent(table: Table, { event }: Extract<TableEvent, { type: "game" }>): Table {
  // A game event before `pulyaStarted` cannot be made by the table; a viewer's stream is checked for gaps.
  if (table.pulya === null) return table;
  const pulya = evolve(table.pulya, event);
  return { ...table, pulya, status: pulya.settlement === null ? table.status : "finished" };
}

/**
 * Takes the next message of `table.events` in: a snapshot replaces the table, an event or a blank moves it on, a repeat
 * changes nothing. Returns null when something is missing in between: then subscribe anew, without a `lastEventId`.
 */
export function receive(table: Table | null, message: TableMessage): Table | null {
  if (message.kind === "snapshot") return message.table;
  const seq = message.kind === "event" ? message.envelope.seq : message.seq;
  if (table === null || seq > table.seq + 1) return null;
  if (seq <= table.seq) return table;
  return message.kind === "event" ? evolveTable(table, message.envelope) : { ...table, seq };
}
