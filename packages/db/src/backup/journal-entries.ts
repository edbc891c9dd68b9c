import type { Seat } from "@trelyazh/preferans";
import type { JournalEntry } from "../queries/journal.ts";
import { rowsOf } from "./copy-text.ts";
import { BackupError, type KeptTable } from "./format.ts";

/** The table of the journal; in a backup its rows come table by table, each in the order of its numbers. */
export const JOURNAL_TABLE = "table_events";

/** Yields the journal's entries in a piece of a backup. */
export function* journalEntriesIn({ columns }: KeptTable, text: Buffer): Generator<JournalEntry> {
  for (const values of rowsOf(text))
    yield entryOf(new Map(columns.map((column, index) => [column, values[index] ?? null])));
}

function entryOf(row: ReadonlyMap<string, string | null>): JournalEntry {
  const required = (column: string): string => {
    const value = row.get(column) ?? null;
    if (value === null) throw new BackupError("BROKEN", `an event has no ${column}`);
    return value;
  };
  const json = (column: string): unknown => JSON.parse(row.get(column) ?? "null");
  const commandId = row.get("command_id") ?? null;
  const actor = row.get("actor") ?? null;
  return {
    tableId: required("table_id"),
    seq: Number(required("seq")),
    at: new Date(required("created_at")).getTime(),
    kind: required("kind"),
    // A CHECK of the table holds it to the seats.
    actor: actor === null ? null : (Number(actor) as Seat),
    event: json("payload"),
    turn: json("turn"),
    schemaVersion: Number(required("schema_version")),
    command: commandId === null ? null : { id: commandId, part: Number(required("command_part")) },
  };
}
