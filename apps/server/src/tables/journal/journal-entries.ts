import type { JournalEntry } from "@trelyazh/db";
import { differences, PRESETS, settingsOfStored } from "@trelyazh/preferans";
import { kindOf } from "../../happenings.ts";
import type { TableEvent, Turn } from "@trelyazh/table";
import { LaterEvent } from "./store-faults.ts";
import type { DealSecret, JournalRow } from "./table-store.ts";

/** Grows when stored events change their shape or meaning; what is older is translated where it is read. */
const SCHEMA_VERSION = 2;

/** That of all events but the first one of a table that release 1 would play by other rules (decision 055). */
const FIRST_VERSION = 1;

/** What the journal keeps of an event; the secret never gets out of here into an envelope. */
interface Payload {
  readonly event: TableEvent;
  readonly secret?: DealSecret;
}

/** Returns an event as the journal stores it. */
export function entryOf({ tableId, envelope, command, secret }: JournalRow): JournalEntry<Payload, Turn> {
  const { seq, at, event, turn } = envelope;
  return {
    tableId,
    seq,
    at,
    kind: kindOf(event),
    actor: command?.seat ?? null,
    event: secret === null ? { event } : { event, secret },
    turn,
    schemaVersion: versionOf(event),
    command: command === null ? null : { id: command.id, part: command.part },
  };
}

/** Returns an event as it was stored; throws on one that this code does not know. */
export function rowOf(entry: JournalEntry): JournalRow {
  const { tableId, seq, at, actor, command, schemaVersion } = entry;
  if (schemaVersion < FIRST_VERSION || schemaVersion > SCHEMA_VERSION) {
    const Fault = schemaVersion > SCHEMA_VERSION ? LaterEvent : Error;
    throw new Fault(`event ${seq} of table ${tableId} is of version ${schemaVersion}`);
  }
  // Only `entryOf` writes entries, and the version says in which shape.
  const { event, secret } = entry.event as Payload;
  const turn = entry.turn as Turn | null;
  return {
    tableId,
    envelope: { seq, at, event: withAllSettings(event), turn },
    command: command === null || actor === null ? null : { id: command.id, part: command.part, seat: actor },
    secret: secret ?? null,
  };
}

/**
 * A table that release 1 could not have made says so in its first event: a node of that release does not read its journal and
 * hands it on to one that knows what is played there. What any release understands stays as it was.
 */
function versionOf(event: TableEvent): number {
  return event.type === "tableCreated" && !isAsInFirstRelease(event) ? SCHEMA_VERSION : FIRST_VERSION;
}

function isAsInFirstRelease({ settings, seatsBy, isUnlisted }: Extract<TableEvent, { type: "tableCreated" }>): boolean {
  const different = differences(settings, PRESETS.sochi).filter(({ setting }) => setting !== "closeBy.target");
  return different.length === 0 && seatsBy === undefined && isUnlisted === undefined;
}

/** A table that was made when there were fewer settings is played without those that came later. */
function withAllSettings(event: TableEvent): TableEvent {
  return event.type === "tableCreated" ? { ...event, settings: settingsOfStored(event.settings) } : event;
}
