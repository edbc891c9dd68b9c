import type { JournalEntry } from "@trelyazh/db";
import { expect, test } from "vitest";
import { seatedTable } from "../../testing/in-memory/live-table.ts";
import { entryOf, rowOf } from "./journal-entries.ts";
import { firstState, replay } from "./replay.ts";

/** Settings that there were not when the club's first tables were made, in the table's and in the all-pass's part. */
const LATER = ["opennessAfterFirstCard", "fourfoldValues", "cleanForHandsOnly", "misereKeepsRow", "bombs"];

const withoutLater = (key: string, value: unknown): unknown => (LATER.includes(key) ? undefined : value);

/** An entry as it was stored before there were these settings. */
const asBefore = (entry: JournalEntry): JournalEntry => JSON.parse(JSON.stringify(entry), withoutLater) as JournalEntry; // the same but for some fields of the event

test("the journal of a table that was made before some settings existed gives the same table", async () => {
  const live = await seatedTable();
  for (let step = 0; step < 6; step += 1) await live.goOn();
  const stored = live.store.rows.map(entryOf);
  const before = stored.map(asBefore);
  expect(JSON.stringify(before)).not.toBe(JSON.stringify(stored));
  const [now, then] = [stored, before].map((entries) => {
    const rows = entries.map(rowOf);
    return replay(firstState(entries[0]?.tableId ?? "", rows), rows).at(-1)?.table;
  });
  expect(then).toEqual(now);
});
